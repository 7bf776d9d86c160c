"""White-box tests of the addon: under Odoo's own runner and under pytest-odoo."""

import re
import subprocess
import time

from . import serving, system
from .outcome import Outcome, from_junit
from .paths import ADDON, CHECKOUT, state
from .say import step

TOTALS = re.compile(
    r"(\d+) failed, (\d+) error\(s\) of (\d+) tests when loading database"
)
SKIP = re.compile(r"skipped .*?: (.*)$", re.M)


def odoo_runner(
    workshop, database, action="-i", tags=f"/{ADDON}", part="white-box, Odoo's runner"
):
    """Install or upgrade the addon and run its tests as any Odoo server would."""
    step(f"White-box tests under Odoo's runner ({action} {ADDON}, tags {tags})")
    log = state() / "logs" / f"{database}-runner.log"
    started = time.monotonic()
    code = logged(
        workshop,
        log,
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
    return runner_outcome(part, log, code, time.monotonic() - started)


def logged(workshop, log, *arguments):
    """Run Odoo with its output in a log file; return the exit code."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        command = workshop.odoo_command(*arguments)
        return subprocess.run(
            command, stdout=output, stderr=subprocess.STDOUT, env=workshop.variables
        ).returncode


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


def pytest_odoo(workshop, database, targets, extra, browser=True):
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
    code = subprocess.run(
        [str(part) for part in command], cwd=CHECKOUT, env=workshop.variables
    ).returncode
    return finished("white-box, pytest", report, code, time.monotonic() - started)


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
