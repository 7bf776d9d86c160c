"""MIS Builder of the community, to measure beside this addon.

Its queries read records and count them in Python; it knows no departments, so that it
yields the value of the whole company.
"""

import time

from . import stage
from .community import Modules
from .kpi_work import last_month
from .session import Database, close

MODULES = Modules(
    "mis_builder",
    "MIS Builder",
    (
        "odoo-addon-mis_builder==19.0.*",
        "odoo-addon-date_range==19.0.*",
        "odoo-addon-report_xlsx==19.0.*",
    ),
)
DONE = "[('state', '=', 'done'), ('picking_type_id.code', '=', 'outgoing')]"
LATE = f"{DONE[:-1]}, ('backorder_ids', '!=', False)]"


def measure(shop, source, runs):
    """Install it in a copy of a database and return what the value costs there."""
    close(source)
    name = stage.fresh(shop, f"{stage.PREFIX}kpi_mis", source)
    stage.install(shop, name, "mis_builder", *MODULES.options())
    database = Database(name)
    report_id = database.run(create_report)
    found = []
    begun = time.monotonic()
    while not found or (len(found) < runs and time.monotonic() - begun < 60):
        found.append(one_run(database, report_id))
    return min(found, key=lambda one: one["s"])


def one_run(database, report_id):
    """Compute the report once; return the value and what it cost."""
    result = {}
    cost = database.measure(lambda env: result.update(compute(env, report_id)))
    return {**result, "s": cost.wall, "queries": cost.queries}


def create_report(env):
    """Make a report with the share of deliveries with a backorder of last month."""
    transfers = env["ir.model"]._get("stock.picking")
    fields = env["ir.model.fields"]
    query = {
        "model_id": transfers.id,
        "field_ids": [(4, fields._get("stock.picking", "name").id)],
        "date_field": fields._get("stock.picking", "date_done").id,
    }
    share = {"name": "share", "description": "Share"}
    share["expression"] = "100.0 * len(late) / len(done)"
    queries = [
        {**query, "name": "done", "domain": DONE},
        {**query, "name": "late", "domain": LATE},
    ]
    report = env["mis.report"].create(
        {
            "name": "Bench",
            "query_ids": [(0, 0, values) for values in queries],
            "kpi_ids": [(0, 0, share)],
        }
    )
    first, last = last_month(env)
    period = {"name": "Month", "mode": "fix"}
    period |= {"manual_date_from": first, "manual_date_to": last}
    instance = env["mis.report.instance"].create(
        {"name": "Bench", "report_id": report.id, "period_ids": [(0, 0, period)]}
    )
    return instance.id


def compute(env, report_id):
    """Compute the report."""
    matrix = env["mis.report.instance"].browse(report_id).compute()
    return {"value": f"{matrix['body'][0]['cells'][0]['val']:.1f}"}
