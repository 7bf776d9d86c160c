"""What the addon costs in daily work, against plain Odoo (queries and time).

Three databases with the same data in one process: plain, with the addon but without
ownerships, with ownerships of every kind and enforcement on. Rounds are interleaved;
each call is a new cursor and environment of the acting user, as for a client's request.
"""

import argparse
from collections import Counter

from jxcdev import databases
from jxcdev.say import note, step

from .support import company, flow, ownership, stage, stats, table, trace
from .support.operations import OPERATIONS
from .support.session import Database, boot, close

SEED = "bench_overhead_seed"
VARIANTS = ("plain", "addon", "owned")
WARM_UP = 2


def main():
    """Measure and print the table."""
    options = parse()
    shop = stage.workshop()
    boot()
    if options.fresh or not databases.exists(shop, SEED):
        make_seed(shop)
    people = {variant: open_variant(shop, variant) for variant in VARIANTS}
    chosen = [one for one in OPERATIONS if one.key in options.only]
    if options.queries:
        for operation in chosen:
            show_queries(operation, people)
        return
    results = {one.key: measure(one, people, options.runs) for one in chosen}
    print(report(chosen, results))
    note(f"raw figures: {stage.save('overhead', {'results': raw(results)})}")


def parse():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="script/bench overhead", description=__doc__)
    keys = [operation.key for operation in OPERATIONS]
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--only", nargs="+", choices=keys, default=keys)
    parser.add_argument("--fresh", action="store_true", help="make the data anew")
    parser.add_argument(
        "--queries", action="store_true", help="show the queries that differ instead"
    )
    return parser.parse_args()


def make_seed(shop):
    """Make the company and its orders on plain Odoo."""
    step(f"Making {SEED}: masters and 320 orders by plain Odoo")
    building = f"{SEED}_building"
    database = Database(stage.fresh(shop, building))
    database.run(company.create, company.Size())
    database.run(seed_orders)
    database.registry.clear_all_caches()
    close(building)
    databases.drop(shop, SEED)
    databases.rename(shop, building, SEED)


def seed_orders(env):
    """Make orders in two warehouses and confirm half of them."""
    for warehouse in env["stock.warehouse"].search([], order="id"):
        orders = flow.create_orders(env, 160, 2, warehouse.in_type_id.id)
        orders[:80].button_confirm()
        for transfer in orders[:20].picking_ids:
            transfer.button_validate()


def open_variant(shop, variant):
    """Make one of the databases and return its people by role."""
    name = stage.fresh(shop, f"bench_overhead_{variant}", SEED)
    if variant != "plain":
        stage.install(shop, name)
    database = Database(name)
    if variant == "owned":
        database.run(ownership.register, True)
    with database.environment() as env:
        users = {
            role: env["res.users"].search([("login", "=", f"{role}5")]).id
            for role in ("buyer", "stock")
        }
    return {role: database.acting(uid) for role, uid in users.items()}


def prepare(operation, people):
    """Return what the operation gets: its work by the buyer, its view by the actor."""
    return (
        people["buyer"].run(operation.prepare),
        people[operation.role].run(operation.view),
    )


def measure(operation, people, runs):
    """Return the costs of an operation by variant, interleaved."""
    step(f"Measuring: {operation.title}")
    runs = max(5, round(runs * operation.share))
    fixed = (
        {v: prepare(operation, people[v]) for v in VARIANTS} if operation.once else {}
    )
    costs = {variant: [] for variant in VARIANTS}
    for number, order in stats.rotations(VARIANTS, runs + WARM_UP):
        for variant in order:
            arguments = fixed.get(variant) or prepare(operation, people[variant])
            cost = people[variant][operation.role].measure(
                operation.act, *arguments, commit=operation.commit
            )
            if number >= WARM_UP:
                costs[variant].append(cost)
    return costs


def show_queries(operation, people):
    """Print the queries that one variant runs more often than plain Odoo."""
    seen = {}
    for variant in VARIANTS:
        fixed = prepare(operation, people[variant]) if operation.once else None
        for _warm_up in range(WARM_UP + 1):
            arguments = fixed or prepare(operation, people[variant])
            with trace.queries() as found:
                people[variant][operation.role].measure(
                    operation.act, *arguments, commit=operation.commit
                )
        seen[variant] = Counter(found)
    print(f"\n## {operation.title}: plain {seen['plain'].total()} queries")
    for variant in VARIANTS[1:]:
        print(trace.difference(variant, seen["plain"], seen[variant]))


def report(operations, results):
    """Return the table of all operations."""
    header = [
        *("operation", "plain ms", "addon ms", "time x", "CPU x", "plain q", "addon q"),
        *("owned time x", "CPU x", "owned q", "allowed", "verdict"),
    ]
    return table.markdown(header, [line(one, results[one.key]) for one in operations])


def line(operation, costs):
    """Return one line of the table; the budget is judged without ownerships."""
    queries = {v: stats.median([c.queries for c in costs[v]]) for v in VARIANTS}
    wall = {v: stats.median([c.wall for c in costs[v]]) for v in VARIANTS}
    return [
        operation.title,
        table.milliseconds(wall["plain"]),
        table.milliseconds(wall["addon"]),
        *(f"{ratio(costs, 'addon', clock):.2f}" for clock in ("wall", "cpu")),
        f"{queries['plain']:.0f}",
        f"{queries['addon']:.0f}",
        *(f"{ratio(costs, 'owned', clock):.2f}" for clock in ("wall", "cpu")),
        f"{queries['owned']:.0f}",
        *judge(operation.budget, queries, ratio(costs, "addon", "wall")),
    ]


def judge(budget, queries, times):
    """Return what is allowed and whether it was kept, as text."""
    kept = queries["addon"] - queries["plain"] <= budget.queries
    allowed, verdict = f"+{budget.queries} q", f"{table.verdict(kept)} q"
    if budget.ratio:
        allowed += f", {budget.ratio:.2f} x"
        verdict += f", {table.verdict(times <= budget.ratio)} x"
    return allowed, verdict


def ratio(costs, variant, clock):
    """Return the median of the ratios to plain Odoo, round by round."""
    pairs = zip(costs[variant], costs["plain"], strict=True)
    return stats.median([getattr(a, clock) / getattr(b, clock) for a, b in pairs])


def raw(results):
    """Return the costs as plain data."""
    return {
        key: {v: [vars(cost) for cost in costs] for v, costs in variants.items()}
        for key, variants in results.items()
    }
