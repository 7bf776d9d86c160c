"""Who leads what: pure look-ups in an owner map, without a database.

An *owner map* is a dictionary ``{(scope_type, res_id): department_id}`` that holds
the lead departments of one company on one day; ``res_id`` is 0 for the company scope.
"""

from collections import namedtuple
from functools import cached_property

#: scope types from the most specific to the most general one
PRECEDENCE = (
    "location",
    "picking_type",
    "warehouse",
    "category",
    "vendor",
    "process",
    "company",
)

#: one lead period: ``date_to`` is None while the period is open
LeadPeriod = namedtuple(
    "LeadPeriod", "scope_type res_id department_id date_from date_to ownership_id"
)

#: what a document offers to the resolver; paths are ids from the root down
Dimensions = namedtuple(
    "Dimensions",
    "location_path picking_type warehouse category_path partner process",
    defaults=((), None, None, (), None, None),
)


class OwnerMap(dict):
    """An owner map that knows which scope types occur in it."""

    @cached_property
    def kinds(self):
        """The scope types that have an owner at all."""
        return {scope_type for scope_type, _res_id in self}


def parse_path(parent_path: str | None) -> tuple[int, ...]:
    """Return the ids of a ``parent_path`` such as ``"1/7/9/"``, root first."""
    return tuple(int(part) for part in (parent_path or "").split("/") if part)


def periods_on(periods, day):
    """Return the periods in force on ``day`` (first and last day included)."""
    return [
        period
        for period in periods
        if period.date_from <= day and (not period.date_to or day <= period.date_to)
    ]


def owner_map(periods, day) -> dict:
    """Return the owner map of ``day`` from :class:`LeadPeriod` tuples."""
    return {
        (period.scope_type, period.res_id): period.department_id
        for period in periods_on(periods, day)
    }


def candidates(dimensions):
    """Yield the scope keys that may own ``dimensions``, the most specific first."""
    for location_id in reversed(dimensions.location_path):
        yield "location", location_id
    if dimensions.picking_type:
        yield "picking_type", dimensions.picking_type
    if dimensions.warehouse:
        yield "warehouse", dimensions.warehouse
    for category_id in reversed(dimensions.category_path):
        yield "category", category_id
    if dimensions.partner:
        yield "vendor", dimensions.partner
    if dimensions.process:
        yield "process", dimensions.process
    yield "company", 0


def resolve(owners, dimensions):
    """Return ``(department_id, scope_key)`` of the first owner, or ``(None, None)``."""
    for key in candidates(dimensions):
        department_id = owners.get(key)
        if department_id:
            return department_id, key
    return None, None


def boundaries(periods):
    """Return the sorted days on which the owner map changes."""
    days = {period.date_from for period in periods}
    days |= {next_day(period.date_to) for period in periods if period.date_to}
    return sorted(days)


def next_day(day):
    """Return the day after ``day``."""
    return day.fromordinal(day.toordinal() + 1)


def common_category(owners, category_paths):
    """Return one of ``category_paths`` when all of them lead to the same owner.

    A document has one owner: its products' categories only count when they agree.
    """
    found = {resolve_category(owners, path): path for path in category_paths}
    if len(found) == 1 and None not in found:
        return next(iter(found.values()))
    return ()


def resolve_category(owners, category_path):
    """Return the department that leads the nearest owned category, or None."""
    for category_id in reversed(category_path):
        department_id = owners.get(("category", category_id))
        if department_id:
            return department_id
    return None
