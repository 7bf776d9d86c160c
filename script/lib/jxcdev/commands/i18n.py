"""script/i18n: bring the translation files up to date with the addon's terms.

script/i18n          rewrite jxc_management.pot and zh_CN.po, keeping translations
script/i18n --check  change nothing; fail when a file is stale or a term is missing
"""

import argparse

from .. import environment, i18n, outcome, testdb


def main(arguments):
    """Update or check the translation files."""
    parser = argparse.ArgumentParser(
        prog="script/i18n",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args(arguments)
    workshop = environment.provide()
    # texts of records that an upgrade leaves alone are right in a new database only
    with testdb.temporary(workshop) as prefix:
        name = f"{prefix}_i18n"
        testdb.install(workshop, name)
        if options.check:
            return outcome.summary([i18n.outcome(workshop, name)], [])
        for check, found in i18n.merge(workshop, name, check=False).items():
            print(f"{check}: {len(found)}", *found, sep="\n  ")
    return 0
