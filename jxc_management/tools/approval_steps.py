"""Quorum and order of approval steps: plain functions without a database."""


def votes_needed(quorum, number, approvers):
    """Return how many approvals a step needs.

    :param quorum: ``"any"``, ``"all"`` or ``"number"``
    :param number: for ``"number"``; never more than there are approvers
    :param approvers: how many people may decide
    """
    if quorum == "all":
        return max(approvers, 1)
    if quorum == "number":
        return max(1, min(number, approvers))
    return 1


def next_open(steps):
    """Return those of the waiting steps that open now.

    Steps with the same sequence open together.

    :param steps: ``(sequence, state, key)`` tuples
    """
    if any(state == "open" for _sequence, state, _key in steps):
        return []
    waiting = [(sequence, key) for sequence, state, key in steps if state == "waiting"]
    if not waiting:
        return []
    first = min(sequence for sequence, _key in waiting)
    return [key for sequence, key in waiting if sequence == first]


def covering_level(limits, amount):
    """Return the index of the first limit that covers ``amount``, else the last one.

    :param limits: approval limits from the department upwards
    """
    for index, limit in enumerate(limits):
        if limit >= amount:
            return index
    return len(limits) - 1
