"""Everything provisioned, as one object: paths, variables, configuration file."""

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import odoo_source, postgres, venv
from .paths import CHECKOUT, state

DEFAULT_PORT = "8069"


@dataclass(frozen=True)
class Workshop:
    """What the commands work with."""

    odoo: odoo_source.Odoo
    python: Path
    server: postgres.Server

    @cached_property
    def variables(self):
        """Environment for Odoo, pytest and PostgreSQL's programs."""
        values = {**os.environ, **self.server.environment()}
        binaries = [self.python.parent, self.server.binaries]
        values["PATH"] = os.pathsep.join(
            [*(str(path) for path in binaries if path), os.environ["PATH"]]
        )
        values["PYTHONPATH"] = str(self.odoo.library)
        values["PYTHONDONTWRITEBYTECODE"] = "1"
        values["QT_QPA_PLATFORM"] = "offscreen"
        values["ODOO_RC"] = str(self.config)
        values.pop("PGDATABASE", None)
        return values

    @cached_property
    def config(self):
        """Odoo's configuration file for this checkout and database server."""
        name = "odoo-safe.conf" if os.environ.get("JXC_PG_SAFE") == "1" else "odoo.conf"
        path = state() / name
        text = "[options]\n" + "".join(
            f"{key} = {value}\n" for key, value in self.settings().items()
        )
        if not path.exists() or path.read_text() != text:
            path.write_text(text)
            path.chmod(0o600)
        return path

    def settings(self):
        """The options that differ from Odoo's defaults."""
        password = {"db_password": self.server.password} if self.server.password else {}
        return {
            "addons_path": CHECKOUT,
            "data_dir": self.data,
            "db_host": self.server.host,
            "db_port": self.server.port,
            "db_user": self.server.user,
            **password,
            "http_interface": "127.0.0.1",
            "http_port": DEFAULT_PORT,
            "admin_passwd": "admin",
        }

    @property
    def data(self):
        """Odoo's data directory: file store and sessions."""
        profile = "safe" if os.environ.get("JXC_PG_SAFE") == "1" else "dev"
        return state() / f"data-{profile}"

    def odoo_command(self, *arguments):
        """A command line for Odoo; the executable itself, so that --workers works."""
        return [
            str(self.python),
            str(self.odoo.executable),
            *(str(part) for part in arguments),
        ]

    def tool(self, name):
        """One of PostgreSQL's programs."""
        found = (
            self.server.binaries / name if self.server.binaries else shutil.which(name)
        )
        return str(found or name)


def provide():
    """Create what is missing and return the workshop."""
    odoo = odoo_source.provide()
    python = venv.provide()
    return Workshop(odoo, python, postgres.provide())
