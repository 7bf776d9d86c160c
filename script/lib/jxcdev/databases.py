"""Databases: create, copy and drop them together with their file stores."""

import re
import shutil
import subprocess

from .run import quiet
from .say import Problem


def filestore(workshop, name):
    """The directory that holds a database's attachments."""
    return workshop.data / "filestore" / name


def query(workshop, name, statement):
    """Run SQL and return the bare output."""
    command = [
        workshop.tool("psql"),
        "-X",
        "-q",
        "-A",
        "-t",
        "-v",
        "ON_ERROR_STOP=1",
        "-d",
        name,
        "-c",
        statement,
    ]
    return quiet(command, env=workshop.variables).strip()


def exists(workshop, name):
    """True when the server has a database of that name."""
    escaped = name.replace("'", "''")
    return (
        query(
            workshop,
            "postgres",
            f"SELECT 1 FROM pg_database WHERE datname = '{escaped}'",
        )
        == "1"
    )


def names(workshop, prefix=""):
    """The databases whose name starts with the prefix."""
    rows = query(
        workshop, "postgres", "SELECT datname FROM pg_database ORDER BY 1"
    ).splitlines()
    return [row for row in rows if row.startswith(prefix)]


def create(workshop, name):
    """Make an empty database; Odoo's own way needs extensions that may be missing."""
    options = ("-T", "template0", "-E", "UTF8", "--lc-collate=C")
    quiet([workshop.tool("createdb"), *options, name], env=workshop.variables)


def copy(workshop, source, target):
    """Make a new database out of another one, attachments included."""
    if exists(workshop, target):
        raise Problem(
            f"database {target} exists already\nDrop it first: script/db drop {target}"
        )
    quiet([workshop.tool("createdb"), "-T", source, target], env=workshop.variables)
    copy_filestore(filestore(workshop, source), filestore(workshop, target))


def copy_filestore(source, target):
    """Link the files: Odoo never changes a stored file in place."""
    shutil.rmtree(target, ignore_errors=True)
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        quiet(["cp", "-al", source, target])


def drop(workshop, name):
    """Remove a database and its attachments, ending its connections."""
    quiet(
        [workshop.tool("dropdb"), "--if-exists", "--force", name],
        env=workshop.variables,
    )
    shutil.rmtree(filestore(workshop, name), ignore_errors=True)


def rename(workshop, old, new):
    """Give a database its final name once it is complete."""
    query(workshop, "postgres", f'ALTER DATABASE "{old}" RENAME TO "{new}"')
    if filestore(workshop, old).exists():
        shutil.rmtree(filestore(workshop, new), ignore_errors=True)
        filestore(workshop, old).rename(filestore(workshop, new))


def run_odoo(workshop, log, *arguments, script=None):
    """Run Odoo to its end, its output in a log file; raise when it reports errors."""
    log.parent.mkdir(parents=True, exist_ok=True)
    command = workshop.odoo_command(*arguments)
    with log.open("w") as output:
        done = subprocess.run(
            command,
            input=script,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
            env=workshop.variables,
        )
    text = log.read_text(errors="replace")
    found = complaints(text)
    if done.returncode or found:
        tail = "\n".join(found[:8] or text.splitlines()[-15:])
        raise Problem(
            f"Odoo ended with exit code {done.returncode}\n{tail}\nLog: {log}"
        )
    return text


def complaints(text):
    """The errors in a log, each with the exception that ends its traceback."""
    lines = text.splitlines()
    errors = (" ERROR ", " CRITICAL ")
    if not any(word in line for line in lines for word in errors):
        return []
    wanted = re.compile(r" (?:ERROR|CRITICAL) |^[\w.]*(?:Error|Exception|Warning)\b: ")
    return [line[:300] for line in lines if wanted.search(line)]


def installed(workshop, name, module):
    """True when a module is installed in the database."""
    statement = f"SELECT state FROM ir_module_module WHERE name = '{module}'"
    return query(workshop, name, statement) == "installed"
