"""Numbers out of repeated measurements."""

import statistics


def median(values):
    """Return the middle value."""
    return statistics.median(values)


def percentile(values, share):
    """Return the value that ``share`` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def rotations(items, rounds):
    """Yield the items once per round, each round beginning with another one."""
    for number in range(rounds):
        shift = number % len(items)
        yield number, items[shift:] + items[:shift]
