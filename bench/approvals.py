"""What approvals cost, against plain Odoo and the community's tier validation.

Three databases with the same data in one process: plain, with the addon, with
base_tier_validation and purchase_tier_validation; ten rules in force in the last two.
Rounds are interleaved; each call is a new cursor and environment of the acting person.
"""

import argparse
from collections import Counter

from jxcdev import databases
from jxcdev.say import note, step

from .support import approval_rules, company, flow, oca, stage, stats, table, trace
from .support.approval_work import OPERATIONS
from .support.session import Cost, Database, boot, close

SEED = "bench_approvals_seed"
WARM_UP = 2
PEOPLE = {"buyer": "buyer5", "stock": "stock5", "boss": "boss", "director": "director"}


def main():
    """Measure and print the table."""
    options = parse()
    shop = stage.workshop()
    found = oca.MODULES.provide(shop)
    boot(*(oca.MODULES.options() if found else ()))
    if options.fresh or not databases.exists(shop, SEED):
        make_seed(shop)
    variants = ("plain", "addon", "oca") if found else ("plain", "addon")
    people = {variant: open_variant(shop, variant) for variant in variants}
    chosen = [one for one in OPERATIONS if one.key in options.only]
    if options.queries:
        for operation in chosen:
            show_queries(operation, people)
        return
    versions = oca.MODULES.versions() if found else []
    results = {}
    for operation in chosen:
        results[operation.key] = measure(operation, people, options.runs)
        # after each one: the whole takes long
        saved = stage.save("approvals", {"results": raw(results), "versions": versions})
    print(report(chosen, results))
    note(f"measured beside: {', '.join(versions) or 'nothing, see above'}")
    note(f"raw figures: {saved}")


def parse():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="script/bench approvals", description=__doc__)
    keys = [operation.key for operation in OPERATIONS]
    parser.add_argument("--runs", type=int, default=12)
    parser.add_argument("--only", nargs="+", choices=keys, default=keys)
    parser.add_argument("--fresh", action="store_true", help="make the data anew")
    parser.add_argument(
        "--queries", action="store_true", help="show the queries of each call instead"
    )
    return parser.parse_args()


def make_seed(shop):
    """Make the company, the people who approve and a few orders on plain Odoo."""
    step(f"Making {SEED}: masters and 20 orders by plain Odoo")
    building = f"{SEED}_building"
    database = Database(stage.fresh(shop, building))
    database.run(company.create, company.Size())
    database.run(approval_rules.create_people)
    database.run(seed_orders)
    database.registry.clear_all_caches()
    close(building)
    databases.drop(shop, SEED)
    databases.rename(shop, building, SEED)


def seed_orders(env):
    """Confirm orders, so that their vendor is known as the products' vendor."""
    orders = flow.create_orders(env, 20, 10)
    orders.button_confirm()
    for transfer in orders[:5].picking_ids:
        transfer.button_validate()


def open_variant(shop, variant):
    """Make one of the databases with its rules and return its people by role."""
    name = stage.fresh(shop, f"bench_approvals_{variant}", SEED)
    if variant == "addon":
        stage.install(shop, name)
    if variant == "oca":
        stage.install(shop, name, oca.MODULE, *oca.MODULES.options())
    database = Database(name)
    if variant == "addon":
        database.run(approval_rules.create_rules)
    if variant == "oca":
        database.run(approval_rules.create_tiers)
    people = {
        role: database.acting(database.run(approval_rules.user_id, login))
        for role, login in PEOPLE.items()
    }
    return {**people, "admin": database}


def prepare(operation, people, variant):
    """Make what an operation works on, and bring it where the operation begins."""
    work = people["buyer"].run(operation.prepare)
    for call in operation.before.get(variant, ()):
        found = people["admin"].run(call.find, work)
        people[call.role].run(call.act, found, None)
    return work


def carry_out(operation, people, variant, work):
    """Make the requests of an operation and return what they cost together."""
    costs = []
    for call in operation.calls[variant]:
        person = people[call.role]
        found = people["admin"].run(call.find, work)
        view = person.run(call.view)
        costs.append(person.measure(call.act, found, view, commit=operation.commit))
    return Cost(
        sum(cost.wall for cost in costs),
        sum(cost.cpu for cost in costs),
        sum(cost.queries for cost in costs),
    )


