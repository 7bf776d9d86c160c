"""Parts of a test run side by side, each with its output in a log file."""

import contextlib
import os
import re
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from . import children
from .outcome import Outcome, attempt
from .say import elapsed, note, step

MOST = 4
SHOWN = 300
INTERVAL = 60
# The suffix of a log that pytest writes; the others are Odoo's.
PYTEST = ".txt"
# A line of Odoo's log; what follows without a date belongs to it.
ODOO = re.compile(r"^\d{4}-\d\d-\d\d [\d:,]+ \d+ [A-Z]+ ")
DOTS = re.compile(r"^([.,uFEsxX]*)(?: *\[ *\d+%\])?$")


@dataclass
class Part:
    """One part: its name in the summary, its log, and what runs it."""

    name: str
    log: Path
    run: Callable

    def outcome(self):
        """Run the part; whatever ends it early is a failure of the part."""
        try:
            return attempt(self.name, self.run)
        except Exception as error:
            traceback.print_exc()
            return Outcome(self.name, failed=1, notes=[repr(error)[:300]])

    def progress(self):
        """How many tests have begun or ended, as far as the log tells."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        dots = map(DOTS.match, text.splitlines())
        count = text.count(": Starting Test") + sum(len(one[1]) for one in dots if one)
        return f"{self.name}: {count} tests"

    def show(self):
        """Print what pytest wrote, without its dots, or the errors in Odoo's log."""
        if self.log.exists():
            lines = self.log.read_text(errors="replace").splitlines()
            kept = (without_dots if self.log.suffix == PYTEST else errors)(lines)
            if kept:
                print(f"\n--- {self.name}", *kept, sep="\n", flush=True)


def without_dots(lines):
    """The lines of pytest's output that tell more than how far it is."""
    return [line for line in lines if line.strip() and not DOTS.match(line)]


def errors(lines):
    """The errors in the lines of Odoo's log, with the text that follows each."""
    found, inside = [], False
    for line in lines:
        if ODOO.match(line):
            inside = " ERROR " in line or " CRITICAL " in line
        if inside and line.strip():
            found.append(line)
    return found[:SHOWN]


def run(parts):
    """Run the parts, as many at once as there are lanes; return their outcomes."""
    width = max(2, min(MOST, os.cpu_count() or 2))
    step(f"{len(parts)} parts in {width} lanes")
    with ended_by_signals(), ThreadPoolExecutor(width) as pool:
        futures = {pool.submit(part.outcome): part for part in parts}
        try:
            follow(futures)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            note("ending what runs")
            children.stop_all()
            raise
    for part in parts:
        part.show()
    return [future.result() for future in futures]


def follow(futures):
    """Tell how far the parts are until all have ended."""
    pending = set(futures)
    while pending:
        done, pending = wait(pending, INTERVAL, FIRST_COMPLETED)
        for future in done:
            note(future.result().line().rstrip())
        if not done:
            running = [futures[one].progress() for one in pending if one.running()]
            note(f"{elapsed()}: {'; '.join(sorted(running))}")


@contextlib.contextmanager
def ended_by_signals():
    """Let a terminated run end its programs as Ctrl-C does: they do not hear of it."""
    # a shell lets what it starts in the background ignore Ctrl-C, and so would programs
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(one, signal.default_int_handler) for one in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
