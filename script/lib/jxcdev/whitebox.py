"""White-box tests of the addon: under Odoo's own runner and under pytest-odoo."""

import re
import subprocess
import time

from . import children, serving, system
from .outcome import Outcome, from_junit
from .paths import ADDON, ADDON_DIR, CHECKOUT, state
from .say import step

TOTALS = re.compile(
    r"(\d+) failed, (\d+) error\(s\) of (\d+) tests when loading database"
)
SKIP = re.compile(r"skipped .*?: (.*)$", re.M)
RUNNER = "white-box, Odoo's runner"
PYTEST = "white-box, pytest"
#: of how many files the whole run takes one under pytest, after all under Odoo's runner
SAMPLE = 6


def odoo_runner(workshop, database, action="-i", tags=f"/{ADDON}", part=RUNNER):
    """Install or upgrade the addon and run its tests as any Odoo server would."""
    step(f"White-box tests under Odoo's runner ({action} {ADDON}, tags {tags})")
    log = runner_log(database)
    started = time.monotonic()
    command = workshop.odoo_command(
        *(
            "-d",
            database,
            action,
            ADDON,
            "--test-tags",
            tags,
            "--stop-after-init",
            "--skip-auto-install",
        ),
        *(
            "--http-port",
            serving.free_port(),
            "--gevent-port",
            serving.free_port(),
            "--max-cron-threads=0",
        ),
        *("--screenshots", state() / "screenshots"),
    )
    code = children.run(command, log, env=workshop.variables)
    return runner_outcome(part, log, code, time.monotonic() - started)


def runner_log(database):
    """The log of Odoo's runner on a database."""
    return state() / "logs" / f"{database}-runner.log"


def runner_outcome(part, log, code, seconds):
    """Read the counts out of the log of Odoo's runner."""
    text = log.read_text(errors="replace")
    counts = [tuple(map(int, found)) for found in TOTALS.findall(text)]
    failed = sum(failures + errors for failures, errors, _total in counts)
    ran = sum(total for _failures, _errors, total in counts)
    skipped = len(re.findall(r": skipped '", text)) + len(
        re.findall(r"odoo.tests.*skipp(?:ed|ing) test", text)
    )
    outcome = Outcome(part, max(ran - failed - skipped, 0), failed, skipped, seconds)
    if code and not failed:
        outcome.failed = 1
    if outcome.failed:
        outcome.notes.extend(failing_tests(text)[:20])
        outcome.notes.append(f"log: {log}")
    return outcome


def failing_tests(text):
    """The names of the failed tests in a log, or its first errors."""
    names = re.findall(
        r"(?:FAIL|ERROR): ((?:\w+\.)?\w+\.\w+(?: \(.*?\))?)$", text, re.M
    )
    if names:
        return sorted(set(names))
    return [
        line[:200]
        for line in text.splitlines()
        if " ERROR " in line or " CRITICAL " in line
    ]


def sample():
    """The test files that the whole run repeats under pytest, from every room."""
    rooms = sorted({path.parent for path in (ADDON_DIR / "tests").glob("*/test_*.py")})
    return [
        path.relative_to(CHECKOUT)
        for room in rooms
        for path in sorted(room.glob("test_*.py"))[::SAMPLE]
    ]


def pytest_odoo(workshop, database, targets, extra, browser=True, log=None):
    """Run the addon's tests inside pytest; the addon must be installed already."""
    step(
        f"White-box tests under pytest{' with browser' if browser else ', no browser'}"
    )
    report = state() / f"{database}-white.xml"
    report.unlink(missing_ok=True)
    use_browser = browser and system.browser()
    command = [
        *(
            workshop.python,
            "-m",
            "pytest",
            f"--odoo-config={workshop.config}",
            f"--odoo-database={database}",
        ),
        *(["--odoo-http"] if use_browser else []),
        *("--odoo-extra", f"screenshots={state() / 'screenshots'}"),
        *shared_options(report),
        *(targets or [f"{ADDON}/tests"]),
        *extra,
    ]
    started = time.monotonic()
    code = call(command, log, workshop.variables)
    return finished(PYTEST, report, code, time.monotonic() - started)


def call(command, log, variables):
    """Run pytest in the terminal, or with its output in a log file."""
    command = [str(part) for part in command]
    if log:
        return children.run(command, log, cwd=CHECKOUT, env=variables)
    return subprocess.run(command, cwd=CHECKOUT, env=variables).returncode


def shared_options(report):
    """Options of every pytest run."""
    return (
        "-q",
        "-rfE",
        "-o",
        f"cache_dir={state() / 'pytest'}",
        f"--junitxml={report}",
    )


def finished(part, report, code, seconds):
    """Make an outcome out of pytest's report and exit code."""
    outcome = from_junit(part, report)
    outcome.seconds = seconds
    if code not in (0, 1, 5) and not outcome.failed:
        outcome.failed = 1
        outcome.notes.append(f"pytest ended with exit code {code}")
    return outcome
