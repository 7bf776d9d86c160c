"""The periods that the cockpit offers: their days and those of the period before."""

from collections import namedtuple

from dateutil.relativedelta import relativedelta

#: code: (months that a period has, how many periods ago it is)
PERIODS = {
    "this_month": (1, 0),
    "last_month": (1, 1),
    "this_quarter": (3, 0),
    "last_quarter": (3, 1),
    "last_12_months": (12, 0),
}
MONTHS = 12

#: ``first`` and ``last`` day (that of a running period is today), those of the whole
#: period before, and whether the period still runs
Period = namedtuple("Period", "first last before_first before_last is_running")


def period(code, today):
    """Return the :data:`Period` that ``code`` means today.

    Quarters begin in January, April, July and October; the last twelve months end with
    the running one.

    >>> from datetime import date
    >>> period("last_quarter", date(2026, 2, 3))[:2]
    (datetime.date(2025, 10, 1), datetime.date(2025, 12, 31))
    """
    months, ago = PERIODS[code]
    month = today.replace(day=1)
    if months == 3:
        month -= relativedelta(months=(month.month - 1) % 3)
    elif months == 12:
        month -= relativedelta(months=11)
    first = month - relativedelta(months=months * ago)
    last = first + relativedelta(months=months, days=-1)
    return Period(
        first,
        min(last, today),
        first - relativedelta(months=months),
        first - relativedelta(days=1),
        last >= today,
    )


def months_until(last, count=MONTHS):
    """Return ``[(first, last), ...]`` of ``count`` months; the last ends on ``last``.

    >>> from datetime import date
    >>> months_until(date(2026, 3, 14), 2)[1]
    (datetime.date(2026, 3, 1), datetime.date(2026, 3, 14))
    """
    month = last.replace(day=1)
    starts = [month - relativedelta(months=ago) for ago in range(count - 1, -1, -1)]
    ends = [start - relativedelta(days=1) for start in starts[1:]]
    return list(zip(starts, [*ends, last], strict=True))
