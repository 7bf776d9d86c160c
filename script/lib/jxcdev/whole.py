"""The whole run: all parts in lanes, each on databases of its own."""

from concurrent.futures import Future

from . import blackbox, databases, demo, i18n, lanes, lint, testdb, whitebox
from .lanes import PYTEST, Part
from .outcome import attempt
from .paths import state


def run(workshop, options):
    """Run lint, then everything else side by side; return the outcomes."""
    outcomes = [attempt("lint", lint.outcome, workshop)]
    with testdb.temporary(workshop, options.keep) as name:
        installed = Installed(workshop, f"{name}_base")
        parts = [installed.part(), runner(workshop, f"{name}_runner")]
        for room, files in blackbox.rooms().items():
            parts.append(black(installed, f"{name}_{room}", room, files, options))
        parts.append(white(installed, f"{name}_white", options))
        outcomes += lanes.run(parts)
    return outcomes


class Installed:
    """The database with the addon that others are copied from, once it is ready."""

    def __init__(self, workshop, name):
        self.workshop = workshop
        self.name = name
        self.ready = Future()

    def part(self):
        """The part that makes the database, and checks translations with it."""
        log = state() / "logs" / f"{self.name}.log"
        return Part(i18n.PART, log, self.make)

    def make(self):
        """Install the addon, generate what browsers load, check the translations.

        Nobody may be connected to a database that is copied: so the check comes first.
        """
        try:
            testdb.install(self.workshop, self.name)
            demo.shell(self.workshop, self.name, demo.WARM_UP)
            outcome = attempt(i18n.PART, i18n.outcome, self.workshop, self.name)
        except BaseException as error:
            self.ready.set_exception(error)
            raise
        self.ready.set_result(None)
        return outcome

    def copy(self, name):
        """Make a copy of the database, waiting for it."""
        self.ready.result()
        databases.drop(self.workshop, name)
        databases.copy(self.workshop, self.name, name)


def runner(workshop, database):
    """The white-box tests under Odoo's runner, which installs the addon itself."""

    def run():
        testdb.copy_template(workshop, database)
        return whitebox.odoo_runner(workshop, database)

    return Part(whitebox.RUNNER, whitebox.runner_log(database), run)


def white(installed, database, options):
    """A part of the white-box tests under pytest too."""
    log = state() / "logs" / f"{database}{PYTEST}"

    def run():
        installed.copy(database)
        target = (installed.workshop, database, whitebox.sample(), options.extra)
        return whitebox.pytest_odoo(*target, not options.no_browser, log)

    return Part(whitebox.PYTEST, log, run)


def black(installed, database, room, files, options):
    """The black-box tests of a room."""
    name = f"black-box, {room}"
    log = state() / "logs" / f"{database}{PYTEST}"

    def run():
        installed.copy(database)
        target = (installed.workshop, database, files, options.extra)
        return blackbox.run(*target, name, log)

    return Part(name, log, run)
