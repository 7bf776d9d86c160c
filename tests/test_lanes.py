"""Lanes of script/test: what dies has failed, and an interruption ends all of them."""

import os
import signal
import subprocess
import sys
import time

import pytest
from jxcdev import children, lanes, whitebox
from jxcdev.outcome import Outcome
from jxcdev.say import Problem

SLEEPERS = """
import sys
from pathlib import Path
from jxcdev import children, lanes

def part(name):
    log = Path(sys.argv[1]) / name
    code = "import os, time; print(os.getpid(), flush=True); time.sleep(300)"
    command = [sys.executable, "-c", code]
    return lanes.Part(name, log, lambda: children.run(command, log))

lanes.run([part(name) for name in ("one", "two", "three", "four", "five", "six")])
"""


def test_whatever_ends_a_part_early_is_a_failure_of_the_part(tmp_path):
    def killed():
        code = "import os; os.kill(os.getpid(), 9)"
        code = children.run([sys.executable, "-c", code], tmp_path / "killed")
        return whitebox.finished("killed", tmp_path / "killed.xml", code, 1)

    def broken():
        raise ZeroDivisionError

    def refused():
        raise Problem("no disk left")

    def fine():
        return Outcome("fine", passed=3)

    parts = [
        lanes.Part(run.__name__, tmp_path / run.__name__, run)
        for run in (killed, broken, fine, refused)
    ]
    found = {one.part: (one.passed, one.failed) for one in lanes.run(parts)}
    failed = dict.fromkeys(("killed", "broken", "refused"), (0, 1))
    assert found == {**failed, "fine": (3, 0)}


def test_output_is_shown_without_what_is_only_progress(tmp_path):
    lines = ["....  [ 50%]", "..F.  [100%]", "", "E  assert 1 == 2", "1 failed in 2s"]
    assert lanes.without_dots(lines) == lines[3:]
    (tmp_path / "log").write_text("\n".join(lines))
    assert lanes.Part("part", tmp_path / "log", None).progress() == "part: 8 tests"
    day = "2026-11-28 13:32:48,503 4528"
    failure = [f"{day} ERROR db odoo.x: FAIL: Test.test", "Traceback", "  assert"]
    lines = [f"{day} INFO db odoo: start", "more", *failure, f"{day} INFO db odoo: end"]
    assert lanes.errors(lines) == failure


@pytest.mark.parametrize("number", (signal.SIGINT, signal.SIGTERM))
def test_interruption_ends_all_lanes(tmp_path, number):
    run = subprocess.Popen([sys.executable, "-c", SLEEPERS, str(tmp_path)])
    pids = eventually(lambda: len(started(tmp_path)) >= 2 and started(tmp_path))
    run.send_signal(number)
    assert run.wait(30)
    assert eventually(lambda: not any(map(alive, pids)))
    assert started(tmp_path) == pids


def started(directory):
    """The programs that have written their process ids."""
    texts = [path.read_text().split() for path in directory.iterdir()]
    return sorted(int(words[0]) for words in texts if words)


def alive(pid):
    """True when a process still runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(condition, seconds=20):
    """Return what a condition gives once it holds."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.1)
    return condition()
