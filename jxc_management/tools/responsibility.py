"""Who has which role in one row of the responsibility matrix: pure functions."""

from collections import namedtuple

#: one ownership; ``date_to`` is None while it is open, ``user_active`` tells whether
#: the accountable person (``user_id`` or None) can still log in
Entry = namedtuple(
    "Entry",
    "id scope_type res_id role department_id user_id user_active date_from date_to "
    "state",
)
#: an entry as it counts in a row: inherited when it belongs to a wider scope
Cell = namedtuple("Cell", "entry inherited")

ROLES = ("lead", "support", "oversight")


def by_scope(entries):
    """Return ``{(scope_type, res_id): [entry, ...]}``."""
    found = {}
    for entry in entries:
        found.setdefault((entry.scope_type, entry.res_id), []).append(entry)
    return found


def row_cells(keys, entries):
    """Return the :class:`Cell` list of the row with the scope ``keys``.

    For each role the nearest scope that has it counts. Drafts are shown with their own
    scope and never inherited.

    :param keys: scope keys from the row's own one to the company
    :param entries: the result of :func:`by_scope`
    """
    keys = list(keys)
    cells = []
    for role in ROLES:
        for number, key in enumerate(keys):
            found = [
                entry
                for entry in entries.get(key, ())
                if entry.role == role and entry.state != "draft"
            ]
            if found:
                cells += [Cell(entry, number > 0) for entry in found]
                break
    own = entries.get(keys[0], ())
    return cells + [Cell(entry, False) for entry in own if entry.state == "draft"]


def has_lead(cells):
    """Return whether somebody leads the row, drafts aside."""
    return any(
        cell.entry.role == "lead" and cell.entry.state != "draft" for cell in cells
    )


def problems(cells):
    """Return ``[(code, entry), ...]``: what is wrong with the roles of a row.

    ``same_department`` and ``same_person``: who leads also oversees. ``no_person`` and
    ``person_left``: nobody answers for a role. What a row inherits is only reported
    where it belongs.
    """
    cells = [cell for cell in cells if cell.entry.state != "draft"]
    found = []
    for cell in cells:
        if cell.inherited:
            continue
        if not cell.entry.user_id:
            found.append(("no_person", cell.entry))
        elif not cell.entry.user_active:
            found.append(("person_left", cell.entry))
    return found + _dependent_oversight(cells)


def _dependent_oversight(cells):
    leads = [cell for cell in cells if cell.entry.role == "lead"]
    overseers = [cell for cell in cells if cell.entry.role == "oversight"]
    found = []
    for lead in leads:
        for overseer in overseers:
            if lead.inherited and overseer.inherited:
                continue
            if lead.entry.department_id == overseer.entry.department_id:
                found.append(("same_department", overseer.entry))
            elif lead.entry.user_id and lead.entry.user_id == overseer.entry.user_id:
                found.append(("same_person", overseer.entry))
    return found
