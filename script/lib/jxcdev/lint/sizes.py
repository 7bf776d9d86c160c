"""Small files and small functions."""

import ast

from ..paths import ADDON, CHECKOUT
from .files import ending, lines

FILE = 300
FUNCTION = 30
VIEW = 250
VIEW_PLACES = tuple(f"{ADDON}/{place}/" for place in ("views", "wizard", "report"))


def findings(_workshop, tracked, _fix):
    """Files and functions that are too long."""
    found = []
    for name in ending(tracked, ".py", ".js", ".scss", ".xml"):
        limit = FILE
        if name.endswith(".xml"):
            if not name.startswith(VIEW_PLACES):
                continue
            limit = VIEW
        length = len(lines(name))
        if length > limit:
            found.append(f"{name}: {length} lines, at most {limit}")
    for name in ending(tracked, ".py"):
        if "tests" not in name.split("/"):
            found.extend(long_functions(name))
    return found


def long_functions(name):
    """Functions of a file that are too long."""
    try:
        tree = ast.parse((CHECKOUT / name).read_text(encoding="utf-8"))
    except SyntaxError as error:
        return [f"{name}: {error}"]
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return [
        f"{name}:{node.lineno}: {node.name} has {length} lines, at most {FUNCTION}"
        for node in functions
        if (length := node.end_lineno - node.lineno + 1) > FUNCTION
    ]
