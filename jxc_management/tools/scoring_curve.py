"""The curve of a scoring rule as a drawing: plain arithmetic, no database."""

from collections import namedtuple
from math import ceil, floor, log10

from markupsafe import Markup

from .scoring import score, written

WIDTH, HEIGHT = 440, 250
LEFT, RIGHT, TOP, BOTTOM = 44, 14, 30, 44
SAMPLES = 240
#: no more steps or events than these are drawn
MOST_STEPS = 30

#: texts of the drawing, and ``marks``: the figures to mark, with their names
Labels = namedtuple("Labels", "title value points marks")

LINE = Markup(
    '<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
    'stroke="currentColor" stroke-opacity="{opacity}" stroke-dasharray="{dash}"/>'
)
TEXT = Markup(
    '<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="currentColor" '
    'font-size="14">{text}</text>'
)
FRAME = Markup(
    '<svg viewBox="0 0 {width} {height}" role="img" aria-label="{title}" '
    'class="w-100" style="max-width: 560px">{grid}'
    '<g class="o_jxc_curve"><polyline points="{curve}" fill="none" '
    'stroke="currentColor" stroke-width="2.5" stroke-linejoin="round"/></g></svg>'
)


def span_of(rule, target, direction):
    """Return the lowest and the highest value to draw."""
    method = rule["method"]
    if method == "event":
        return 0.0, float(_steps_to_draw(rule, "event_points"))
    if method == "bands":
        marks = [start for start, _points in rule["bands"]] or [0.0, 100.0]
    elif direction == "band" or (method == "band" and target["band_high"]):
        marks = [target["band_low"], target["band_high"]]
    else:
        marks = [target["floor"], target["target"], target["stretch"]]
    if method == "step":
        away = _steps_to_draw(rule, "step_points") * rule["step_size"]
        marks += [mark + side * away for mark in marks for side in (-1, 1)]
    if rule["veto"] != "none" and direction != "band":
        marks.append(rule["veto_limit"])
    low, high = min(marks), max(marks)
    margin = (high - low) / 4 or abs(high) / 5 or 1.0
    if low >= 0:
        return max(low - margin, 0.0), high + margin
    return low - margin, high + margin


def _steps_to_draw(rule, points):
    """Return how many steps or events it takes until nothing more is deducted."""
    most = min(rule["max_deduction"], rule["full_score"])
    return min(ceil(most / rule[points]) + 1 if rule[points] else 10, MOST_STEPS)


def samples(rule, target, direction):
    """Return (value, points) pairs along the curve."""
    low, high = span_of(rule, target, direction)
    pairs = []
    for index in range(SAMPLES + 1):
        value = round(low + (high - low) * index / SAMPLES, 6)
        points = score(value, rule, target, direction).points
        pairs.append((value, points or 0.0))
    return pairs


def ticks(low, high, count=5):
    """Return round figures between two others."""
    rough = (high - low) / count
    power = 10.0 ** floor(log10(rough))
    step = min(
        (digit * power for digit in (1, 2, 5, 10)), key=lambda size: abs(size - rough)
    )
    first = ceil(low / step - 1e-9)
    last = floor(high / step + 1e-9)
    return [round(number * step, 9) for number in range(first, last + 1)]


def svg(rule, target, direction, labels):
    """Return the drawing of a rule for a sample target.

    :param labels: the :class:`Labels` in the language of the reader
    """
    pairs = samples(rule, target, direction)
    place = _Place(pairs[0][0], pairs[-1][0], max(rule["cap"], 1.0))
    grid = Markup().join(
        [*_axes(place, rule, labels), *_marks(place, labels), *_names(labels)]
    )
    curve = " ".join(f"{place.x(v):.1f},{place.y(p):.1f}" for v, p in pairs)
    return FRAME.format(
        width=WIDTH, height=HEIGHT, title=labels.title, grid=grid, curve=curve
    )


class _Place:
    """Where values and points are in the drawing."""

    def __init__(self, low, high, top):
        self.low, self.high, self.top = low, high, top

    def x(self, value):
        share = (value - self.low) / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, points):
        return HEIGHT - BOTTOM - points / self.top * (HEIGHT - TOP - BOTTOM)


def _axes(place, rule, labels):
    for points in sorted({0.0, rule["floor_score"], rule["full_score"], rule["cap"]}):
        y = place.y(points)
        opacity = 0.6 if not points else 0.15
        yield LINE.format(
            x1=LEFT, y1=y, x2=WIDTH - RIGHT, y2=y, opacity=opacity, dash="none"
        )
        yield TEXT.format(x=LEFT - 6, y=y + 5, anchor="end", text=written(points))
    base = HEIGHT - BOTTOM
    for value in ticks(place.low, place.high):
        x = place.x(value)
        yield LINE.format(x1=x, y1=base, x2=x, y2=base + 4, opacity=0.6, dash="none")
        yield TEXT.format(x=x, y=base + 18, anchor="middle", text=written(value))


def _marks(place, labels):
    """Draw the levels of the target; names that would overlap take turns."""
    last = -WIDTH
    for value, name in sorted(labels.marks):
        if not place.low <= value <= place.high:
            continue
        x = place.x(value)
        row = TOP - 4 if x - last > 70 else TOP - 19
        last = x if row == TOP - 4 else -WIDTH
        yield LINE.format(
            x1=x, y1=row + 3, x2=x, y2=HEIGHT - BOTTOM, opacity=0.5, dash="4 3"
        )
        anchor = "end" if x > WIDTH - 60 else "middle"
        yield TEXT.format(x=x, y=row, anchor=anchor, text=name)


def _names(labels):
    yield TEXT.format(x=WIDTH - RIGHT, y=HEIGHT - 6, anchor="end", text=labels.value)
    yield TEXT.format(x=4, y=12, anchor="start", text=labels.points)
