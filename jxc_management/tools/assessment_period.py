"""The steps and days of assessment periods; no database."""

from datetime import date, timedelta

#: the steps in their order, with their names
STATES = [
    ("open", "Open"),
    ("provisional", "Provisional"),
    ("self_review", "Self Review"),
    ("manager_review", "Manager Review"),
    ("appeal", "Appeals"),
    ("approved", "Approved"),
    ("locked", "Locked"),
]
ORDER = [state for state, _name in STATES]
#: length of the kinds that follow the calendar
MONTHS = {"month": 1, "quarter": 3, "year": 12}
OTHER_DAYS = 30


def period_of(kind, day):
    """Return the first and last day of the period of a kind that ``day`` lies in."""
    if kind not in MONTHS:
        return day, day + timedelta(OTHER_DAYS - 1)
    months = MONTHS[kind]
    start = (day.month - 1) // months * months
    year, month = divmod(day.year * 12 + start + months, 12)
    return date(day.year, start + 1, 1), date(year, month + 1, 1) - timedelta(1)


def next_days(kind, last):
    """Return the first and last day of the period after one that ended on ``last``."""
    return period_of(kind, last + timedelta(1))


def before(state):
    """Return the step before one, None for the first."""
    place = ORDER.index(state)
    return ORDER[place - 1] if place else None
