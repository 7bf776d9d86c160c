"""script/bench NAME ARGS...: run a measurement of bench/; without a name, list them.

Uses a database server with PostgreSQL's own settings; JXC_PG_SAFE=0 takes the relaxed
one that everything else uses.
"""

import ast
import os

from .. import environment
from ..paths import CHECKOUT
from ..say import Problem

RUN = """
import importlib, sys
sys.argv[0] = "script/bench {name}"
sys.exit(importlib.import_module("bench.{name}").main())
"""


def main(arguments):
    """List the measurements, or become one."""
    found = measurements()
    if not arguments or arguments[0] in ("-h", "--help"):
        lines = [f"  {one:<12} {text}" for one, text in found.items()]
        print(__doc__.strip(), "", *lines, sep="\n")
        return 0
    name, *rest = arguments
    if name not in found:
        known = ", ".join(found) or "none"
        raise Problem(f"no measurement {name!r}; there are: {known}")
    os.environ.setdefault("JXC_PG_SAFE", "1")
    workshop = environment.provide()
    variables = dict(workshop.variables)
    places = (workshop.odoo.library, CHECKOUT / "script/lib", CHECKOUT)
    variables["PYTHONPATH"] = os.pathsep.join(map(str, places))
    python = str(workshop.python)
    os.chdir(CHECKOUT)
    os.execve(python, [python, "-c", RUN.format(name=name), *rest], variables)


def measurements():
    """The modules of bench/ that have a main(), with the first line of their text."""
    found = {}
    for path in sorted((CHECKOUT / "bench").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if any(getattr(node, "name", "") == "main" for node in tree.body):
            text = ast.get_docstring(tree) or ""
            found[path.stem] = text.splitlines()[0] if text else ""
    return found
