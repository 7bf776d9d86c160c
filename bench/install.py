"""How long the addon takes to install on 1,000,000 moves, and to stamp them.

Installs on an empty database and on the generated one, alternating. Then a register
with a leading team per warehouse is put in force: open documents are stamped at once,
closed ones in the background, a chunk per commit.
"""

import argparse
import time
from contextlib import contextmanager

from jxcdev import databases
from jxcdev.say import note, step

from . import generate
from .support import ownership, stage, stats, table
from .support.session import Database, boot, close

ALLOWED = 60
STAMPED = (
    "purchase_order",
    "purchase_order_line",
    "stock_picking",
    "stock_move",
    "stock_move_line",
    "stock_quant",
)
NAMES = {"empty": "bench_install_empty", "big": "bench_install_big"}


def main():
    """Measure and print both tables."""
    parser = argparse.ArgumentParser(prog="script/bench install", description=__doc__)
    parser.add_argument("--moves", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    shop = stage.workshop()
    boot()
    sources = {"empty": None, "big": generate.provide(shop, options.moves)}
    seconds = {kind: [] for kind in sources}
    for _round in range(options.rounds):
        for kind, source in sources.items():
            stage.fresh(shop, NAMES[kind], source)
            started = time.monotonic()
            stage.install(shop, NAMES[kind])
            seconds[kind].append(time.monotonic() - started)
            note(f"{seconds[kind][-1]:.1f} s")
    stamping = measure_stamping(shop)
    print(install_report(seconds), "", stamping_report(stamping), sep="\n")
    figures = {"install": seconds, "stamping": stamping, "moves": options.moves}
    note(f"raw figures: {stage.save('install', figures)}")


def install_report(seconds):
    """Return the table of installations and the verdict."""
    empty, big = (stats.median(seconds[kind]) for kind in ("empty", "big"))
    rows = [
        ["empty database", f"{empty:.1f}", ""],
        ["generated database", f"{big:.1f}", ""],
        ["difference", f"{big - empty:.1f}", f"{ALLOWED}"],
        ["verdict", table.verdict(big - empty <= ALLOWED), ""],
    ]
    return table.markdown(["installation on", "s", "allowed s"], rows)


@contextmanager
def clock(result, key):
    """Store the seconds that the block takes."""
    started = time.monotonic()
    yield
    result[key] = time.monotonic() - started


def measure_stamping(shop):
    """Put a register in force on the big database and stamp everything."""
    step("Stamping the generated documents")
    database = Database(NAMES["big"])
    result = {"chunks": []}
    with clock(result, "open_s"):
        database.run(ownership.register, False)
    result["open_rows"] = stamped(shop)
    with clock(result, "history_s"):
        database.run(stamp_history, result["chunks"])
    result["all_rows"] = stamped(shop)
    result["unstamped"] = unstamped(shop)
    close(database.name)
    return result


def stamp_history(env, chunks):
    """Stamp closed documents as the scheduled job does; keep seconds per chunk."""
    started = time.monotonic()
    for rows in env["jxc.stamp"]._stamp_history(env.company):
        env.cr.commit()
        chunks.append((rows, time.monotonic() - started))
        started = time.monotonic()


def stamped(shop):
    """Return the number of documents that have a department."""
    return count(shop, "jxc_department_id IS NOT NULL")


def unstamped(shop):
    """Return the number of moves that have none; the register covers them all."""
    query = "SELECT count(*) FROM stock_move WHERE jxc_department_id IS NULL"
    return int(databases.query(shop, NAMES["big"], query))


def count(shop, condition):
    """Return the number of documents of all tables that fulfil a condition."""
    return sum(
        int(
            databases.query(
                shop, NAMES["big"], f"SELECT count(*) FROM {name} WHERE {condition}"
            )
        )
        for name in STAMPED
    )


def stamping_report(result):
    """Return the table of the first stamping."""
    closed = result["all_rows"] - result["open_rows"]
    longest = max(seconds for _rows, seconds in result["chunks"])
    rows = [
        ["open documents, at once", *speed(result["open_rows"], result["open_s"])],
        ["closed documents, in the background", *speed(closed, result["history_s"])],
        [f"longest of {len(result['chunks'])} chunks", "", f"{longest:.1f}", ""],
        ["moves left without a department", f"{result['unstamped']:,}", "", ""],
    ]
    return table.markdown(["first stamping", "rows", "s", "rows/s"], rows)


def speed(rows, seconds):
    """Return rows, seconds and rows per second as text."""
    return f"{rows:,}", f"{seconds:.1f}", f"{rows / seconds:,.0f}"
