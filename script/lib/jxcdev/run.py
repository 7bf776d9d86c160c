"""Run other programs."""

import shlex
import subprocess

from .say import Problem


def quiet(command, remedy="", **kwargs):
    """Run a command, show its last lines only when it fails, return its output."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            **kwargs,
        )
    except FileNotFoundError as error:
        raise Problem(f"{command[0]} is not installed\n{remedy}") from error
    if done.returncode:
        raise Problem(failure(command, done, remedy))
    return done.stdout


def failure(command, done, remedy):
    """Describe a failed command: what it was, what it said, what to do."""
    tail = "\n".join(done.stdout.strip().splitlines()[-15:])
    text = shlex.join(str(part) for part in command)
    return f"{text[:300]} ended with exit code {done.returncode}\n{tail}\n{remedy}"
