"""How values become points and points a total: plain arithmetic, no database.

All figures are calculated as decimals; only :func:`total` rounds, once, half up. What
is read as text is a lazy term: ``env._(text)`` is in the language of the reader.
"""

from collections import namedtuple
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

#: What a value is worth: ``points`` is None when there is no value or no target;
#: ``is_veto`` says that the whole assessment gets no points; ``text`` is the reason.
Score = namedtuple("Score", "points is_veto text")

#: A line of a scorecard: ``points`` is None without data, ``veto`` is the reason why
#: the whole score is 0, if it is.
Line = namedtuple("Line", "weight points veto", defaults=(None,))

Total = namedtuple("Total", "score coverage veto_reason")

CENT = Decimal("0.01")
#: a value outside the band by up to this share of the nearer edge is still fair
FAIR_SHARE = Decimal("0.1")


def decimal(value):
    """Return a number as the decimal it is written as: 0.1 is a tenth."""
    return value if isinstance(value, Decimal) else Decimal(str(value))


def half_up(value, unit=CENT):
    """Return ``value`` rounded to ``unit``; a half goes away from zero."""
    return decimal(value).quantize(unit, rounding=ROUND_HALF_UP)


def written(value):
    """Return a number as short text: at most two decimals, no zeros at the end."""
    text = f"{half_up(value):f}"
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def score(value, rule, target, direction):
    """Return the :class:`Score` of a value.

    :param value: value of the KPI, None without data
    :param rule: what ``jxc.scoring.rule._snapshot`` returns
    :param target: what ``jxc.kpi.target._snapshot`` returns, None without a target
    :param direction: ``higher``, ``lower`` or ``band``
    """
    if value is None:
        return Score(None, False, _lt("No data."))
    value = decimal(value)
    if not target and needs_target(rule):
        return Score(None, False, _lt("No target is set."))
    if _is_vetoed(value, rule, target, direction):
        text = _lt(
            "%(value)s is beyond the veto limit of %(limit)s: 0 points.",
            value=written(value),
            limit=written(rule["veto_limit"]),
        )
        return Score(0.0, rule["veto"] == "all", text)
    points, text = METHODS[rule["method"]](value, rule, target, direction)
    points = min(max(points, Decimal(0)), decimal(rule["cap"]))
    return Score(float(points), False, text)


def needs_target(rule):
    """Return whether the rule compares values with a target."""
    return rule["method"] in ("linear", "step", "band")


def total(lines, no_data="redistribute"):
    """Return the :class:`Total` of the :class:`Line` tuples of an assessment.

    score = sum(weight * points) / sum(weight), rounded half up to two decimals.
    ``no_data`` says what lines without points count: ``redistribute`` leaves them and
    their weight out, ``full`` counts 100 points, ``zero`` none. The score is None when
    nothing counts. The coverage is the share of the weight that has data, in per cent.
    """
    weights = measured = counted = points = Decimal(0)
    veto = None
    for line in lines:
        weight = decimal(line.weight)
        weights += weight
        if line.points is not None:
            measured += weight
            counted += weight
            points += weight * decimal(line.points)
        elif no_data != "redistribute":
            counted += weight
            points += weight * (100 if no_data == "full" else 0)
        veto = veto or line.veto
    coverage = float(half_up(100 * measured / weights)) if weights else 0.0
    if not counted:
        return Total(None, coverage, veto or None)
    return Total(
        0.0 if veto else float(half_up(points / counted)), coverage, veto or None
    )


def light(value, target, direction):
    """Return ``good``, ``fair`` or ``poor``; None without a value or target.

    Good is at the target or better, fair at the floor or better; for a band, good is
    inside and fair outside by up to a tenth of the nearer edge.
    """
    if value is None or not target:
        return None
    value = decimal(value)
    gap = _gap(value, target, direction)
    if not gap:
        return "good"
    if direction == "band":
        low, high = _edges(target, direction)
        edge = low if value < low else high
        return "fair" if gap <= FAIR_SHARE * abs(edge) else "poor"
    sign = -1 if direction == "lower" else 1
    return "fair" if sign * value >= sign * decimal(target["floor"]) else "poor"


def _edges(target, direction):
    """Return the lowest and the highest value that reach the target."""
    low, high = decimal(target["band_low"]), decimal(target["band_high"])
    if direction == "band" or low or high:
        return low, high
    goal = decimal(target["target"])
    return (None, goal) if direction == "lower" else (goal, None)


def _gap(value, target, direction):
    """Return how far a value misses its target; 0 when it reaches it."""
    if direction == "band":
        return _distance(value, *_edges(target, direction))
    goal = decimal(target["target"])
    gap = value - goal if direction == "lower" else goal - value
    return max(gap, Decimal(0))


def _distance(value, low, high):
    """Return how far a value is outside an interval; None is no edge."""
    if low is not None and value < low:
        return low - value
    if high is not None and value > high:
        return value - high
    return Decimal(0)


