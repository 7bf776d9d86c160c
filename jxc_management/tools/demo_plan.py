"""What happens in the demo company's warehouses, made up from a seed; no database."""

from collections import defaultdict, namedtuple
from random import Random

from odoo.tools import groupby

from . import demo_history
from .demo_orders import CENTRAL, EAST, GIFTS, START, make_orders
from .demo_steps import Step, Transfer, some_goods

SEED = 20190
#: ``opening`` maps (warehouse, code) to the first stock
Plan = namedtuple("Plan", "orders deliveries resupplies moves steps opening")

#: since then counts find less
LATER = -70
#: days whose steps are carried out together, which is much faster than one by one
PERIOD = 14
#: within a period things are done in this order
RANKS = {
    kind: rank
    for rank, kind in enumerate(
        (
            "receive",
            "ship",
            "arrive",
            "move",
            "deliver",
            "vendor return",
            "customer return",
            "scrap",
            "count",
        )
    )
}
LEAVES = ("ship", "move", "deliver", "vendor return", "scrap")


def make_plan(articles, customers, limit):
    """Return the :class:`Plan` of the demo company.

    :param articles: list of ``Article``, in a stable order
    :param customers: list of customer codes
    :param limit: amount from which purchase orders wait for approval
    """
    rng = Random(SEED)
    orders = make_orders(rng, articles, limit)
    goods = [article for article in articles if article.vendor != GIFTS]
    deliveries = make_deliveries(rng, goods, customers)
    common = [article for article in goods if article.code[3] in "EFPS"]
    resupplies = make_resupplies(rng, [a for a in common if not a.tracked])
    moves = make_moves(rng, common)
    known = list(mishaps(rng, articles, orders, deliveries))
    # a generator of its own: the last months stay as they are
    past = demo_history.make_past(Random(SEED + 1), articles, customers, limit)
    orders, deliveries = past.orders + orders, past.deliveries + deliveries
    resupplies += past.resupplies
    steps = [
        *order_steps(orders),
        *delivery_steps(deliveries),
        *resupply_steps(resupplies),
        *move_steps(moves),
        *found_right(Random(SEED + 2), articles, known),
        *past.mishaps,
    ]
    steps.sort(key=lambda step: (*batch_key(step), step.day, step.number))
    opening = opening_stock(articles, steps, [*deliveries, *resupplies, *moves])
    return Plan(orders, deliveries, resupplies, moves, steps, opening)


def batch_key(step):
    """Return the key of steps that are carried out together, in their order."""
    return step.day // PERIOD, RANKS[step.kind], step.turn


def batches(steps):
    """Yield lists of steps of one kind that are carried out together."""
    for _key, together in groupby(steps, key=batch_key):
        yield together


def make_deliveries(rng, articles, customers):
    """Return the deliveries to customers: most are done, some wait for goods."""
    fates = ["done"] * 54 + ["split"] * 5 + ["cancelled"] * 2
    days = sorted(rng.randint(START + 8, -8) for _fate in fates)
    rng.shuffle(fates)
    fates += ["ready"] * 5 + ["lacking"] * 3
    days += [rng.randint(-1, 4) for _number in range(8)]
    return [
        Transfer(
            number,
            fate,
            day,
            EAST if rng.random() < 0.35 else CENTRAL,
            rng.choice(customers),
            some_goods(rng, articles, 3, (100, 350)),
        )
        for number, (fate, day) in enumerate(zip(fates, days, strict=True), 1)
    ]


def make_resupplies(rng, articles):
    """Return the resupplies of the east warehouse, through goods in transit."""
    fates = ["done"] * 8 + ["transit", "ready"]
    days = [START + 15 + 17 * turn for turn in range(8)] + [-2, 1]
    return [
        Transfer(
            number, fate, day, CENTRAL, "", some_goods(rng, articles, 3, (60, 150))
        )
        for number, (fate, day) in enumerate(zip(fates, days, strict=True), 1)
    ]


def make_moves(rng, articles):
    """Return direct transfers between the two warehouses."""
    fates = ["done"] * 5 + ["ready"] * 3
    days = [START + 25 + 27 * turn for turn in range(5)] + [0, 1, 2]
    return [
        Transfer(
            number,
            fate,
            day,
            EAST if number % 4 == 0 else CENTRAL,
            "",
            some_goods(rng, articles, 2, (20, 60)),
        )
        for number, (fate, day) in enumerate(zip(fates, days, strict=True), 1)
    ]


