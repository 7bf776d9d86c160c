"""Databases with the addon installed, for tests."""

import contextlib
import hashlib
import json
import os

from . import databases, templates
from .lock import try_lock
from .paths import ADDON, ADDON_DIR, checkout_key, state
from .say import Problem, note, step

IGNORED = ("tests", "readme", "__pycache__")
SLOTS = 6


def digest():
    """A hash of the files that an upgrade of the addon reads."""
    result = hashlib.sha1()
    for path in sorted(ADDON_DIR.rglob("*")):
        inner = path.relative_to(ADDON_DIR)
        if path.is_file() and not set(inner.parts) & set(IGNORED):
            result.update(f"{inner}\0".encode() + path.read_bytes())
    return result.hexdigest()


def copy_template(workshop, name):
    """Make a database with what the addon depends on."""
    databases.drop(workshop, name)
    databases.copy(workshop, templates.provide(workshop), name)


def install(workshop, name):
    """Make a database out of the template and install the addon into it."""
    copy_template(workshop, name)
    apply(workshop, name, "-i")


def apply(workshop, name, action):
    """Install (-i) or upgrade (-u) the addon."""
    databases.run_odoo(
        workshop,
        state() / "logs" / f"{name}.log",
        *(
            "-d",
            name,
            action,
            ADDON,
            "--stop-after-init",
            "--skip-auto-install",
            "--no-http",
        ),
    )
    if not databases.installed(workshop, name, ADDON):
        raise Problem(
            f"{ADDON} is not installed in {name} although Odoo reported no error"
        )


@contextlib.contextmanager
def reusable(workshop):
    """Yield a database that is upgraded when files changed; nobody else uses it."""
    number, lock = free_slot()
    name = f"jxc_fast_{number}"
    try:
        refresh(workshop, name)
        yield name
    finally:
        lock.close()


def free_slot():
    """The first slot that no other run of this checkout holds."""
    for number in range(1, SLOTS + 1):
        lock = try_lock(f"fast-{checkout_key()}-{number}")
        if lock:
            return number, lock
    raise Problem(
        f"{SLOTS} test runs of this checkout are under way; wait for one to end"
    )


def refresh(workshop, name):
    """Bring a reusable database up to the files, from scratch when it must be."""
    record = state() / f"{name}.json"
    wanted = {
        "template": templates.provide(workshop),
        "digest": digest(),
        "server": workshop.server.host,
    }
    known = json.loads(record.read_text()) if record.exists() else {}
    if known == wanted and databases.exists(workshop, name):
        return
    record.unlink(missing_ok=True)
    same = {key: known.get(key) for key in ("template", "server")} == {
        key: wanted[key] for key in ("template", "server")
    }
    if not (same and databases.exists(workshop, name) and upgraded(workshop, name)):
        step(f"Installing the addon into {name}")
        install(workshop, name)
    record.write_text(json.dumps(wanted))


def upgraded(workshop, name):
    """Try to upgrade; a database that cannot be upgraded is made anew."""
    step(f"Upgrading the addon in {name}")
    try:
        apply(workshop, name, "-u")
    except Problem as problem:
        note(f"upgrade failed, starting from the template: {problem}")
        return False
    return True


@contextlib.contextmanager
def temporary(workshop, keep=False):
    """Yield the first part of the names of this run's databases, removed at the end."""
    name = f"jxc_test_{os.getpid()}"
    try:
        yield name
    finally:
        if not keep:
            for leftover in databases.names(workshop, f"{name}_"):
                databases.drop(workshop, leftover)