def _is_vetoed(value, rule, target, direction):
    """Return whether a value is worse than the veto limit.

    Higher is better: below it. Lower is better, or events are counted: above it. For a
    band: outside by more than it.
    """
    if rule["veto"] == "none":
        return False
    limit = decimal(rule["veto_limit"])
    if rule["method"] == "event" or direction == "lower":
        return value > limit
    if direction == "band":
        return bool(target) and _gap(value, target, direction) > limit
    return value < limit


def _linear(value, rule, target, direction):
    """Return the points between floor, target and stretch, and why.

    With "lower is better" all four figures are negated first. Then, with full score F,
    score at the floor B and the highest score C:

    - v >= stretch: C
    - target <= v: F + (C - F) * (v - target) / (stretch - target)
    - floor <= v: B + (F - B) * (v - floor) / (target - floor)
    - below: B * (1 - (floor - v) / abs(floor)), or 0

    A stretch that is the target gives no more than F; a band is scored as one.
    """
    if direction == "band":
        return _band(value, rule, target, direction)
    sign, names = -1 if direction == "lower" else 1, ("floor", "target", "stretch")
    floor, goal, stretch = (sign * decimal(target[name]) for name in names)
    v = sign * value
    full, base, cap = _levels(rule)
    if v >= goal:
        return _from_target(v, goal, stretch, full, cap)
    said = {name: written(target[name]) for name in ("floor", "target")}
    if v >= floor:
        points = base + (full - base) * (v - floor) / (goal - floor)
        return points, _lt("Between floor (%(floor)s) and target (%(target)s).", **said)
    share = max(1 - (floor - v) / abs(floor), Decimal(0)) if floor else Decimal(0)
    return base * share, _lt("Worse than the floor (%(floor)s).", floor=said["floor"])


def _from_target(v, goal, stretch, full, cap):
    """Return the points of a value that reached the target, and why."""
    if stretch <= goal:
        return full, _lt("Target reached.")
    share = min((v - goal) / (stretch - goal), Decimal(1))
    text = _lt("Stretch reached.") if share == 1 else _lt("Target reached.")
    return full + (cap - full) * share, text


def _levels(rule):
    return (decimal(rule[name]) for name in ("full_score", "floor_score", "cap"))


def _bands(value, rule, target, direction):
    """Return the score of the last row that starts at the value or below it, and why.

    Before the first row it is 0; with "lower is better" it is that of the first row.
    """
    rows = sorted((decimal(start), decimal(points)) for start, points in rule["bands"])
    reached = [row for row in rows if row[0] <= value]
    if not reached and direction == "lower":
        reached = rows[:1]
    if not reached:
        return Decimal(0), _lt("Below the first band: 0 points.")
    start, points = reached[-1]
    text = _lt(
        "Band from %(start)s: %(points)s points.",
        start=written(start),
        points=written(points),
    )
    return points, text


def _step(value, rule, target, direction):
    """Return full score - step points * ceil(gap / step size), and why.

    No more than the largest deduction is taken off.
    """
    full, _base, _cap = _levels(rule)
    gap = _gap(value, target, direction)
    if not gap:
        return full, _lt("Target reached.")
    steps = (gap / decimal(rule["step_size"])).to_integral_value(ROUND_CEILING)
    taken = _deduction(steps * decimal(rule["step_points"]), rule)
    text = _lt(
        "Steps away from the target: %(steps)s. Points: %(points)s.",
        steps=written(steps),
        points=written(-taken),
    )
    return full - taken, text


def _event(value, rule, target, direction):
    """Return full score - points per event * number of events, and why."""
    full, _base, _cap = _levels(rule)
    taken = _deduction(max(value, Decimal(0)) * decimal(rule["event_points"]), rule)
    text = _lt(
        "Events: %(events)s. Points: %(points)s.",
        events=written(value),
        points=written(-taken),
    )
    return full - taken, text


def _band(value, rule, target, direction):
    """Return full score - points per unit * distance from the target band, and why.

    A target without a band is one that is open to the better side.
    """
    full, _base, _cap = _levels(rule)
    low, high = _edges(target, direction)
    distance = _distance(value, low, high)
    if not distance:
        return full, _lt("Within the target band.")
    taken = _deduction(distance * decimal(rule["slope_points"]), rule)
    values = {"distance": written(distance), "points": written(-taken)}
    if low is not None and value < low:
        text = _lt("Below the band by %(distance)s. Points: %(points)s.", **values)
    else:
        text = _lt("Above the band by %(distance)s. Points: %(points)s.", **values)
    return full - taken, text


def _deduction(points, rule):
    return min(points, decimal(rule["max_deduction"]))


METHODS = {
    "linear": _linear,
    "bands": _bands,
    "step": _step,
    "event": _event,
    "band": _band,
}
