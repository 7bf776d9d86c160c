"""Black-box tests: pytest against servers that the tests start themselves."""

import os
import subprocess
import time

from .paths import CHECKOUT, state
from .say import step
from .whitebox import finished, shared_options


def run(workshop, database, targets, extra):
    """Run the tests below tests/; their databases are copies of the given one."""
    step("Black-box tests against a running server")
    report = state() / f"{database}-black.xml"
    report.unlink(missing_ok=True)
    variables = {**workshop.variables, "JXC_TEST_DATABASE": database}
    variables["PYTHONPATH"] = os.pathsep.join(
        str(CHECKOUT / part) for part in ("script/lib", "tests")
    )
    del variables["ODOO_RC"]
    command = [
        *(workshop.python, "-m", "pytest", "-p", "no:odoo", *shared_options(report)),
        *(targets or ["tests"]),
        *extra,
    ]
    started = time.monotonic()
    code = subprocess.run(
        [str(part) for part in command], cwd=CHECKOUT, env=variables
    ).returncode
    return finished("black-box", report, code, time.monotonic() - started)
