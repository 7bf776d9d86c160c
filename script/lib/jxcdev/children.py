"""Programs that write to a log file, and end when this command ends."""

import os
import signal
import subprocess
import threading
import time

from .say import Problem

PATIENCE = 60

# Those that run, and whether further ones may start.
RUNNING = set()
ENDING = threading.Event()
LOCK = threading.Lock()


def run(command, log, **options):
    """Run a program to its end and return its exit code.

    It has a session of its own, so that it hears of Ctrl-C once: from :func:`stop`.
    """
    process = start(command, log, **options)
    try:
        return process.wait()
    except BaseException:
        stop([process])
        raise
    finally:
        RUNNING.discard(process)


def start(command, log, **options):
    """Start a program with its output in a log file."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with LOCK, log.open("w") as output:
        if ENDING.is_set():
            raise Problem("interrupted")
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **options,
        )
        RUNNING.add(process)
    return process


def stop_all():
    """End what runs; nothing starts any more."""
    with LOCK:
        ENDING.set()
        running = list(RUNNING)
    stop(running)


def stop(processes, seconds=PATIENCE):
    """Interrupt programs, which may tidy up; end those that take too long."""
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
    end = time.monotonic() + seconds
    for process in processes:
        try:
            process.wait(max(0, end - time.monotonic()))
        except (subprocess.TimeoutExpired, KeyboardInterrupt):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
