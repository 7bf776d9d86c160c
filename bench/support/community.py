"""Modules of the community, to measure beside this addon.

They are downloaded as published and only run, in a directory of their own.
"""

import subprocess

from jxcdev import venv
from jxcdev.paths import CHECKOUT, cache
from jxcdev.say import note, step


class Modules:
    """Packages of the community, unpacked into a directory of the cache.

    :param directory: its name
    :param label: what the packages are, for people
    """

    def __init__(self, directory, label, packages):
        self.home = cache() / "bench" / directory
        self.label = label
        self.packages = packages

    def provide(self, shop):
        """Make sure that the modules are there; False when they cannot be had."""
        if (self.home / ".complete").exists():
            return True
        step(f"Downloading {self.label}")
        command = [shop.python, "-m", "pip", "install", "--quiet", "--no-deps"]
        command += ["--disable-pip-version-check", "--upgrade", "--target", self.home]
        done = subprocess.run(
            [*command, *self.packages],
            capture_output=True,
            text=True,
            env=venv.clean_environment(),
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            note(f"cannot be had, measuring without: {reason}")
            return False
        (self.home / ".complete").touch()
        return True

    def versions(self):
        """Return the names of the packages with their versions."""
        found = self.home.glob("odoo_addon_*.dist-info")
        return sorted(
            path.stem.removeprefix("odoo_addon_").replace("-", " ") for path in found
        )

    def options(self):
        """Return the options that let Odoo find the modules beside the addon."""
        return (f"--addons-path={CHECKOUT},{self.home / 'odoo' / 'addons'}",)
