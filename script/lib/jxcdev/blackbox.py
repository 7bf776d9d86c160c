"""Black-box tests: pytest against servers that the tests start themselves."""

import os
import time

from .paths import ADDON_DIR, CHECKOUT, state
from .say import step
from .whitebox import call, finished, shared_options

PLACE = CHECKOUT / "tests"


def run(workshop, database, targets, extra, part="black-box", log=None):
    """Run the tests below tests/; their databases are copies of the given one."""
    step(f"Black-box tests against a running server ({part})")
    report = state() / f"{database}-black.xml"
    report.unlink(missing_ok=True)
    variables = {**workshop.variables, "JXC_TEST_DATABASE": database}
    variables["PYTHONPATH"] = os.pathsep.join(
        str(CHECKOUT / place) for place in ("script/lib", "tests")
    )
    del variables["ODOO_RC"]
    command = [
        *(workshop.python, "-m", "pytest", "-p", "no:odoo", *shared_options(report)),
        *(targets or [PLACE]),
        *extra,
    ]
    started = time.monotonic()
    code = call(command, log, variables)
    return finished(part, report, code, time.monotonic() - started)


def rooms():
    """The test files by room, after the directories of the white-box tests.

    The files test_ROOM_*.py are those of a room; all others come first, as one.
    """
    names = [path.name for path in (ADDON_DIR / "tests").iterdir() if path.is_dir()]
    found = {"other": []}
    for file in sorted(PLACE.rglob("test_*.py")):
        fitting = [name for name in names if file.name.startswith(f"test_{name}_")]
        found.setdefault(fitting[0] if fitting else "other", []).append(file)
    return found
