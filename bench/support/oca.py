"""The approval modules of the community, to measure beside this addon.

They are downloaded as published and only run, in a directory of their own.
"""

import subprocess

from jxcdev import venv
from jxcdev.paths import CHECKOUT, cache
from jxcdev.say import note, step

MODULE = "purchase_tier_validation"
PACKAGES = (
    "odoo-addon-base_tier_validation==19.0.*",
    "odoo-addon-purchase_tier_validation==19.0.*",
)


def home():
    """The directory that the packages are unpacked to."""
    return cache() / "bench" / "tier_validation"


def provide(shop):
    """Make sure that the modules are there; False when they cannot be had."""
    if (home() / ".complete").exists():
        return True
    step("Downloading the community's approval modules")
    command = [shop.python, "-m", "pip", "install", "--quiet", "--no-deps"]
    command += ["--disable-pip-version-check", "--upgrade", "--target", home()]
    done = subprocess.run(
        [*command, *PACKAGES],
        capture_output=True,
        text=True,
        env=venv.clean_environment(),
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        note(f"they cannot be had, measuring without them: {reason}")
        return False
    (home() / ".complete").touch()
    return True


def versions():
    """Return the names of the packages with their versions."""
    found = home().glob("odoo_addon_*.dist-info")
    return sorted(
        path.stem.removeprefix("odoo_addon_").replace("-", " ") for path in found
    )


def options():
    """Return the options that let Odoo find the modules beside the addon."""
    return (f"--addons-path={CHECKOUT},{home() / 'odoo' / 'addons'}",)
