"""Tiles and charts over the facts of KPIs."""

from .filters import FACT, FACT_MODEL
from .parts import chart

PERCENT, NUMBER = '0.0"%"', "#,##0.0"


def of(*codes):
    """Return the domain of the facts of some KPIs."""
    return [["kpi_code", "in", list(codes)]]


class Facts:
    """Values of many KPIs, read at once: now, and in the period before."""

    def __init__(self, board, codes, match=FACT):
        self.match = match
        options = {"rows": ("kpi_code",), "domain": of(*codes), "match": match}
        values = (("value", "avg"),)
        self.now = board.add_pivot("KPIs", FACT_MODEL, values, **options)
        self.before = board.add_pivot(
            "KPIs before", FACT_MODEL, values, offset=-1, **options
        )

    def tile(self, code, title, unit=PERCENT, better="up"):
        """Return the tile of one KPI."""
        value = f'PIVOT.VALUE({{}},"value","kpi_code","{code}")'
        return {
            "title": title,
            "value": value.format(self.now),
            "before": value.format(self.before),
            "unit": unit,
            "better": better,
            "menu": "jxc_management.jxc_kpi_trend_menu",
        }

    def trend(self, title, *codes):
        """Return a line for each KPI, by month."""
        groups = ("day:month", "kpi_id")
        return self.chart("line", title, groups, codes)

    def by(self, field, title, *codes):
        """Return bars of KPIs by a field of their facts."""
        return self.chart("bar", title, (field, "kpi_id"), codes)

    def chart(self, kind, title, groups, codes):
        """Return a chart of the values of KPIs."""
        options = {"domain": of(*codes), "match": self.match}
        return chart(kind, title, FACT_MODEL, "value", groups, **options)
