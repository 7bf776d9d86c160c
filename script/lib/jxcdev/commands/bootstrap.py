"""script/bootstrap: create what the other commands need, and nothing twice."""

import argparse

from .. import environment
from ..say import elapsed, note, step


def main(arguments):
    """Provide Odoo, Python, PostgreSQL."""
    parser = argparse.ArgumentParser(prog="script/bootstrap", description=__doc__)
    parser.parse_args(arguments)
    workshop = environment.provide()
    step(f"Ready after {elapsed()}")
    note(f"Odoo        {workshop.odoo.executable}")
    note(f"Python      {workshop.python}")
    note(f"PostgreSQL  host={workshop.server.host} user={workshop.server.user}")
    note(f"Config      {workshop.config}")
