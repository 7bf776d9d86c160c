"""What the facts of KPIs cost: whole history, one changed day, reading them.

On a generated database with a register in force. Beside it the same KPI by a loop over
records, by one grouped query of the ORM, and by the community's MIS Builder, where it
can express it.
"""

import argparse
import time

from jxcdev import databases
from jxcdev.say import note, step

from .support import kpi_rivals, kpi_work, mis_builder, stage, stamped, stats, table
from .support.session import Database, boot

ALLOWED = {"rebuild": 30.0, "day": 0.1, "month": 1.0}
NAME = "bench_kpi"


def main():
    """Measure and print the tables."""
    options = parse()
    shop = stage.workshop()
    boot(*(mis_builder.MODULES.options() if mis_builder.MODULES.provide(shop) else ()))
    source = stamped.provide(shop, options.moves, options.fresh)
    stage.fresh(shop, NAME, source)
    database = Database(NAME)
    sources = measure_sources(database, shop, options.only)
    whole = measure_whole(database, options.runs)
    print(sources_report(sources), "", whole_report(whole), sep="\n", flush=True)
    rivals = {} if options.only else measure_rivals(database, shop, options.runs)
    if rivals:
        print("", rivals_report(rivals), sep="\n")
    figures = {"sources": sources, "whole": whole, "rivals": rivals}
    saved = stage.save("kpi", {"moves": options.moves, **figures})
    note(f"raw figures: {saved}")


def parse():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="script/bench kpi", description=__doc__)
    parser.add_argument("--moves", type=int, default=2_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--fresh", action="store_true", help="stamp the data anew")
    parser.add_argument("--only", default="", help="KPIs whose code has this text")
    return parser.parse_args()


def measure_sources(database, shop, only):
    """Return a row of figures for each KPI."""
    rows = []
    codes = database.run(kpi_work.codes)
    for code in (code for code in codes if only in code):
        step(code)
        row = {"code": code, **timed(database, kpi_work.rebuild, code)}
        databases.query(shop, NAME, "ANALYZE jxc_kpi_fact")
        again = timed(database, kpi_work.rebuild, code)
        row["again"], row["changed"] = again["s"], again["changed"]
        days = [timed(database, kpi_work.one_day, code, back) for back in (0, 3, 9)]
        row["day"] = stats.median([day["s"] for day in days])
        rows.append(row)
    return rows


def timed(database, function, *arguments):
    """Carry out a function that returns figures, and add the seconds it took."""
    result = {}
    cost = database.measure(lambda env: result.update(function(env, *arguments)))
    return {**result, "s": cost.wall, "queries": cost.queries}


def measure_whole(database, runs):
    """Return what the scheduled job and the readers cost."""
    database.run(kpi_work.calculate)
    work = {
        "the job, nothing changed": kpi_work.calculate,
        "the job, one receipt changed": kpi_work.change_and_calculate,
        "all KPIs, one month, all departments": kpi_work.read_month,
        "all KPIs, 12 months, for trends": kpi_work.read_series,
        "what changed since the last run": kpi_work.detect,
        "the cockpit": kpi_work.open_cockpit,
    }
    found = {}
    for title, function in work.items():
        step(title)
        costs = [database.measure(function) for _run in range(runs)]
        found[title] = {
            "s": stats.median([cost.wall for cost in costs]),
            "queries": costs[-1].queries,
        }
    return found


def measure_rivals(database, shop, runs):
    """Return what one KPI of one month costs in other ways."""
    found = {}
    for title, function in kpi_rivals.WAYS.items():
        step(title)
        found[title] = best(lambda call=function: timed(database, call), runs)
    if mis_builder.MODULES.provide(shop):
        step("MIS Builder")
        found["MIS Builder, whole company"] = mis_builder.measure(shop, NAME, runs)
    return found


def best(function, runs):
    """Return the figures of the fastest of several runs."""
    begun = time.monotonic()
    found = [function()]
    while len(found) < runs and time.monotonic() - begun < 60:
        found.append(function())
    return min(found, key=lambda one: one["s"])


def sources_report(rows):
    """Return the table of the KPIs one by one."""
    header = [
        "KPI",
        "facts",
        "history s",
        "again s",
        "changed",
        "one day ms",
        "verdict",
    ]
    return table.markdown(
        header,
        [
            [
                row["code"],
                f"{row['facts']:,}",
                f"{row['s']:.2f}",
                f"{row['again']:.2f}",
                row["changed"],
                table.milliseconds(row["day"]),
                table.verdict(
                    row["s"] <= ALLOWED["rebuild"] and row["day"] <= ALLOWED["day"]
                ),
            ]
            for row in rows
        ],
    )


def whole_report(whole):
    """Return the table of the job and of reading facts."""
    rows = [
        [title, table.milliseconds(cost["s"]), cost["queries"]]
        for title, cost in whole.items()
    ]
    return table.markdown(["all KPIs", "ms", "queries"], rows)


def rivals_report(rivals):
    """Return the table of the ways to one value."""
    rows = [
        [title, table.milliseconds(cost["s"]), cost["queries"], cost["value"]]
        for title, cost in rivals.items()
    ]
    header = ["share of deliveries with a backorder, one month", "ms", "queries", "%"]
    return table.markdown(header, rows)
