"""What a handover changes: pure functions on the rows the stamping returns.

A row is ``(id, value, old, new[, old destination, new destination])``, see
:meth:`jxc.stamp._restamp_open`.
"""

from .owner_resolver import OwnerMap


def with_lead(owners, scope_key, department_id):
    """Return a copy of an owner map in which ``department_id`` leads one scope."""
    return OwnerMap({**owners, scope_key: department_id})


def without_drift(rows, drift):
    """Return the ``rows`` that would not change anyway, with the old lead as well.

    :param drift: rows of the same table for the owner map without the handover
    """
    known = set(drift)
    return [row for row in rows if row not in known]


def changed_sides(rows, columns):
    """Yield ``(column, [(id, old, new), ...])`` for each stamp that changes."""
    for number, column in enumerate(columns):
        old, new = 2 + 2 * number, 3 + 2 * number
        changed = [(row[0], row[old], row[new]) for row in rows if row[old] != row[new]]
        if changed:
            yield column, changed


def total_value(rows):
    """Return the sum of the rows' values, or None when they have none."""
    values = [row[1] for row in rows if row[1] is not None]
    return sum(values) if values else None