def order_steps(orders):
    """Yield the arrivals of purchase orders."""
    for order in orders:
        for turn, (day, quantities) in enumerate(order.arrivals):
            yield Step(
                day,
                "receive",
                order.number,
                order.warehouse,
                quantities,
                turn,
                order.fate == "short",
            )


def found_right(rng, articles, steps):
    """Yield steps; counts look at more products, most of which are as they should."""
    plain = sorted(article.code for article in articles if not article.tracked)
    for step in steps:
        if step.kind == "count":
            some = dict.fromkeys(rng.sample(plain, demo_history.COUNTED), 0)
            # the later the count, the fewer differences
            wrong = list(step.quantities.items())[: 2 if step.day < LATER else 1]
            step = step._replace(quantities={**some, **dict(wrong)})
        yield step


def delivery_steps(deliveries):
    """Yield the shipments; a split delivery goes out twice."""
    for number, fate, day, warehouse, _customer, quantities in deliveries:
        first = {code: max(1, quantity // 2) for code, quantity in quantities.items()}
        rest = {c: q - first[c] for c, q in quantities.items() if q > first[c]}
        if fate == "done" or (fate == "split" and not rest):
            yield Step(day, "deliver", number, warehouse, quantities)
        elif fate == "split":
            yield Step(day, "deliver", number, warehouse, first)
            yield Step(day + 5, "deliver", number, warehouse, rest, 1)


def resupply_steps(resupplies):
    """Yield departures from one warehouse and arrivals in the other."""
    for number, fate, day, _warehouse, _customer, quantities in resupplies:
        if fate in ("done", "transit"):
            yield Step(day, "ship", number, CENTRAL, quantities)
        if fate == "done":
            yield Step(day + 2, "arrive", number, EAST, quantities)


def move_steps(moves):
    """Yield the direct transfers that are done."""
    for number, fate, day, warehouse, _customer, quantities in moves:
        if fate == "done":
            yield Step(day, "move", number, warehouse, quantities)


def mishaps(rng, articles, orders, deliveries):
    """Yield returns, scrap and counted differences; none of them with lots."""
    plain = {article.code for article in articles if not article.tracked}
    prompt = [order for order in orders if order.fate == "prompt" and order.day < -40]
    for order in rng.sample(prompt, 5):
        code = next(line.code for line in order.lines if line.code in plain)
        day = order.arrivals[0][0] + 4
        yield Step(day, "vendor return", order.number, order.warehouse, {code: 2})
    done = [d for d in deliveries if d.fate == "done" and plain >= set(d.quantities)]
    for delivery in rng.sample(done, 4):
        code = next(iter(delivery.quantities))
        day = min(delivery.day + 5, -2)
        yield Step(
            day, "customer return", delivery.number, delivery.warehouse, {code: 1}
        )
    for number in range(8):
        quantities = {rng.choice(sorted(plain)): rng.randint(1, 4)}
        warehouse = EAST if number % 4 == 3 else CENTRAL
        yield Step(START + 20 + 17 * number, "scrap", number, warehouse, quantities)
    for number in range(10):
        some = rng.sample(sorted(plain), 3)
        quantities = {code: rng.choice((-3, -2, -1, -1, 1, 2)) for code in some}
        warehouse = EAST if number % 2 else CENTRAL
        day = START + 32 + 30 * (number // 2)
        yield Step(day, "count", number, warehouse, quantities)


def effects(step):
    """Yield ``(warehouse, code, change)`` of a step."""
    for code, quantity in step.quantities.items():
        yield step.warehouse, code, -quantity if step.kind in LEAVES else quantity
        if step.kind == "move":
            yield EAST if step.warehouse == CENTRAL else CENTRAL, code, quantity


def opening_stock(articles, steps, transfers):
    """Return the first stock that lets every step find its goods.

    Steps are carried out in batches but dated by day: both orders must work.
    """
    last = [
        Step(0, "deliver", transfer.number, transfer.warehouse, transfer.quantities)
        for transfer in transfers
        if transfer.fate == "ready"
    ]
    by_day = sorted(steps, key=lambda step: (step.day, step.kind not in LEAVES))
    lowest = defaultdict(int)
    for sequence in (steps, by_day):
        balance = defaultdict(int)
        for step in [*sequence, *last]:
            for warehouse, code, change in effects(step):
                balance[warehouse, code] += change
                key = (warehouse, code)
                lowest[key] = min(lowest[key], balance[key])
    packs = {article.code: article.pack for article in articles}
    for code in packs:
        lowest.setdefault((CENTRAL, code), 0)
    return {key: packs[key[1]] // 2 - low for key, low in sorted(lowest.items())}
