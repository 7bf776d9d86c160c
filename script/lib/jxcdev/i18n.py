"""Translations: the template and the Chinese file, regenerated or checked."""

import json
import subprocess
import time

from . import databases
from .outcome import Outcome
from .paths import ADDON, ADDON_DIR, CHECKOUT, state
from .say import Problem, step

TEMPLATE = ADDON_DIR / "i18n" / f"{ADDON}.pot"
CHINESE = ADDON_DIR / "i18n" / "zh_CN.po"
PART = "translations (zh_CN)"
MERGE = CHECKOUT / "script/lib/translations/merge.py"


def export(workshop, name):
    """Export the terms of the addon from a database without demo data."""
    target = state() / f"{name}.pot"
    target.unlink(missing_ok=True)
    log = state() / "logs" / f"{name}-i18n.log"
    command = ("i18n", "export", "-c", workshop.config, "-d", name)
    databases.run_odoo(workshop, log, *command, "-l", "pot", "-o", target, "--", ADDON)
    if not target.exists():
        raise Problem(f"no terms were exported\nLog: {log}")
    return target


def merge(workshop, name, check):
    """Compare, or bring up to date, both files; return the findings per check."""
    exported = export(workshop, name)
    addons = workshop.odoo.library / "odoo/addons"
    if not (addons / "stock").exists():
        addons = workshop.odoo.library / "addons"
    command = [workshop.python, MERGE, exported, TEMPLATE, CHINESE, addons]
    done = subprocess.run(
        [*map(str, command), *(["--check"] if check else [])],
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise Problem(f"{MERGE.name} failed\n{done.stdout}")
    return json.loads(done.stdout)


def outcome(workshop, name):
    """Check that the files are up to date and complete."""
    step("Translations")
    started = time.monotonic()
    result = Outcome(PART)
    for check, found in merge(workshop, name, check=True).items():
        if found:
            result.failed += 1
            result.notes.append(f"{check}: {len(found)} finding(s); see script/i18n")
            print(f"--- {check}", *found[:40], sep="\n")
        else:
            result.passed += 1
    result.seconds = time.monotonic() - started
    return result
