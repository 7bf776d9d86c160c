"""The filters of the dashboards, and what they look at in each model."""

FACT = {
    "period": ("day", "date"),
    "department": ("department_id", "many2one"),
    "warehouse": ("warehouse_id", "many2one"),
}
FACT_MODEL = "jxc.kpi.analysis"


def add_period(board):
    """Offer the period; figures of one are compared with the one before."""
    board.add_filter("period", "Period", type="date", defaultValue="last_90_days")


def add_department(board):
    """Offer departments, with all below them."""
    board.add_filter(
        "department",
        "Department",
        type="relation",
        modelName="hr.department",
        includeChildren=True,
    )


def add_warehouse(board):
    """Offer warehouses."""
    board.add_filter(
        "warehouse", "Warehouse", type="relation", modelName="stock.warehouse"
    )


def pick(match, *keys):
    """Return the part of a matching that concerns some filters."""
    return {key: match[key] for key in keys if key in match}
