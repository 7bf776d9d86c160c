"""script/psql ARGS...: a client of the provisioned database server."""

import os

from .. import environment
from ..say import Problem


def main(arguments):
    """Replace this process by psql."""
    workshop = environment.provide()
    tool = workshop.tool("psql")
    try:
        os.execvpe(tool, [tool, *arguments], workshop.variables)
    except FileNotFoundError as error:
        raise Problem(
            "psql is not installed\nDebian: apt-get install postgresql-client"
        ) from error
