"""script/test: every test, or a part of them.

script/test                  lint, translations, white-box, black-box, in lanes
script/test --fast           lint and a sixth of white-box, no browser, kept database
script/test PATH... -k EXPR  only these tests, on the same kept database
script/test --odoo-runner    white-box under Odoo's own runner only (--tags to choose)
script/test --core [MODULE]  Odoo's own suites, with and without the addon
"""

import argparse

from .. import (
    blackbox,
    core_suite,
    environment,
    lint,
    outcome,
    system,
    testdb,
    whitebox,
    whole,
)
from ..paths import ADDON
from ..say import Problem, elapsed, note

NEEDED = (system.BROWSER, system.FONT, system.PDF)


def main(arguments):
    """Run the chosen tests; print a summary; return the exit code."""
    options = parse(arguments)
    workshop = environment.provide()
    if options.core is not None:
        return core_suite.compare(workshop, options.core)
    announced = []
    if not options.fast:
        announced = [part.remedy for part in system.provide(*NEEDED)]
    outcomes = choose(options)(workshop, options)
    if options.fast or options.no_browser:
        announced.append("browser tests, as asked for")
    code = outcome.summary(outcomes, announced)
    note(f"took {elapsed()}")
    return code


def parse(arguments):
    """Read the command line; what is unknown goes to pytest."""
    parser = argparse.ArgumentParser(
        prog="script/test",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "targets",
        nargs="*",
        metavar="PATH",
        help="test files, directories or pytest node ids",
    )
    parser.add_argument("-k", dest="expression", help="only tests whose name matches")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--odoo-runner", action="store_true")
    parser.add_argument(
        "--tags", default=f"/{ADDON}", help="test tags for Odoo's runner"
    )
    parser.add_argument("--core", nargs="*", metavar="MODULE")
    parser.add_argument(
        "--no-browser", action="store_true", help="leave out tests that open a browser"
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the databases of this run"
    )
    options, options.extra = parser.parse_known_args(arguments)
    if options.expression:
        options.extra += ["-k", options.expression]
    return options


def choose(options):
    """The function that carries out what was asked for."""
    if options.odoo_runner:
        return run_odoo_runner
    if options.fast and not options.targets:
        return run_fast
    return run_part if options.targets or options.expression else whole.run


def run_fast(workshop, options):
    """What can be known within minutes."""
    return [
        outcome.attempt("lint", lint.outcome, workshop),
        outcome.attempt(whitebox.PYTEST, fast_tests, workshop, options),
    ]


def fast_tests(workshop, options):
    """A part of the white-box tests without a browser on the kept database."""
    with testdb.reusable(workshop) as name:
        files = whitebox.sample()
        return whitebox.pytest_odoo(workshop, name, files, options.extra, browser=False)


def run_part(workshop, options):
    """Chosen files or names: white-box below the addon, black-box elsewhere."""
    white = [
        target for target in options.targets if target.lstrip("./").startswith(ADDON)
    ]
    black = [target for target in options.targets if target not in white]
    outcomes = []
    with testdb.reusable(workshop) as name:
        if white or not options.targets:
            browser = not (options.fast or options.no_browser)
            outcomes.append(
                whitebox.pytest_odoo(workshop, name, white, options.extra, browser)
            )
        if black or not options.targets:
            outcomes.append(blackbox.run(workshop, name, black, options.extra))
    if not options.targets:
        for one in outcomes:
            one.empty_is_failure = False
        if not any(map(outcome.total, outcomes)):
            raise Problem(f"no test matches {options.expression!r}")
    return outcomes


def run_odoo_runner(workshop, options):
    """Only Odoo's runner, on the database kept between runs."""
    with testdb.reusable(workshop) as name:
        return [whitebox.odoo_runner(workshop, name, "-u", options.tags)]
