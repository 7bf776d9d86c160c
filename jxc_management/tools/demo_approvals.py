"""What was and is to be approved in the demo company; no database."""

from collections import namedtuple

from .demo_orders import CENTRAL, Line, Order

#: an order of one line and what people do about it; ``arrives``: the goods came in time
Story = namedtuple("Story", "day lead buyer vendor code quantity acts arrives")
#: ``value`` is a comment, a reason, a login, a quantity or a percentage
Act = namedtuple("Act", "login name value", defaults=("",))

FINE = Act("sclead", "approve")
PAID = Act("finlead", "approve", "Within the budget of the quarter.")
AGAIN = Act("buyer", "confirm")

STORIES = (
    Story(-110, 4, "buyer", "V003", "HD-P04", 40, (), True),
    Story(-96, 7, "buyer", "V001", "HD-E03", 60, (FINE,), True),
    Story(-84, 8, "buyer", "V007", "HD-S04", 600, (FINE, PAID), True),
    Story(
        -70,
        10,
        "buyer",
        "V005",
        "HD-T01",
        200,
        (
            FINE,
            Act("finlead", "reject", "Too much for one quarter. Buy the half now."),
            Act("buyer", "reduce", 130),
            AGAIN,
            FINE,
            PAID,
        ),
        True,
    ),
    Story(-58, 5, "buyer", "V002", "HD-F03", 40, (), True),
    Story(
        -49,
        7,
        "buyer",
        "V001",
        "HD-E03",
        70,
        (
            Act("buyer", "raise", 6),
            AGAIN,
            Act("sclead", "approve", "Copper got dearer, I know."),
        ),
        True,
    ),
    Story(
        -40,
        8,
        "buyer2",
        "V007",
        "HD-S02",
        800,
        (
            Act("sclead", "reject", "Not before the old stock is sold."),
            Act("buyer2", "cancel"),
        ),
        False,
    ),
    Story(-26, 7, "sclead", "V001", "HD-E02", 400, (Act("gm", "approve"),), True),
    Story(-18, 4, "buyer", "V003", "HD-P02", 60, (), True),
    Story(
        -12,
        10,
        "buyer",
        "V005",
        "HD-T01",
        60,
        (Act("buyer", "withdraw"), Act("buyer", "cancel")),
        False,
    ),
    Story(
        -5,
        12,
        "buyer",
        "V004",
        "HD-L02",
        180,
        (FINE, Act("accountant", "approve", "Zhang Hui is on leave.")),
        False,
    ),
)
#: what waits: overdue, for finance, and handed to the general manager
WAITING = (
    Story(-7, 7, "buyer", "V001", "HD-E03", 45, (), False),
    Story(-1, 8, "buyer", "V007", "HD-S04", 500, (FINE,), False),
    Story(
        -1,
        10,
        "buyer",
        "V005",
        "HD-T01",
        100,
        (Act("sclead", "forward", "gm"),),
        False,
    ),
)
#: the order of which the vendor delivered more
EXCESS = Story(-8, 5, "buyer", "V002", "HD-F02", 60, (), False)
#: hours from the opening of a step to its decision: the first step and the later ones
HOURS = (5, 26)


def order_of(story, number):
    """Return the demo order that a story is about."""
    return Order(
        number,
        "approval",
        story.day,
        story.day + story.lead,
        story.vendor,
        CENTRAL,
        story.buyer,
        (Line(story.code, story.quantity, 0),),
        (),
    )
