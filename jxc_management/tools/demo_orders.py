"""The purchase orders of the demo company, made up from a seed; no database.

Days count from today (0): yesterday is -1. Codes name the records: a product's internal
reference, a vendor's reference, a warehouse's short name, a user's login.
"""

import math
from collections import namedtuple

#: first day of the demo company's data, and of the months in which much happens
FIRST, START = -375, -160
CENTRAL, EAST = "CW", "EW"
#: the vendor whose goods the sales department buys, and those who are often late
GIFTS, TARDY = "V008", ("V004", "V005")

#: ``price`` is in the company's currency, ``pack`` the usual quantity
Article = namedtuple("Article", "code vendor lead pack price tracked")
Line = namedtuple("Line", "code quantity markup")
#: ``arrivals`` are ``(day, {code: quantity})``; ``due`` is the promised day
Order = namedtuple("Order", "number fate day due vendor warehouse buyer lines arrivals")

#: what becomes of how many orders; the days are the promised or the order day
Fate = namedtuple("Fate", "name count anchor first last")
FATES = (
    Fate("prompt", 31, "due", -135, -3),
    Fate("large", 4, "due", -120, -10),
    Fate("late", 12, "due", -130, -20),
    Fate("split", 9, "due", -125, -22),
    Fate("short", 3, "due", -110, -20),
    Fate("partial", 4, "due", -9, -3),
    Fate("overdue", 3, "due", -8, -2),
    Fate("awaited", 5, "order", -6, -1),
    Fate("to approve", 3, "order", -4, -1),
    Fate("draft", 3, "order", -6, 0),
    Fate("sent", 3, "order", -9, -1),
    Fate("refused", 3, "order", -100, -15),
    Fate("withdrawn", 2, "order", -110, -30),
)
RECEIVED = ("prompt", "late", "split", "short", "partial")


def make_orders(rng, articles, limit):
    """Return the orders, the oldest first.

    :param limit: amount from which an order waits for approval
    """
    ranges = {}
    for article in articles:
        ranges.setdefault(article.vendor, []).append(article)
    orders = []
    for fate in FATES:
        for turn in range(fate.count):
            vendor = choose_vendor(rng, fate.name, turn, sorted(ranges))
            orders.append(make_order(rng, fate, vendor, ranges[vendor], limit))
    orders.sort(key=lambda order: (order.day, order.vendor))
    return [order._replace(number=place) for place, order in enumerate(orders, 1)]


def choose_vendor(rng, fate, turn, vendors):
    """Return a vendor's code; every vendor gets prompt orders, few are often late."""
    if fate == "prompt":
        return vendors[turn % len(vendors)]
    if fate == "late" and turn % 3:
        return rng.choice(TARDY)
    return rng.choice([vendor for vendor in vendors if vendor != GIFTS])


def make_order(rng, fate, vendor, articles, limit):
    """Return one order with its dates, lines and arrivals."""
    lead = articles[0].lead
    day = rng.randint(fate.first, fate.last)
    if fate.anchor == "due":
        day = max(day - lead, START + 2)
    if fate.name == "awaited":
        day = max(day, 3 - lead)
    lines = make_lines(rng, articles)
    if fate.name in ("large", "to approve"):
        lines = enlarge(lines, articles, limit)
    due = day + lead
    east = fate.name in RECEIVED and vendor != GIFTS and rng.random() < 0.14
    return Order(
        0,
        fate.name,
        day,
        due,
        vendor,
        EAST if east else CENTRAL,
        choose_buyer(rng, fate.name, vendor, east),
        lines,
        make_arrivals(rng, fate.name, due, lines),
    )


def choose_buyer(rng, fate, vendor, east):
    """Return the login of the person who orders."""
    if vendor == GIFTS:
        return "sales"
    if fate == "to approve" or east:
        return "buyer"
    return rng.choices(("buyer", "buyer2", "sclead"), (70, 18, 12))[0]


def make_lines(rng, articles):
    """Return some lines of the vendor's articles, one price in ten above list."""
    wanted = rng.sample(articles, rng.randint(2, len(articles)))
    return tuple(
        Line(
            article.code,
            article.pack * rng.randint(1, 3),
            rng.choice((3, 5, 8)) if rng.random() < 0.1 else 0,
        )
        for article in sorted(wanted)
    )


def enlarge(lines, articles, limit):
    """Return the lines with quantities that take the order above ``limit``."""
    prices = {article.code: article.price for article in articles}
    amount = sum(prices[line.code] * line.quantity for line in lines)
    factor = math.ceil(limit * 1.2 / amount)
    return tuple(line._replace(quantity=line.quantity * factor) for line in lines)


def make_arrivals(rng, fate, due, lines):
    """Return when which quantities arrive."""
    ordered = {line.code: line.quantity for line in lines}
    if fate in ("prompt", "large"):
        return ((due - rng.randint(0, 1), ordered),)
    if fate == "late":
        return ((due + rng.randint(3, 12), ordered),)
    if fate not in ("split", "short", "partial"):
        return ()
    first = share(lines, 0.5 if fate == "partial" else 0.6)
    arrivals = [(due, first)]
    if fate == "split":
        rest = {code: ordered[code] - first[code] for code in ordered}
        rest = {code: quantity for code, quantity in rest.items() if quantity}
        arrivals.append((due + rng.randint(6, 14), rest))
    return tuple(arrivals)


def share(lines, part):
    """Return all of the first line and ``part`` of the others."""
    return {
        line.code: line.quantity if not place else max(1, int(line.quantity * part))
        for place, line in enumerate(lines)
    }
