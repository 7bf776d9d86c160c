"""Which approval rule fits a document: pure matching, without a database.

The facts of a document are looked up by name through a function, so that only those are
computed that a rule asks for.
"""

from collections import namedtuple

#: an approval rule as plain values; sets are frozensets of ids, ``domain`` is a text
CompiledRule = namedtuple(
    "CompiledRule",
    "id outcome amount_min amount_max departments categories warehouses partners "
    "price_deviation domain tolerance_percent tolerance_amount",
    defaults=(
        "steps",
        0.0,
        0.0,
        frozenset(),
        frozenset(),
        frozenset(),
        frozenset(),
        0.0,
        "",
        0.0,
        0.0,
    ),
)


class Facts:
    """The facts of one document, each computed when it is first asked for.

    :param sources: ``{name: function without arguments}`` for amount (company
        currency), departments, categories, warehouses, partners (ids, in trees with all
        ids upwards) and deviation (percent)
    """

    def __init__(self, sources):
        self._sources = sources
        self._known = {}

    def __getitem__(self, name):
        if name not in self._known:
            self._known[name] = self._sources[name]()
        return self._known[name]

    def replaced(self, **sources):
        """Return these facts with other sources for some of them."""
        return Facts({**self._sources, **sources})


def matches(rule, facts):
    """Return whether the typed conditions of ``rule`` hold; its domain is not tried.

    Empty conditions always hold; both bounds of the amount are part of the range.
    """
    if rule.amount_min and facts["amount"] < rule.amount_min:
        return False
    if rule.amount_max and facts["amount"] > rule.amount_max:
        return False
    for name in ("departments", "warehouses", "partners", "categories"):
        wanted = getattr(rule, name)
        if wanted and wanted.isdisjoint(facts[name]):
            return False
    return not rule.price_deviation or facts["deviation"] > rule.price_deviation


def first_match(rules, facts, in_domain):
    """Return the first rule that fits, or None.

    :param rules: :class:`CompiledRule` tuples in the order of their sequence
    :param in_domain: function that takes a rule's domain text and says whether the
        document is in it
    """
    for rule in rules:
        if matches(rule, facts) and (not rule.domain or in_domain(rule.domain)):
            return rule
    return None
