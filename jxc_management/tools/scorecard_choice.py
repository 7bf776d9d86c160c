"""Which scorecard is the closest one for an employee: no database."""

from collections import namedtuple

#: whom a card is for; an empty set stands for all
CardScope = namedtuple("CardScope", "card_id departments jobs")


def closeness(scope, path, job):
    """Return how closely a card fits, the higher the closer; None if it does not.

    :param path: ids of the employee's department and those above, from the top down
    :param job: id of the job, or None
    """
    if scope.jobs and job not in scope.jobs:
        return None
    levels = [level for level, one in enumerate(path) if one in scope.departments]
    if scope.departments and not levels:
        return None
    # department and job > department > job > all; the nearer department first
    return (
        bool(scope.departments and scope.jobs),
        bool(scope.departments),
        bool(scope.jobs),
        max(levels, default=-1),
    )


def choose(scopes, path, job):
    """Return the id of the closest card, None when none fits."""
    best, found = None, None
    for scope in scopes:
        fit = closeness(scope, path, job)
        if fit is not None and (best is None or fit > best):
            best, found = fit, scope.card_id
    return found
