"""script/server: Odoo with the addon and a demo company, from nothing.

Creates what is missing (Odoo, Python packages, PostgreSQL, database), starts the
server, prints its address and the logins. Ctrl-C or --stop ends it.
"""

import argparse
import signal

from .. import (
    demo,
    environment,
    logins,
    pidfile,
    postgres,
    serving,
    system,
)
from ..paths import state
from ..say import Problem, elapsed, note, step


def main(arguments):
    """Start or stop the server."""
    options = parse(arguments)
    if options.stop:
        return stop()
    if report_running(options):
        return 0
    check_port(options.port)
    workshop = environment.provide()
    for part in system.provide(system.PDF, system.FONT):
        note(part.remedy)
    demo.prepare(workshop, options.db, options.fresh)
    check_port(options.port)
    step("Starting Odoo")
    running = start(workshop, options)
    announce(running, options)
    return 0 if options.background else attend(running)


def parse(arguments):
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="script/server",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--db", default="jxc_demo", help="database (default: jxc_demo)")
    parser.add_argument("--port", type=int, default=8069, help="port (default: 8069)")
    parser.add_argument("--workers", type=int, default=0, help="worker processes")
    parser.add_argument("--fresh", action="store_true", help="make the database anew")
    parser.add_argument("--background", action="store_true", help="return at once")
    parser.add_argument("--stop", action="store_true", help="end what this started")
    return parser.parse_args(arguments)


def stop():
    """End the server, and the database server when nobody else uses it."""
    known = pidfile.stop()
    print(f"stopped Odoo on port {known['port']}" if known else "no server was running")
    for name in postgres.stop_if_idle():
        print(f"stopped PostgreSQL {name}")
    return 0


def report_running(options):
    """Tell about a server that already runs; refuse what contradicts it."""
    known = pidfile.read()
    if not known:
        return False
    same = known["port"] == options.port and known["db"] == options.db
    if options.fresh or not same:
        raise Problem(
            f"this checkout's server already runs on port {known['port']} "
            f"with database {known['db']}\nEnd it first: script/server --stop"
        )
    print(
        f"\nAlready running: http://{serving.HOST}:{known['port']}\n\n{logins.table()}"
    )
    return True


def check_port(port):
    """Refuse a port that somebody else listens on."""
    if serving.taken(port):
        raise Problem(
            f"port {port} is taken by another program\n"
            f"Choose another one: script/server --port {port + 1}"
        )


def start(workshop, options):
    """Start Odoo, wait for it, remember it."""
    log = state() / "logs" / "server.log"
    running = serving.start(
        workshop, options.db, options.port, log, options.workers, cron=1
    )
    pidfile.write(running.process.pid, port=options.port, db=options.db)
    return running.wait()


def announce(running, options):
    """Print the address and the logins."""
    print(f"\nOdoo runs at {running.url} with database {options.db} ({elapsed()})\n")
    print(logins.table())
    print("\n  The password is the login. Preferences offer English and 简体中文.")
    print(f"  Log: {running.log}")
    print(
        f"  Stop: {'script/server --stop' if options.background else 'Ctrl-C'}",
        flush=True,
    )


def attend(running):
    """Stay until the server ends or somebody asks this command to end."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return running.process.wait()
    except KeyboardInterrupt:
        print("\nStopping", flush=True)
        return 0
    finally:
        running.stop()
        pidfile.forget()
