"""How long certificates count, and by when courses are due: plain calendar arithmetic.

The last day of a period is a day on which the certificate still counts.
"""

from calendar import monthrange
from collections import namedtuple
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

#: what a course says about its certificates; ``basis`` is completion, expiry or fixed
Terms = namedtuple(
    "Terms", "months basis renewal_days fixed_month fixed_day min_active_days"
)


def add_months(day, months, stick=False):
    """Return ``day`` so many months later, in a shorter month its last day.

    :param stick: keep the end of the month, so that a period that once ended on
        28 February does not end on the 28th ever after
    """
    later = day + relativedelta(months=months)
    if stick and is_month_end(day):
        return later.replace(day=monthrange(later.year, later.month)[1])
    return later


def is_month_end(day):
    """Return whether ``day`` is the last one of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def fixed_day_of(year, month, day):
    """Return a fixed day in ``year``; 29 February is the 28th in other years."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def is_fixed_day(month, day):
    """Return whether a fixed day exists, at least in leap years."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


def expiry(terms, issued, previous=None):
    """Return the last day of a certificate issued on ``issued``; None: no end.

    :param previous: last day of the certificate that this one renews
    """
    if not terms.months:
        return None
    if terms.basis == "fixed":
        return fixed_expiry(terms, issued, previous)
    if terms.basis == "expiry" and previous and is_renewal(terms, issued, previous):
        return add_months(previous, terms.months, stick=True)
    return add_months(issued, terms.months)


def is_renewal(terms, issued, previous):
    """Return whether ``issued`` is in the renewal window that ends on ``previous``."""
    return renewal_opens(terms, previous) <= issued <= previous


def renewal_opens(terms, last_day):
    """Return the first day on which a certificate may be renewed."""
    return last_day - timedelta(days=terms.renewal_days)


def fixed_expiry(terms, issued, previous=None):
    """Return the last fixed day within the months, but not one that is too early.

    Too early is a day before the certificate counted for the minimum of days, and the
    one on which the certificate that is being renewed expires anyway.
    """
    limit = add_months(issued, terms.months)
    least = issued + timedelta(days=max(terms.min_active_days, 1))
    if previous and is_renewal(terms, issued, previous):
        least = max(least, previous + timedelta(days=1))
    days = [
        fixed_day_of(year, terms.fixed_month, terms.fixed_day)
        for year in range(issued.year, max(limit, least).year + 2)
    ]
    fitting = [day for day in days if least <= day <= limit]
    return fitting[-1] if fitting else next(day for day in days if day >= least)


def due_date(basis, days, fixed, today, hired=None):
    """Return by when a course that is assigned today is due.

    A day that has passed already would be unfair: whoever worked here before, or comes
    after the fixed date, has the same number of days from today on.

    :param basis: entry, hire or date
    :param fixed: the date of the basis ``date``
    :param hired: first day of work, when it is known
    """
    later = today + timedelta(days=days)
    if basis == "date" and fixed:
        return fixed if fixed >= today else later
    if basis == "hire" and hired:
        due = hired + timedelta(days=days)
        return due if due >= today else later
    return later