def measure(operation, people, runs):
    """Return the costs of an operation by variant, interleaved."""
    step(f"Measuring: {operation.title}")
    variants = tuple(one for one in people if one in operation.calls)
    runs = max(3, round(runs * operation.share))
    warm_up = WARM_UP if operation.share == 1 else 1
    fixed = {}
    if operation.once:
        fixed = {one: prepare(operation, people[one], one) for one in variants}
    costs = {variant: [] for variant in variants}
    for number, order in stats.rotations(variants, runs + warm_up):
        for variant in order:
            work = fixed.get(variant) or prepare(operation, people[variant], variant)
            cost = carry_out(operation, people[variant], variant, work)
            if number >= warm_up:
                costs[variant].append(cost)
    return costs


def show_queries(operation, people):
    """Print the queries of each request, after two rounds to warm up."""
    for variant in (one for one in people if one in operation.calls):
        for number in range(WARM_UP + 1):
            if not number or not operation.once:
                work = prepare(operation, people[variant], variant)
            if number < WARM_UP:
                carry_out(operation, people[variant], variant, work)
        for call in operation.calls[variant]:
            person = people[variant][call.role]
            arguments = (
                people[variant]["admin"].run(call.find, work),
                person.run(call.view),
            )
            with trace.queries() as found:
                person.measure(call.act, *arguments, commit=operation.commit)
            print(f"\n## {operation.title}: {variant}, by the {call.role}")
            print(trace.difference(variant, Counter(), Counter(found)))


def report(operations, results):
    """Return the table of all operations."""
    header = [
        *("operation", "plain ms", "addon ms", "OCA ms", "to plain x", "CPU x"),
        *("to OCA x", "CPU x", "plain q", "addon q", "OCA q", "allowed", "verdict"),
    ]
    return table.markdown(header, [line(one, results[one.key]) for one in operations])


def line(operation, costs):
    """Return one line of the table; what a variant does not do stays empty."""
    cells = [operation.title]
    for variant in ("plain", "addon", "oca"):
        walls = [cost.wall for cost in costs.get(variant, ())]
        cells.append(table.milliseconds(stats.median(walls)) if walls else "")
    for other in ("plain", "oca"):
        cells += [ratio_text(costs, other, clock) for clock in ("wall", "cpu")]
    counts = {
        variant: stats.median([cost.queries for cost in costs[variant]])
        for variant in costs
    }
    for variant in ("plain", "addon", "oca"):
        cells.append(f"{counts[variant]:.0f}" if variant in counts else "")
    times = ratio(costs, "plain", "wall") if "plain" in costs else None
    return [*cells, *judge(operation.budget, counts, times)]


def ratio(costs, other, clock):
    """Return the median of the addon's times to another's, round by round."""
    pairs = zip(costs["addon"], costs[other], strict=True)
    return stats.median([getattr(a, clock) / getattr(b, clock) for a, b in pairs])


def ratio_text(costs, other, clock):
    """Return the ratio as text, empty where the other does nothing alike."""
    return f"{ratio(costs, other, clock):.2f}" if other in costs else ""


def judge(budget, counts, times):
    """Return what is allowed and whether it was kept, as text."""
    allowed, verdict = [], []
    if budget.most is not None:
        each = " each" if budget.documents > 1 else ""
        allowed.append(f"{budget.most:g} q{each}")
        kept = counts["addon"] / budget.documents <= budget.most
        verdict.append(f"{table.verdict(kept)} q")
    if budget.more is not None:
        allowed.append(f"+{budget.more} q")
        kept = counts["addon"] - counts["plain"] <= budget.more
        verdict.append(f"{table.verdict(kept)} q")
    if budget.ratio is not None:
        allowed.append(f"{budget.ratio:.2f} x")
        verdict.append(f"{table.verdict(times <= budget.ratio)} x")
    return ", ".join(allowed), ", ".join(verdict)


def raw(results):
    """Return the costs as plain data."""
    return {
        key: {v: [vars(cost) for cost in costs] for v, costs in variants.items()}
        for key, variants in results.items()
    }
