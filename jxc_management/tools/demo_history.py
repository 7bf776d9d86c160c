"""What happened in the demo company before its busy last months; no database.

A few documents a month, so that key figures have a year behind them. The company got
better over the year: fewer goods came late, fewer counts differed.
"""

from collections import namedtuple

from .demo_orders import CENTRAL, EAST, FIRST, GIFTS, START, Fate, make_order
from .demo_steps import Step, Transfer, some_goods

Past = namedtuple("Past", "orders deliveries resupplies mishaps")
MONTH = 30
#: numbers of the documents, apart from those of the last months
NUMBER = 1000
#: how many products a count looks at, and how many of them differ at first
COUNTED, WRONG = 16, 4
#: what becomes of the orders of a month, the oldest month first
MONTHS = (
    ("late", "late", "prompt", "split"),
    ("late", "prompt", "split", "prompt", "prompt"),
    ("prompt", "late", "late", "prompt"),
    ("prompt", "prompt", "split", "late", "short"),
    ("prompt", "late", "prompt", "prompt"),
    ("prompt", "prompt", "split", "prompt", "late"),
    ("prompt", "prompt", "late", "prompt"),
)
DELIVERIES = 6


def make_past(rng, articles, customers, limit):
    """Return the :class:`Past` of the months before ``START``."""
    orders = past_orders(rng, articles, limit)
    goods = [article for article in articles if article.vendor != GIFTS]
    common = [one for one in goods if one.code[3] in "EFPS" and not one.tracked]
    return Past(
        orders,
        past_deliveries(rng, goods, customers),
        past_resupplies(rng, common),
        list(past_mishaps(rng, articles, orders)),
    )


def months():
    """Yield ``(number, first day, last day)`` of the months before ``START``."""
    for number in range(len(MONTHS)):
        first = FIRST + 3 + MONTH * number
        yield number, first, min(first + MONTH - 1, START - 1)


def past_orders(rng, articles, limit):
    """Return the orders of the months before ``START``, the oldest first."""
    ranges = {}
    for article in articles:
        if article.vendor != GIFTS:
            ranges.setdefault(article.vendor, []).append(article)
    vendors = sorted(ranges)
    orders = []
    for number, first, last in months():
        for turn, name in enumerate(MONTHS[number]):
            vendor = vendors[(number * 3 + turn) % len(vendors)]
            fate = Fate(name, 1, "order", first, last)
            orders.append(make_order(rng, fate, vendor, ranges[vendor], limit))
    orders.sort(key=lambda order: (order.day, order.vendor))
    return [
        order._replace(number=NUMBER + place) for place, order in enumerate(orders, 1)
    ]


def past_days(rng, count):
    """Return days of the months before ``START``, ``count`` in each, in order."""
    return sorted(
        rng.randint(first + 4, last)
        for _number, first, last in months()
        for _turn in range(count)
    )


def past_deliveries(rng, articles, customers):
    """Return the deliveries of the months before ``START``."""
    days = past_days(rng, DELIVERIES)
    return [
        Transfer(
            NUMBER + place,
            "split" if place % 9 == 0 else "done",
            day,
            EAST if place % 3 == 0 else CENTRAL,
            rng.choice(customers),
            some_goods(rng, articles, 3, (80, 250)),
        )
        for place, day in enumerate(days, 1)
    ]


def past_resupplies(rng, articles):
    """Return resupplies before ``START``; they carry the numbers after the others."""
    return [
        Transfer(
            number,
            "done",
            FIRST + 40 + 45 * turn,
            CENTRAL,
            "",
            some_goods(rng, articles, 3, (60, 150)),
        )
        for turn, number in enumerate(range(11, 15))
    ]


def past_mishaps(rng, articles, orders):
    """Yield what went wrong before ``START``, and what was counted."""
    plain = {article.code for article in articles if not article.tracked}
    for number, day, warehouse, found in past_counts(rng, plain):
        yield Step(day, "count", number, warehouse, found)
    for number, day, warehouse, lost in past_scraps(rng, plain):
        yield Step(day, "scrap", number, warehouse, lost)
    for day, order, code in past_returns(orders, plain):
        yield Step(day, "vendor return", order.number, order.warehouse, {code: 2})


def past_counts(rng, codes):
    """Yield ``(number, day, warehouse, differences)`` of a count a month and house."""
    for number, first, _last in months():
        for place, warehouse in enumerate((CENTRAL, EAST)):
            wrong = max(1, WRONG - number // 2 - place)
            yield number, first + 25, warehouse, counted(rng, codes, wrong)


def counted(rng, codes, wrong):
    """Return the differences that a count finds, ``wrong`` of them not 0."""
    some = rng.sample(sorted(codes), COUNTED)
    return {
        code: rng.choice((-3, -2, -1, -1, 1, 2)) if place < wrong else 0
        for place, code in enumerate(some)
    }


def past_scraps(rng, codes):
    """Yield ``(number, day, warehouse, quantities)`` of what broke."""
    for number, first, _last in months():
        warehouse = EAST if number % 3 == 2 else CENTRAL
        quantities = {rng.choice(sorted(codes)): rng.randint(1, 5)}
        yield number, first + rng.randint(6, 20), warehouse, quantities


def past_returns(orders, codes):
    """Yield ``(day, order, code)`` of faulty goods sent back, one every two months."""
    prompt = [order for order in orders if order.fate == "prompt"]
    for order in prompt[::4]:
        code = next((line.code for line in order.lines if line.code in codes), None)
        if code:
            yield order.arrivals[0][0] + 4, order, code
