"""Ownership: is there a department in charge of everything?"""

from datetime import timedelta

from odoo.fields import Date
from odoo.tools import SQL

from ..coverage_sql import coverage_query
from ..kpi_source import Source, Watch
from .parts import NOTHING, begin, days, snapshot_days

DAY = timedelta(days=1)
#: before a company named its first lead, nobody could be missing; what was not there
#: yet could not be led
ON_DAY = """
    SELECT scope.id AS res_id, %(day)s::date AS day, scope.department_id,
           CASE WHEN scope.kind = 'warehouse' THEN scope.res_id END AS warehouse_id,
           NULL::int AS user_id, (scope.department_id IS NOT NULL)::int AS num, 1 AS den
      FROM (%(coverage)s) scope
     WHERE scope.company_id = %(company_id)s
       AND (scope.created IS NULL OR scope.created < %(stop)s) AND EXISTS (
           SELECT FROM jxc_ownership lead
            WHERE lead.company_id = %(company_id)s AND lead.role = 'lead'
              AND lead.state IN ('active', 'ended') AND lead.date_from <= %(day)s)"""


def events(span):
    """Return all that can be led, with the lead at the time, for each snapshot."""
    parts = [
        SQL(
            ON_DAY,
            day=day,
            stop=SQL(begin("%(next)s::date"), next=day + DAY, zone=span.zone),
            company_id=span.company_id,
            coverage=coverage_query(day, Date.subtract(day, years=1), "en_US"),
        )
        for day in snapshot_days(span)
    ]
    return SQL(" UNION ALL ").join(parts or [SQL(NOTHING)])


#: the past is judged by what of it is still there, so that a change concerns all days
MASTERS = """
    SELECT %(first)s::date AS day FROM {table} t WHERE %(condition)s"""
#: partners change all the time; new vendors and archived ones matter
PARTNERS = """
    SELECT %(first)s::date AS day
      FROM res_partner t
     WHERE %(condition)s AND (
           NOT t.active OR t.supplier_rank > 0
           AND t.create_date >= %(today)s::date - 7)"""
#: who never billed is a vendor by the orders of the year
ORDERS = """
    SELECT %(first)s::date AS day
      FROM purchase_order t
      JOIN res_partner buyer ON buyer.id = t.partner_id
      JOIN res_partner vendor ON vendor.id = buyer.commercial_partner_id
     WHERE t.company_id = %(company_id)s AND %(condition)s
       AND t.state IN ('purchase', 'cancel')
       AND COALESCE(vendor.supplier_rank, 0) = 0
     LIMIT 1"""
OWNERSHIPS = """
    SELECT t.date_from AS day FROM jxc_ownership t
     WHERE t.company_id = %(company_id)s AND %(condition)s"""
MODELS = (
    "jxc.process",
    "stock.warehouse",
    "stock.location",
    "stock.picking.type",
    "product.category",
)

SOURCES = (
    Source(
        "ownership_coverage",
        "jxc.ownership.coverage",
        events,
        (
            Watch("jxc.ownership", days(OWNERSHIPS)),
            Watch("res.partner", days(PARTNERS)),
            Watch("purchase.order", days(ORDERS)),
            *(
                Watch(model, days(MASTERS.format(table=model.replace(".", "_"))))
                for model in MODELS
            ),
        ),
        True,
    ),
)
