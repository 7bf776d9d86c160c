"""script/odoo ARGS...: the provisioned Odoo, its configuration and database."""

import os

from .. import environment


def main(arguments):
    """Replace this process by Odoo."""
    workshop = environment.provide()
    command = workshop.odoo_command(*arguments)
    os.execve(command[0], command, workshop.variables)
