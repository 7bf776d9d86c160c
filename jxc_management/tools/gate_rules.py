"""What gates ask of people, on plain data."""

from collections import namedtuple

#: a gate in a form that needs no database; sets and tuples of ids
CompiledGate = namedtuple(
    "CompiledGate",
    "id company_id operation mode warehouses departments courses regulations "
    "grace_days min_coverage break_glass_group override_hours",
)

#: what people hold on a day: ``courses`` and ``read`` are sets of (employee, course)
#: and (employee, regulation), ``lapsed`` maps the former to the day of a recent expiry,
#: ``binding`` are the regulations that have a version in effect
Holdings = namedtuple("Holdings", "day courses lapsed read binding")

#: one thing a person lacks: kind "course" or "regulation", its id, and the day the
#: certificate expired, None if there was none lately
Lack = namedtuple("Lack", "kind id expired")


def concerns(gate, warehouses, departments):
    """Return whether a gate is about a document.

    :param warehouses: ids of its warehouses
    :param departments: ids of the department in charge and those above
    """
    if gate.warehouses and gate.warehouses.isdisjoint(warehouses):
        return False
    return not gate.departments or not gate.departments.isdisjoint(departments)


def lacks_of(gate, employee, holdings):
    """Return the :class:`Lack` tuples of an employee; None holds nothing."""
    lacks = [
        Lack("course", course, holdings.lapsed.get((employee, course)))
        for course in gate.courses
        if (employee, course) not in holdings.courses
    ]
    lacks += [
        Lack("regulation", regulation, None)
        for regulation in gate.regulations
        if regulation in holdings.binding
        and (employee, regulation) not in holdings.read
    ]
    return lacks


def in_grace(gate, lacks, day):
    """Return whether all that is lacking are certificates that expired just now."""
    return all(
        lack.expired and (day - lack.expired).days <= gate.grace_days for lack in lacks
    )


def days_mask(start, end, first, horizon):
    """Return the days of a period as bits of a number, bit 0 being ``first``.

    :param end: the last day, None for a period without an end
    :param horizon: how many days are looked at
    """
    low = max((start - first).days, 0) if start else 0
    high = min((end - first).days, horizon - 1) if end else horizon - 1
    return ((1 << (high - low + 1)) - 1) << low if high >= low else 0


def qualified_mask(gate, employee, masks, holdings, horizon):
    """Return the days on which an employee holds all that a gate asks for, as bits.

    :param masks: ``{(employee, course): days}`` of all certificates together
    """
    days = (1 << horizon) - 1
    for course in gate.courses:
        days &= masks.get((employee, course), 0)
    for regulation in gate.regulations:
        if regulation in holdings.binding:
            days &= -((employee, regulation) in holdings.read)
    return days


def coverage_state(qualified, minimum):
    """Return how well a place is covered: none, thin or ok."""
    minimum = max(minimum, 1)
    if qualified < minimum:
        return "none"
    return "thin" if qualified == minimum else "ok"
