"""What the nightly reconciliation of training costs: 5,000 people x 20 requirements.

Every run is one request in a database of its own: the first one opens all assignments,
the next ones have nothing to do, follow a few transfers, and live with everybody
certified.
"""

import argparse

from jxcdev.say import note, step

from .support import stage, table
from .support.learners import (
    certify_everybody,
    clone_people,
    create_training,
    expire_some,
    move_some,
    reconcile,
)
from .support.session import Database, boot

NAME = "bench_training"
BUDGET = 30.0


def main():
    """Measure and print the table."""
    options = parse()
    shop = stage.workshop()
    boot()
    stage.fresh(shop, NAME)
    stage.install(shop, NAME)
    database = Database(NAME)
    step(f"Making {options.people} people and {options.courses} requirements")
    database.run(clone_people, options.people)
    database.run(create_training, options.courses)
    rows = measure(database, options.people)
    saved = stage.save("training", {"results": rows})
    print(report(rows))
    note(f"raw figures: {saved}")


def parse():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="script/bench training", description=__doc__)
    parser.add_argument("--people", type=int, default=5000)
    parser.add_argument("--courses", type=int, default=20)
    return parser.parse_args()


def measure(database, people):
    """Return one row of figures per run, in the order of a year."""
    few = max(1, people // 100)
    return [
        run(database, "first run"),
        run(database, "nothing to do"),
        run(database, "1 % of the people leave the scope", move_some, few, False),
        run(database, "they come back", move_some, few, True),
        run(database, "everybody certified, nothing to do", certify_everybody),
        run(database, "1 % of the certificates to be renewed", expire_some, few),
    ]


def run(database, title, change=None, *arguments):
    """Change something, reconcile, and return what that cost."""
    step(title)
    if change:
        database.run(change, *arguments)
    result = {}
    cost = database.measure(lambda env: result.update(reconcile(env)))
    return {"title": title, **vars(cost), **result}


def report(rows):
    """Return the table of all runs."""
    header = ["run", "opened", "cancelled", "s", "CPU s", "queries", "verdict"]
    return table.markdown(
        header,
        [
            [
                row["title"],
                f"{row['opened']:,}",
                f"{row['cancelled']:,}",
                f"{row['wall']:.2f}",
                f"{row['cpu']:.2f}",
                row["queries"],
                table.verdict(row["wall"] <= BUDGET),
            ]
            for row in rows
        ],
    )
