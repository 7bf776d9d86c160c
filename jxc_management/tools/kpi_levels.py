"""What targets to propose for a KPI: plain arithmetic, no database."""

from collections import namedtuple
from statistics import quantiles

Levels = namedtuple("Levels", "floor target stretch band_low band_high")

#: months with data from which on the past says what is usual
ENOUGH_MONTHS = 3


def usual_levels(values, direction, decimals):
    """Return the :class:`Levels` that monthly values suggest.

    None with too few months, or when most of them are the same: they do not tell what
    is a little better or worse.

    The target is the median, the floor the worse and the stretch the better quarter;
    the band is what is between the quarters.
    """
    if len(values) < ENOUGH_MONTHS:
        return None
    lower, middle, upper = (
        round(one, max(decimals, 0))
        for one in quantiles(values, n=4, method="inclusive")
    )
    return None if lower == upper else ordered(lower, middle, upper, direction)


def ordered(lower, middle, upper, direction):
    """Return the :class:`Levels` of three figures, whatever their order."""
    lower, middle, upper = sorted((lower, middle, upper))
    if direction == "band":
        return Levels(0.0, 0.0, 0.0, lower, upper)
    if direction == "lower":
        return Levels(upper, middle, lower, 0.0, 0.0)
    return Levels(lower, middle, upper, 0.0, 0.0)
