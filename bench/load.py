"""How many requests 16 people get answered by 2 workers, against plain Odoo.

Servers for plain Odoo, for the addon without ownerships and for enforced ownership run
side by side; they are loaded in turns. Four of five requests are the list of 80 orders,
one is the confirmation of an order of 3 lines. Only on this machine's loopback.
"""

import argparse
import queue
import random
import threading
import time
from contextlib import ExitStack

from jxcdev import databases, serving
from jxcdev.paths import state
from jxcdev.say import note, step
from lxml import etree

from . import overhead
from .support import company, flow, ownership, stage, stats, table
from .support.client import Client
from .support.session import Database, boot, close
from .support.viewspec import fields_below

SEED = "bench_load_seed"
VARIANTS = ("plain", "addon", "owned")
PEOPLE = 16
WORKERS = 2
READING = 0.8
ALLOWED = 0.97


def main():
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="script/bench load", description=__doc__)
    parser.add_argument("--seconds", type=int, default=30, help="per turn")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--fresh", action="store_true", help="make the data anew")
    options = parser.parse_args()
    shop = stage.workshop()
    boot()
    drafts = 10 * options.seconds * options.rounds
    if options.fresh or not enough(shop, drafts):
        make_seed(shop, drafts)
    names = {variant: open_variant(shop, variant) for variant in VARIANTS}
    with ExitStack() as stack:
        targets = {v: start(shop, names[v], stack) for v in VARIANTS}
        turns = {v: [] for v in VARIANTS}
        for number, order in stats.rotations(VARIANTS, options.rounds):
            for variant in order:
                step(f"Round {number + 1}: {variant}, {options.seconds} s")
                turns[variant].append(targets[variant].turn(options.seconds))
    print(report(turns))
    note(f"raw figures: {stage.save('load', {'turns': turns})}")


def enough(shop, drafts):
    """Return whether the seed is there and has that many draft orders."""
    if not databases.exists(shop, SEED):
        return False
    query = "SELECT count(*) FROM purchase_order WHERE partner_ref = 'bench load'"
    return int(databases.query(shop, SEED, query)) >= drafts


def make_seed(shop, drafts):
    """Make the orders that people will confirm."""
    step(f"Making {SEED}: {drafts} draft orders")
    if not databases.exists(shop, overhead.SEED):
        overhead.make_seed(shop)
    building = stage.fresh(shop, f"{SEED}_building", overhead.SEED)
    database = Database(building)
    for _batch in range(-(-drafts // 100)):
        database.run(make_drafts)
    close(building)
    databases.drop(shop, SEED)
    databases.rename(shop, building, SEED)


def make_drafts(env):
    """Make a hundred draft orders."""
    flow.create_orders(env, 100, 3).partner_ref = "bench load"


def open_variant(shop, variant):
    """Make one of the databases and return its name."""
    name = stage.fresh(shop, f"bench_load_{variant}", SEED)
    if variant != "plain":
        stage.install(shop, name)
    if variant == "owned":
        database = Database(name)
        database.run(own)
        close(name)
    return name


def own(env):
    """Enforce ownership; all sixteen work for the first warehouse's department."""
    ownership.register(env)
    team = env["hr.department"].search([("name", "=", "Team 1")])
    logins = [f"buyer{number}" for number in range(PEOPLE)]
    users = env["res.users"].search([("login", "in", logins)])
    env["jxc.user.scope"].create(
        [
            {"user_id": user.id, "department_id": team.id, "level": "department"}
            for user in users
        ]
    )


def start(shop, name, stack):
    """Start a server and return it as a target."""
    log = state() / "logs" / f"{name}-server.log"
    port = serving.free_port()
    server = serving.start(
        shop, name, port, log, workers=WORKERS, extra=("--log-level=warn",)
    )
    stack.callback(server.stop)
    server.wait()
    found = databases.query(
        shop,
        name,
        "SELECT id FROM purchase_order WHERE partner_ref = 'bench load' ORDER BY id",
    )
    return Target(port, name, [int(line) for line in found.splitlines()])


class Target:
    """One server with its people and the orders they have left to confirm."""

    def __init__(self, port, name, drafts):
        self.drafts = queue.SimpleQueue()
        for order_id in drafts:
            self.drafts.put(order_id)
        self.people = [
            Client(port, name, f"buyer{number}", company.PASSWORD)
            for number in range(PEOPLE)
        ]
        views = self.people[0].call(
            "purchase.order", "get_views", [[False, "list"]], options={}
        )
        arch = etree.fromstring(views["views"]["list"]["arch"])
        self.fields = fields_below(arch, views["models"], "purchase.order")
        for person in self.people:
            self.read(person)

    def read(self, person):
        """Open the list of orders."""
        person.call(
            "purchase.order",
            "web_search_read",
            domain=[],
            specification=self.fields,
            limit=80,
            count_limit=10001,
        )

    def confirm(self, person):
        """Confirm the next draft order."""
        person.call("purchase.order", "button_confirm", [self.drafts.get_nowait()])

    def turn(self, seconds):
        """Load the server for some seconds; return what was answered."""
        result = {"read": [], "confirm": [], "errors": []}
        end = time.monotonic() + seconds
        threads = [
            threading.Thread(target=self.work, args=(person, number, end, result))
            for number, person in enumerate(self.people)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        result["per_second"] = (
            sum(len(result[k]) for k in ("read", "confirm")) / seconds
        )
        return result

    def work(self, person, number, end, result):
        """Do one person's requests until the end; only finished ones count."""
        choice = random.Random(number)
        while time.monotonic() < end:
            kind = "read" if choice.random() < READING else "confirm"
            started = time.monotonic()
            try:
                getattr(self, kind)(person)
            except Exception as error:
                result["errors"].append(repr(error))
                continue
            if time.monotonic() < end:
                result[kind].append(time.monotonic() - started)


def report(turns):
    """Return the table of the variants."""
    rates = {v: stats.median([t["per_second"] for t in turns[v]]) for v in VARIANTS}
    rows = []
    for variant in VARIANTS:
        row = [
            variant,
            f"{rates[variant]:.1f}",
            f"{rates[variant] / rates['plain']:.3f}",
        ]
        for kind in ("read", "confirm"):
            times = [seconds for turn in turns[variant] for seconds in turn[kind]]
            row += [table.milliseconds(stats.percentile(times, s)) for s in (0.5, 0.9)]
        errors = sum(len(turn["errors"]) for turn in turns[variant])
        kept = not errors and rates[variant] >= ALLOWED * rates["plain"]
        rows.append([*row, str(errors), table.verdict(kept)])
    header = [
        "server",
        "requests/s",
        "to plain",
        "list p50 ms",
        "p90",
        "confirm p50",
        "p90",
    ]
    return table.markdown([*header, "errors", f">= {ALLOWED}, 0 errors"], rows)
