"""Words for the person in front of the terminal, and the error that ends a command."""

import sys
import time

START = time.monotonic()


class Problem(Exception):
    """Something the person can remedy; the message says how."""


def step(text):
    """Announce a step that may take a while."""
    print(f"==> {text}", file=sys.stderr, flush=True)


def note(text):
    """Tell a detail of the current step."""
    lines = (f"    {line}" for line in text.splitlines())
    print(*lines, sep="\n", file=sys.stderr, flush=True)


def fail(text):
    """Tell what went wrong, indented below the first line."""
    first, *rest = text.strip().splitlines()
    print(
        f"error: {first}",
        *(f"       {line}" for line in rest),
        sep="\n",
        file=sys.stderr,
        flush=True,
    )


def elapsed():
    """Seconds since the command started, as text."""
    return f"{time.monotonic() - START:.0f} s"
