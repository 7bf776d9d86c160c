"""The dashboard “Warehouse and Purchasing”: KPIs of goods, vendors and stock."""

from .board import Board
from .filters import FACT, FACT_MODEL, add_department, add_period, add_warehouse
from .kpis import NUMBER, Facts, of

PURCHASING = (
    ("supplier_otif", "On Time in Full"),
    ("supplier_otd", "On-Time Delivery"),
    ("supplier_return_rate", "Returns to Vendors"),
    ("purchase_price_variance", "Purchase Price Variance"),
)
INVENTORY = ("inventory_turnover", "stock_out", "dead_stock", "record_accuracy")
WORK = ("on_time_processing", "backorder_rate", "scrap_rate", "lines_per_person_day")
PURCHASES = tuple(code for code, _title in PURCHASING)
ALL = (*PURCHASES, *INVENTORY, *WORK)


def board():
    """Return the dashboard."""
    found = Board()
    add_period(found)
    add_department(found)
    add_warehouse(found)
    facts = Facts(found, ALL)
    found.links(
        ("Open the cockpit", "jxc_management.jxc_cockpit_menu"),
        ("Trends of KPIs", "jxc_management.jxc_kpi_trend_menu"),
        ("Analysis of approvals", "jxc_management.jxc_approval_analysis_menu"),
    )
    purchasing(found, facts)
    inventory(found, facts)
    work(found, facts)
    table(found)
    return found


def purchasing(found, facts):
    """Add the part about vendors."""
    found.heading("Purchasing")
    better = ("up", "up", "down", "down")
    found.tiles(
        [
            facts.tile(code, title, better=direction)
            for (code, title), direction in zip(PURCHASING, better, strict=True)
        ]
    )
    found.charts(
        facts.trend("Vendor deliveries by month", "supplier_otif", "supplier_otd"),
        facts.by("department_id", "Vendor deliveries by department", "supplier_otif"),
    )


def inventory(found, facts):
    """Add the part about stock."""
    found.heading("Inventory")
    found.tiles(
        [
            facts.tile("inventory_turnover", "Inventory Turnover", NUMBER),
            facts.tile("stock_out", "Stock-Outs", better="down"),
            facts.tile("dead_stock", "Dead Stock", better="down"),
            facts.tile("record_accuracy", "Accuracy of Stock Records"),
        ]
    )
    found.charts(
        facts.trend("Stock by month", "stock_out", "dead_stock", "record_accuracy"),
        facts.by("warehouse_id", "Turnover by warehouse", "inventory_turnover"),
    )


def work(found, facts):
    """Add the part about what warehouses do."""
    found.heading("Warehouse work")
    found.tiles(
        [
            facts.tile("on_time_processing", "Transfers Processed in Time"),
            facts.tile("backorder_rate", "Deliveries With a Backorder", better="down"),
            facts.tile("scrap_rate", "Scrap Rate", better="down"),
            facts.tile("lines_per_person_day", "Lines per Person and Day", NUMBER),
        ]
    )
    found.charts(
        facts.trend("Transfers by month", "on_time_processing", "backorder_rate"),
        facts.by("warehouse_id", "On time by warehouse", "on_time_processing"),
    )


def table(found):
    """Add all figures by warehouse, and what they mean."""
    found.heading("KPIs by warehouse")
    pivot = found.add_pivot(
        "KPI",
        FACT_MODEL,
        (("value", "avg"),),
        rows=("kpi_id",),
        columns=("warehouse_id",),
        domain=of(*ALL),
        match=FACT,
    )
    found.pivot_table(pivot, rows=14)
    found.heading("What the figures mean")
    number = found.add_list(
        "Meaning of KPIs",
        "jxc.kpi",
        ("name", "formula"),
        order=(("category", True), ("sequence", True)),
        domain=[["code", "in", list(ALL)]],
    )
    found.record_list(number, (("A", "name"), ("B", "formula")), len(ALL), "B")
