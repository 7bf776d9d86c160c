"""Remember the server this checkout started, safely against reused process ids."""

import json
import os
import signal
import time
from pathlib import Path

from .paths import state


def path():
    """The pid file of this checkout."""
    return state() / "server.json"


def born(pid):
    """The start time of a process in clock ticks, or None when it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]


def write(pid, **details):
    """Remember a process."""
    path().write_text(json.dumps({"pid": pid, "born": born(pid), **details}))


def read():
    """Return the remembered process when it still runs, or None."""
    try:
        known = json.loads(path().read_text())
    except (OSError, ValueError):
        return None
    return known if born(known["pid"]) == known["born"] is not None else None


def forget():
    """Remove the pid file."""
    path().unlink(missing_ok=True)


def stop(seconds=20):
    """End the remembered server; return what it was, or None."""
    known = read()
    if known:
        os.kill(known["pid"], signal.SIGINT)
        end = time.monotonic() + seconds
        while read() and time.monotonic() < end:
            time.sleep(0.2)
        if read():
            os.killpg(known["pid"], signal.SIGKILL)
    forget()
    return known
