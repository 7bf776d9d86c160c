"""Servers for the tests: a copy of a database and an Odoo process of its own."""

import os
import signal

from jxcdev import databases, serving, templates, testdb
from jxcdev.paths import state

from .client import Client


class Databases:
    """Makes the databases of one test run and removes them at its end."""

    def __init__(self, workshop, source):
        self.workshop = workshop
        self.source = source
        self.made = []

    def with_addon(self, label):
        """A copy of the database that has the addon installed."""
        return self.copy(self.source, label)

    def plain(self, label):
        """A database with the modules the addon depends on, without the addon."""
        return self.copy(templates.provide(self.workshop), label)

    def copy(self, source, label):
        """A copy of any database nobody is connected to."""
        name = f"{self.source}_{label}"
        databases.drop(self.workshop, name)
        databases.copy(self.workshop, source, name)
        self.made.append(name)
        return name

    def install(self, name):
        """Install the addon into a database of this run."""
        testdb.apply(self.workshop, name, "-i")

    def upgrade(self, name):
        """Upgrade the addon in a database of this run."""
        testdb.apply(self.workshop, name, "-u")

    def sql(self, name, statement):
        """Run SQL in a database and return psql's bare output."""
        return databases.query(self.workshop, name, statement)

    def shell(self, name, code):
        """Run Python code in Odoo's shell (`env` is there) and return its output."""
        log = state() / "logs" / f"{name}-shell.log"
        arguments = ("shell", "-d", name, "--no-http")
        return databases.run_odoo(self.workshop, log, *arguments, script=code)

    def close(self):
        """Drop what was made."""
        for name in self.made:
            databases.drop(self.workshop, name)


class TestServer:
    """A running Odoo with one database."""

    __test__ = False

    def __init__(self, workshop, database, workers=0, cron=0):
        self.workshop = workshop
        self.database = database
        self.workers = workers
        self.cron = cron
        self.running = None

    @property
    def url(self):
        """Where the server answers."""
        return self.running.url

    @property
    def log(self):
        """The text the server has logged so far."""
        return self.running.log.read_text(errors="replace")

    def start(self):
        """Start the server on a free port and wait for it."""
        log = state() / "logs" / f"{self.database}-server.log"
        port = serving.free_port()
        arguments = (self.workshop, self.database, port, log, self.workers, self.cron)
        self.running = serving.start(*arguments).wait()
        return self

    def stop(self):
        """End the server as an administrator would."""
        self.running.stop()

    def crash(self):
        """End the server and all its workers at once, as a power failure would."""
        os.killpg(self.running.process.pid, signal.SIGKILL)
        self.running.process.wait()

    def client(self, login="admin", password=None):
        """A session of one person."""
        return Client(self.url, self.database).login(login, password)
