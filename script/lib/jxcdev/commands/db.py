"""script/db: list, make, copy and drop databases of this checkout's server.

script/db list                 every database
script/db template [--demo]    make the template if missing and print its name
script/db new NAME [--demo]    a new database out of the template (addon not installed)
script/db copy OLD NEW         a copy with its attachments
script/db drop NAME...         remove databases and their attachments
script/db stop                 stop this checkout's database server
"""

import argparse

from .. import databases, environment, postgres, templates


def main(arguments):
    """Carry out one subcommand."""
    parser = argparse.ArgumentParser(
        prog="script/db",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "action", choices=("list", "template", "new", "copy", "drop", "stop")
    )
    parser.add_argument("names", nargs="*")
    parser.add_argument("--demo", action="store_true", help="with Odoo's own demo data")
    options = parser.parse_args(arguments)
    expected = {"new": 1, "copy": 2}.get(options.action)
    if expected is not None and len(options.names) != expected:
        parser.error(f"{options.action} takes {expected} name(s)")
    if options.action == "stop":
        print("\n".join(postgres.stop_if_idle()) or "nothing stopped")
        return
    act(environment.provide(), options)


def act(workshop, options):
    """Carry out a subcommand that needs the server."""
    if options.action == "list":
        print("\n".join(databases.names(workshop)))
    elif options.action == "template":
        print(templates.provide(workshop, options.demo))
    elif options.action == "new":
        databases.copy(
            workshop, templates.provide(workshop, options.demo), options.names[0]
        )
    elif options.action == "copy":
        databases.copy(workshop, *options.names)
    else:
        for name in options.names:
            databases.drop(workshop, name)
