"""Working hours between moments: pure arithmetic, no database."""

from bisect import bisect_right


class Hours:
    """Working time, to be asked for many spans of it.

    :param intervals: sorted ``(start, stop)`` moments that do not overlap
    """

    def __init__(self, intervals):
        self.starts = [start for start, _stop in intervals]
        self.stops = [stop for _start, stop in intervals]
        #: seconds worked before each interval
        self.before = [0.0]
        for start, stop in intervals:
            self.before.append(self.before[-1] + (stop - start).total_seconds())

    def until(self, moment):
        """Return the seconds worked before a moment."""
        place = bisect_right(self.starts, moment)
        if not place:
            return 0.0
        rest = (self.stops[place - 1] - moment).total_seconds()
        return self.before[place] - max(rest, 0.0)

    def between(self, first, last):
        """Return the hours worked from one moment to another."""
        return max(self.until(last) - self.until(first), 0.0) / 3600
