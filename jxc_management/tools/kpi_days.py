"""Days that KPIs have to be calculated for: pure functions, no database."""

from datetime import timedelta

#: more separate ranges than this are joined: each is one statement
MOST_RANGES = 12


def month_start(day):
    """Return the first day of the month of ``day``."""
    return day.replace(day=1)


def months_before(day, months):
    """Return the first day of the month that lies ``months`` before that of ``day``."""
    number = day.year * 12 + day.month - 1 - months
    return day.replace(year=number // 12, month=number % 12 + 1, day=1)


def clamp(ranges, first, last):
    """Return the parts of ``(first, last)`` ranges that lie within two days."""
    cut = ((max(low, first), min(high, last)) for low, high in ranges)
    return [(low, high) for low, high in cut if low <= high]


def join(ranges, gap=0):
    """Return the ranges sorted, those at most ``gap`` days apart joined."""
    joined = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + timedelta(days=gap + 1):
            joined[-1] = (joined[-1][0], max(joined[-1][1], high))
        else:
            joined.append((low, high))
    return joined


def to_calculate(ranges, first, last, is_snapshot=False):
    """Return the ranges of days to calculate, few enough to do one by one.

    :param ranges: ``(first, last)`` of the days that changed
    :param first: first day of the history
    :param last: today
    :param is_snapshot: each day depends on all days before
    """
    ranges = clamp(ranges, first, last)
    if is_snapshot and ranges:
        return [(min(low for low, _high in ranges), last)]
    gap = 0
    joined = join(ranges, gap)
    while len(joined) > MOST_RANGES:
        gap = gap * 2 + 1
        joined = join(ranges, gap)
    return joined


def since_last_run(last_day, today, is_snapshot=False):
    """Return the ranges that the passing of time alone makes due.

    Snapshots of the running month exist for today only, so the one of the last run has
    to go when a new day has begun.
    """
    if last_day >= today:
        return []
    return [(month_start(last_day) if is_snapshot else last_day, today)]


def first_difference(old, new):
    """Return the first day on which two dated tables of owners differ, or None.

    :param old: rows ``(warehouse, first day, day after the last or None, department)``
    """
    days = sorted(
        {row[1] for row in (*old, *new)} | {row[2] for row in (*old, *new)} - {None}
    )
    for day in days:
        if owners_on(old, day) != owners_on(new, day):
            return day
    return None


def owners_on(rows, day):
    """Return ``{warehouse: department}`` of a dated table of owners on a day."""
    return {
        warehouse: department
        for warehouse, first, stop, department in rows
        if first <= day and (stop is None or day < stop)
    }


def merge_owners(periods):
    """Return rows of a dated table of owners, equal neighbours joined.

    :param periods: ``(first day, day after the last or None, {warehouse: department})``
        in the order of time, without gaps
    """
    rows = []
    open_rows = {}
    for first, stop, owners in periods:
        for warehouse, department in sorted(owners.items()):
            row = open_rows.get(warehouse)
            if row and row[3] == department and row[2] == first:
                row[2] = stop
                continue
            row = [warehouse, first, stop, department]
            open_rows[warehouse] = row
            rows.append(row)
    return [tuple(row) for row in rows]
