"""Dispatch `python -m jxcdev COMMAND ARGS...` to the module of that command."""

import importlib
import sys

from .say import Problem, fail

COMMANDS = (
    "bootstrap",
    "server",
    "test",
    "odoo",
    "psql",
    "db",
    "lint",
    "i18n",
    "dashboards",
    "bench",
    "screenshots",
)


def main():
    """Run one command; a Problem becomes a message and exit code 1."""
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        fail(f"unknown command; one of {', '.join(COMMANDS)}")
        return 2
    module = importlib.import_module(f"jxcdev.commands.{sys.argv[1]}")
    try:
        return module.main(sys.argv[2:]) or 0
    except Problem as problem:
        fail(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


sys.exit(main())
