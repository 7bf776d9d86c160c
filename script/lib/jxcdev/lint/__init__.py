"""Checks of the text of the project: style, sizes, well-formedness, private words."""

import time

from ..outcome import Outcome
from ..say import step
from . import files, javascript, python, readme, sizes, words, xml

CHECKS = {
    "ruff": python.ruff,
    "ruff format": python.formatted,
    "pylint-odoo": python.pylint_odoo,
    "XML well-formed": xml.findings,
    "file and function sizes": sizes.findings,
    "private words": words.findings,
    "JavaScript": javascript.findings,
    "README of the addon": readme.findings,
}


def outcome(workshop, fix=False):
    """Run every check; print what they find."""
    step("Lint")
    started = time.monotonic()
    result = Outcome("lint")
    tracked = files.tracked()
    for name, check in CHECKS.items():
        found = check(workshop, tracked, fix)
        if isinstance(found, files.Skipped):
            result.skipped += 1
            result.announced.append(f"{name}: {found.reason}")
        elif found:
            result.failed += 1
            result.notes.append(f"{name}: {len(found)} finding(s)")
            print(f"--- {name}", *found, sep="\n")
        else:
            result.passed += 1
    result.seconds = time.monotonic() - started
    return result
