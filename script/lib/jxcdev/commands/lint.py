"""script/lint: check the text of the project; --fix repairs what can be repaired."""

import argparse

from .. import environment, lint, outcome


def main(arguments):
    """Run the checks and print a summary."""
    parser = argparse.ArgumentParser(prog="script/lint", description=__doc__)
    parser.add_argument("--fix", action="store_true")
    options = parser.parse_args(arguments)
    result = lint.outcome(environment.provide(), options.fix)
    return outcome.summary([result], [])
