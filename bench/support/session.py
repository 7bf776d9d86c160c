"""Several databases in one Odoo process, called the way a client's request is served."""

import logging
import os
import time
from contextlib import contextmanager
from dataclasses import dataclass

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import Registry
from odoo.sql_db import close_db
from odoo.tools import config


@dataclass(frozen=True)
class Cost:
    """What one call cost: wall clock and this process' CPU in seconds, SQL queries."""

    wall: float
    cpu: float
    queries: int


def boot(*options):
    """Configure Odoo once for this process, without a server."""
    arguments = ["-c", os.environ["ODOO_RC"], "--no-http", "--max-cron-threads=0"]
    arguments += ["--log-level=error", *options]
    config.parse_config(arguments, setup_logging=True)
    logging.getLogger("odoo").setLevel(logging.ERROR)


class Database:
    """One database and the user who acts in it."""

    def __init__(self, name, uid=SUPERUSER_ID):
        self.name = name
        self.uid = uid
        self.registry = Registry(name)

    def acting(self, uid):
        """Return the same database for another user."""
        other = object.__new__(Database)
        other.name, other.uid, other.registry = self.name, uid, self.registry
        return other

    @contextmanager
    def environment(self, commit=True):
        """Yield a new environment on a new cursor; commit or roll back at the end."""
        with self.registry.cursor() as cursor:
            env = api.Environment(cursor, self.uid, {})
            yield env(context=dict(env["res.users"].context_get()))
            env.flush_all()
            if commit:
                cursor.commit()
            else:
                cursor.rollback()

    def run(self, function, *arguments, commit=True):
        """Carry out ``function(env, ...)`` as one request."""
        with self.environment(commit) as env:
            return function(env, *arguments)

    def measure(self, function, *arguments, commit=True):
        """Carry out ``function(env, ...)`` and return its :class:`Cost`."""
        with self.registry.cursor() as cursor:
            env = api.Environment(cursor, self.uid, {})
            env = env(context=dict(env["res.users"].context_get()))
            before = cursor.sql_log_count
            wall, cpu = time.perf_counter(), time.process_time()
            function(env, *arguments)
            env.flush_all()
            if commit:
                cursor.commit()
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            queries = cursor.sql_log_count - before
            cursor.rollback()
        return Cost(wall, cpu, queries)


def close(name):
    """Let go of a database, so that it can be copied or renamed."""
    Registry.delete(name)
    close_db(name)
