"""Template databases: what the addon depends on, made once, copied in seconds."""

import ast
import hashlib
import shutil

from . import databases
from .lock import locked
from .paths import ADDON_DIR, cache, checkout_key, state
from .run import quiet
from .say import note, step

LANGUAGES = "en_US,zh_CN"


def depends():
    """The modules that the addon's manifest asks for."""
    manifest = ast.literal_eval((ADDON_DIR / "__manifest__.py").read_text())
    return sorted(manifest["depends"])


def name(workshop, demo=False):
    """A name that changes with Odoo and with the list of modules."""
    release = (workshop.odoo.library / "odoo/release.py").read_text()
    text = f"{release} {workshop.odoo.library} {','.join(depends())}"
    kind = "demo" if demo else "base"
    return f"jxc_{kind}_{hashlib.sha1(text.encode()).hexdigest()[:8]}"


def provide(workshop, demo=False):
    """Return the name of a template, making it when it is missing."""
    wanted = name(workshop, demo)
    if not databases.exists(workshop, wanted):
        with locked(f"template-{checkout_key()}-{wanted}"):
            if not databases.exists(workshop, wanted):
                make(workshop, wanted, demo)
    return wanted


def make(workshop, wanted, demo):
    """Restore the template from the shared cache or build it, then freeze it."""
    building = f"{wanted}_building"
    databases.drop(workshop, building)
    saved = cache() / "templates" / wanted
    if (saved / "complete").exists():
        restore(workshop, saved, building)
    else:
        install(workshop, building, demo)
        save(workshop, building, saved)
    databases.rename(workshop, building, wanted)
    freeze = f'ALTER DATABASE "{wanted}" WITH IS_TEMPLATE true ALLOW_CONNECTIONS false'
    databases.query(workshop, "postgres", freeze)


def install(workshop, building, demo):
    """Install the modules into a new database."""
    modules = ",".join(depends())
    step("Making a template database, one or two minutes")
    note(f"{modules}{', with demo data' if demo else ''}")
    databases.create(workshop, building)
    options = ["--with-demo"] if demo else []
    databases.run_odoo(
        workshop,
        state() / "logs" / f"{building}.log",
        *("-d", building, "-i", modules, "--load-language", LANGUAGES, *options),
        *(
            "--skip-auto-install",
            "--stop-after-init",
            "--no-http",
            "--max-cron-threads=0",
        ),
    )


def save(workshop, building, saved):
    """Keep a dump in the cache, for the next checkout and the next database server."""
    with locked(f"dump-{saved.name}"):
        shutil.rmtree(saved, ignore_errors=True)
        saved.mkdir(parents=True)
        command = [
            workshop.tool("pg_dump"),
            "-Fc",
            "-Z1",
            "-f",
            saved / "database.dump",
            building,
        ]
        quiet(
            command, "Debian: apt-get install postgresql-client", env=workshop.variables
        )
        store = databases.filestore(workshop, building)
        if store.exists():
            shutil.copytree(store, saved / "filestore")
        (saved / "complete").touch()


def restore(workshop, saved, building):
    """Fill a new database from the dump in the cache."""
    note(f"restoring the template database {saved.name}")
    databases.create(workshop, building)
    command = [
        workshop.tool("pg_restore"),
        "--no-owner",
        "-j2",
        "-d",
        building,
        saved / "database.dump",
    ]
    quiet(command, env=workshop.variables)
    databases.copy_filestore(
        saved / "filestore", databases.filestore(workshop, building)
    )
