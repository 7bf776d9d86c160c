"""File locks: two commands, or two checkouts, never build the same thing twice."""

import contextlib
import fcntl
import os

from .paths import cache
from .say import note


@contextlib.contextmanager
def locked(name):
    """Hold the lock of that name, waiting for another holder if there is one."""
    with open_lock(name) as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            note(f"waiting for another command that prepares {name}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def try_lock(name):
    """Return an open, locked file, or None when somebody else holds the lock."""
    handle = open_lock(name)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        return None
    return handle


def share(name):
    """Hold a lock together with others, until this process and what it becomes ends."""
    handle = open_lock(name)
    fcntl.flock(handle, fcntl.LOCK_SH)
    os.set_inheritable(handle.fileno(), True)
    return handle


def open_lock(name):
    """Open the lock file of that name."""
    directory = cache() / "locks"
    directory.mkdir(exist_ok=True)
    return (directory / f"{name}.lock").open("a")
