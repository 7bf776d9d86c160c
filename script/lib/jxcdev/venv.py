"""The virtual environment with the pinned requirements."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from .lock import locked
from .paths import CHECKOUT, cache
from .run import quiet
from .say import Problem, step

REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
REMEDY = "Is the network reachable? pip must be able to download the pinned packages."


def path():
    """The environment's directory, named after Python and the requirements."""
    text = "".join((CHECKOUT / name).read_text() for name in REQUIREMENTS)
    digest = hashlib.sha1((sys.version + text).encode()).hexdigest()[:10]
    return (
        cache()
        / "venv"
        / f"py{sys.version_info.major}.{sys.version_info.minor}-{digest}"
    )


def provide():
    """Return the environment's Python, creating the environment if missing."""
    target = path()
    python = target / "bin/python"
    if not (target / ".complete").exists():
        with locked("venv"):
            if not (target / ".complete").exists():
                create(target, python)
    return python


def create(target, python):
    """Create the environment and install the requirements."""
    step("Creating the Python environment (about 70 packages)")
    shutil.rmtree(target, ignore_errors=True)
    quiet(
        [sys.executable, "-m", "venv", target], "Debian: apt-get install python3-venv"
    )
    lists = [part for name in REQUIREMENTS for part in ("-r", str(CHECKOUT / name))]
    command = [
        python,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--progress-bar=off",
        *lists,
    ]
    log = target / "install.log"
    with log.open("w") as output:
        done = subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, env=clean_environment()
        )
    if done.returncode:
        tail = "\n".join(log.read_text().splitlines()[-12:])
        raise Problem(f"pip could not install the requirements\n{tail}\n{REMEDY}")
    (target / ".complete").touch()


def clean_environment():
    """The variables without what would bring other Python packages in."""
    return {
        key: value
        for key, value in os.environ.items()
        if key not in ("PYTHONPATH", "PYTHONHOME")
    }


def site_packages(python):
    """The directory that holds the installed packages."""
    found = sorted(Path(python).parents[1].glob("lib/python3*/site-packages"))
    if not found:
        raise Problem(
            f"the Python environment {python} is broken: delete it and try again"
        )
    return found[0]
