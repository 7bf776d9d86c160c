"""Odoo 19.0: found through ODOO_HOME, or unpacked into the cache."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import debian
from .lock import locked
from .paths import cache
from .run import quiet
from .say import Problem, note, step

SERIES = "19.0"
PACKAGE = "odoo-19"
# The web client links to files that Debian keeps in packages of their own.
COMPANIONS = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-font-awesome",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-inconsolata",
    "fonts-ocr-b",
)
# Debian leaves this file out; its absence breaks every page in test mode.
STRIPPED = "addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
GIT_URL = "https://github.com/odoo/odoo"
REMEDY = (
    f"Set ODOO_HOME to a checkout or installation of Odoo {SERIES},\n"
    "or run this on Debian with its package mirror, or where GitHub can be reached."
)


@dataclass(frozen=True)
class Odoo:
    """An Odoo: the directory that holds the Python package, and its executable."""

    library: Path
    executable: Path
    version: str


def find(prefix):
    """Return the Odoo below a prefix, a checkout or an installation, or None."""
    places = [
        prefix,
        *prefix.glob("usr/lib/python3/dist-packages"),
        *prefix.glob("lib/python3*/site-packages"),
    ]
    library = next((p for p in places if (p / "odoo/release.py").exists()), None)
    if library is None:
        return None
    names = ("odoo-bin", "usr/bin/odoo", "bin/odoo", "../../../bin/odoo", "setup/odoo")
    executable = next(
        (prefix / name for name in names if (prefix / name).is_file()), None
    )
    return executable and Odoo(library, executable.resolve(), series(library))


def series(library):
    """Read the version out of release.py without importing it."""
    text = (library / "odoo/release.py").read_text()
    found = re.search(r"^version_info = \((\d+|'[^']*'), (\d+), (\d+)", text, re.M)
    return ".".join(found.group(1, 2)).replace("'", "") if found else "unknown"


def provide():
    """Return the Odoo to use, fetching it first when it is missing."""
    home = os.environ.get("ODOO_HOME")
    if home:
        return checked(Path(home).expanduser().absolute(), "ODOO_HOME")
    prefix = cache() / "odoo" / SERIES
    if not (prefix / ".complete").exists():
        with locked("odoo"):
            if not (prefix / ".complete").exists():
                fetch(prefix)
    return checked(prefix, "the cache")


def checked(prefix, origin):
    """Return the Odoo below the prefix or say what is wrong with it."""
    odoo = find(prefix)
    if odoo is None:
        raise Problem(f"no Odoo in {prefix} ({origin})\n{REMEDY}")
    if odoo.version != SERIES:
        raise Problem(
            f"{prefix} ({origin}) is Odoo {odoo.version}, not {SERIES}\n{REMEDY}"
        )
    return odoo


def fetch(prefix):
    """Fill the prefix, completely or not at all."""
    building = prefix.with_name(prefix.name + ".building")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    try:
        from_debian(building)
    except Problem as problem:
        note(str(problem))
        from_git(building)
    (building / ".complete").touch()
    shutil.rmtree(prefix, ignore_errors=True)
    building.rename(prefix)


def from_debian(prefix):
    """Unpack Debian's package and the packages its web client links to."""
    if not debian.available():
        raise Problem("this is not a Debian system: no Debian package of Odoo")
    step(f"Downloading Odoo {SERIES} (Debian package {PACKAGE}, about 135 MB)")
    wanted = [f"{PACKAGE}/sid", *(f"{name}/trixie" for name in COMPANIONS)]
    archives = debian.download(wanted, ("sid", "trixie"))
    debian.unpack(archives, prefix)
    library = prefix / "usr/lib/python3/dist-packages"
    # A second, incomplete copy of the addons that the package leaves beside them.
    shutil.rmtree(library / "addons", ignore_errors=True)
    stripped = library / "odoo" / STRIPPED
    stripped.parent.mkdir(parents=True, exist_ok=True)
    stripped.touch()
    for archive in archives:
        archive.unlink(missing_ok=True)


def from_git(prefix):
    """Clone the 19.0 branch."""
    step(f"Cloning Odoo {SERIES} from {GIT_URL}")
    command = ["git", "clone", "--depth", "1", "--branch", SERIES, GIT_URL, prefix]
    quiet(command, REMEDY, env={**os.environ, "GIT_TERMINAL_PROMPT": "0"})
