"""What the plans of the demo company consist of; no database."""

from collections import namedtuple

#: one thing done in a warehouse; ``number`` counts within its kind and joins the steps
#: of one order, delivery or resupply; ``quantities`` maps article codes; ``turn`` is 1
#: for the rest of a document; ``last`` gives up what is missing
Step = namedtuple(
    "Step", "day kind number warehouse quantities turn last", defaults=(0, False)
)
#: ``fate`` of a delivery or transfer: done, split, ready, lacking, cancelled
Transfer = namedtuple("Transfer", "number fate day warehouse customer quantities")


def some_goods(rng, articles, most, percent):
    """Return quantities of up to ``most`` articles, in percent of their packs."""
    return {
        article.code: max(1, article.pack * rng.randint(*percent) // 100)
        for article in rng.sample(articles, rng.randint(1, most))
    }
