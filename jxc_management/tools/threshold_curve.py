"""From which amount on is an approval worth its while: plain arithmetic, no database.

Most orders are small and most of the money is in a few large ones, so that a higher
threshold frees many orders and still covers most of the spend.
"""

from bisect import bisect_left
from collections import namedtuple
from itertools import accumulate
from math import floor, isclose, log10

#: shares of the orders, and of the spend, at which thresholds are tried
QUANTILES = (0.1, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SPEND_SHARES = (0.99, 0.98, 0.95, 0.9, 0.85, 0.8, 0.7, 0.5)
#: the leading digits of round amounts
NICE = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)

#: what a threshold does: ``approved`` orders and the ``covered`` share of the spend are
#: above it; ``freed`` orders need approval now and would not any more, as a number and
#: as a ``freed_share`` (None without orders that need approval now)
Point = namedtuple("Point", "threshold approved covered freed freed_share")


def nice_floor(amount):
    """Return the largest round amount that is not above ``amount``; 0 below 1."""
    if amount < 1:
        return 0.0
    power = 10.0 ** floor(log10(amount) + 1e-9)
    digits = amount / power
    lead = max(nice for nice in NICE if nice <= digits + 1e-9)
    return round(lead * power, 2)


class Curve:
    """The amounts of orders in ascending order, with their sums.

    :param amounts: amounts of the orders that only the threshold decides about, in one
        currency
    :param always: spend that is approved whatever the threshold, by other rules
    """

    def __init__(self, amounts, always=0.0):
        self.amounts = sorted(max(amount, 0.0) for amount in amounts)
        self._sums = [0.0, *accumulate(self.amounts)]
        self.spend = self._sums[-1] + always

    def approved(self, threshold):
        """Return how many orders reach ``threshold``."""
        return len(self.amounts) - bisect_left(self.amounts, threshold)

    def covered(self, threshold):
        """Return the share of the spend that is approved from ``threshold`` on."""
        if not self.spend:
            return 0.0
        below = self._sums[bisect_left(self.amounts, threshold)]
        return (self.spend - below) / self.spend

    def point(self, threshold, current=0.0):
        """Return the :class:`Point` of ``threshold``, compared with the current one."""
        now = self.approved(current)
        approved = self.approved(threshold)
        freed = now - approved
        share = freed / now if now else None
        return Point(threshold, approved, self.covered(threshold), freed, share)

    def quantile(self, share):
        """Return the amount below which ``share`` of the orders are."""
        index = min(int(share * len(self.amounts)), len(self.amounts) - 1)
        return self.amounts[index]

    def covering(self, share):
        """Return the largest order amount that as threshold covers ``share``."""
        best = 0.0
        for amount in self.amounts:
            if self.covered(amount) < share and not isclose(
                self.covered(amount), share
            ):
                break
            best = amount
        return best

    def candidates(self, target, current=0.0):
        """Return the thresholds to look at: round amounts of interest, ascending.

        :param target: share of the spend that should stay covered
        :param current: the threshold of today, which is always one of them
        """
        if not self.amounts:
            return [current]
        found = {nice_floor(self.quantile(share)) for share in QUANTILES}
        found |= {nice_floor(self.covering(share)) for share in SPEND_SHARES}
        found.add(nice_floor(self.covering(target)))
        return sorted(found | {current})

    def recommended(self, target, current=0.0):
        """Return the largest candidate that still covers ``target`` of the spend.

        None without orders: there is nothing to recommend then.
        """
        if not any(self.amounts):
            return None
        fitting = [
            threshold
            for threshold in self.candidates(target, current)
            if self.covered(threshold) >= target - 1e-9
        ]
        return max(fitting, default=None)
