"""The files of the project: what git tracks or would track."""

import subprocess
from dataclasses import dataclass

from ..paths import CHECKOUT


@dataclass(frozen=True)
class Skipped:
    """A check that could not run, and why."""

    reason: str


def tracked():
    """Paths relative to the checkout."""
    command = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        found = (path.relative_to(CHECKOUT) for path in CHECKOUT.rglob("*"))
        names = sorted(str(path) for path in found if not hidden(path))
    else:
        names = sorted(set(filter(None, done.stdout.split("\0"))))
    return [name for name in names if (CHECKOUT / name).is_file()]


def hidden(path):
    """True for what no check looks at when there is no git."""
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)


def ending(names, *suffixes):
    """Those of the names that end like this."""
    return [name for name in names if name.endswith(suffixes)]


def lines(name):
    """The lines of a file."""
    return (CHECKOUT / name).read_text(encoding="utf-8", errors="replace").splitlines()


def run(command, cwd=CHECKOUT, env=None):
    """Run a checker; return its output lines when it complains."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if not done.returncode:
        return []
    return [line for line in done.stdout.splitlines() if line.strip()] or ["failed"]
