"""script/bench: side-by-side measurements; see bench/README.md.

script/bench               list the benchmarks
script/bench NAME [ARGS]   run one, on a database server with PostgreSQL's own defaults
"""

import ast
import os
from pathlib import Path

from .. import environment
from ..paths import CHECKOUT
from ..say import Problem

BENCH = CHECKOUT / "bench"


def main(arguments):
    """Replace this process by one benchmark."""
    known = benchmarks()
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        print("\n".join(f"  {name:10} {about}" for name, about in known.items()))
        return
    name, *rest = arguments
    if name not in known:
        raise Problem(f"no benchmark {name!r}\nThere are: {', '.join(known)}")
    # figures are only comparable with PostgreSQL's defaults, not with a test server's
    os.environ.setdefault("JXC_PG_SAFE", "1")
    workshop = environment.provide()
    os.chdir(CHECKOUT)
    paths = (workshop.odoo.library, Path(__file__).parents[2], CHECKOUT)
    variables = workshop.variables
    variables["PYTHONPATH"] = os.pathsep.join(str(path) for path in paths)
    python = str(workshop.python)
    os.execve(python, [python, "-m", f"bench.{name}", *rest], variables)


def benchmarks():
    """The benchmarks and what each of them says about itself."""
    found = {}
    for path in sorted(BENCH.glob("[a-z]*.py")):
        text = ast.get_docstring(ast.parse(path.read_text())) or ""
        found[path.stem] = text.partition("\n")[0].partition(": ")[2]
    return found
