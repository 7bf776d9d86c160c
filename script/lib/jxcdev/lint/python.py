"""Python: ruff, and pylint with its Odoo plugin."""

from ..paths import ADDON, CHECKOUT, state
from .files import run

# A model is split over files on purpose: no file grows beyond its limit. A guarded
# create() or write() is left through a private method that calls the original.
SPLIT_MODELS = (
    "--disable=consider-merging-classes-inherited,super-method-mismatch,"
    "method-required-super"
)
PLACES = (ADDON, "script/lib", "tests", "bench")


def places():
    """The directories that hold Python."""
    return [place for place in PLACES if (CHECKOUT / place).exists()]


def ruff(workshop, _tracked, fix):
    """Style and likely mistakes."""
    options = ["--fix"] if fix else []
    command = [workshop.python, "-m", "ruff", "check", "--output-format=concise"]
    return run([*command, *cache(), *options, *places()])


def formatted(workshop, _tracked, fix):
    """Layout."""
    options = [] if fix else ["--check"]
    command = [workshop.python, "-m", "ruff", "format", "--quiet"]
    return run([*command, *cache(), *options, *places()])


def cache():
    """Keep ruff's cache out of the checkout."""
    return ["--cache-dir", state() / "ruff"]


def pylint_odoo(workshop, _tracked, _fix):
    """Odoo's conventions; settings are in .pylintrc."""
    command = [workshop.python, "-m", "pylint", "--rcfile=.pylintrc"]
    return run([*command, "--disable=all", "--enable=odoolint", SPLIT_MODELS, ADDON])
