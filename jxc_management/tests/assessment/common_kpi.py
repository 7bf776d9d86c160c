from datetime import timedelta
from unittest.mock import patch

from odoo.tools import SQL

from ...tools.kpi_source import Source, Watch
from ...tools.kpi_sources import SOURCES
from ..common import JxcCommon


def local_day(span, column):
    """Return the day of a moment in the time zone of a span's company."""
    return SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE %s)::date", SQL(column), span.zone)


def receipt_events(span):
    """Done transfers: each counts 1; its numerator is 1 when its origin is 'good'."""
    return SQL(
        """SELECT t.id AS res_id, %s AS day, t.jxc_department_id AS department_id,
                  pt.warehouse_id, t.jxc_validated_by_id AS user_id,
                  CASE WHEN t.origin = 'good' THEN 1 ELSE 0 END AS num, 1 AS den
             FROM stock_picking t
             JOIN stock_picking_type pt ON pt.id = t.picking_type_id
            WHERE t.company_id = %s AND t.state = 'done'
              AND t.date_done >= %s AND t.date_done < %s""",
        local_day(span, "t.date_done"),
        span.company_id,
        span.start,
        span.stop,
    )


def receipt_days(span, condition):
    """The days that transfers count on."""
    return SQL(
        "SELECT %s AS day FROM stock_picking t WHERE t.company_id = %s AND %s",
        local_day(span, "t.date_done"),
        span.company_id,
        condition,
    )


def stock_events(span):
    """Warehouses by who led them: a snapshot of month ends and of today."""
    return SQL(
        # what was done until the end of the day
        """SELECT w.id AS res_id, d.day::date AS day, owner.department_id,
                  w.id AS warehouse_id, NULL::int AS user_id, 1 AS num,
                  (SELECT COUNT(*) FROM stock_picking p WHERE p.state = 'done'
                      AND p.company_id = w.company_id
                      AND %(done_on)s <= d.day) AS den
             FROM generate_series(%(first)s::date, %(last)s::date, '1 day') d(day)
             JOIN stock_warehouse w ON w.company_id = %(company)s
        LEFT JOIN %(owners)s owner ON owner.warehouse_id = w.id
              AND owner.date_from <= d.day
              AND (owner.date_to IS NULL OR d.day < owner.date_to)
            WHERE d.day = %(today)s
               OR EXTRACT(day FROM d.day + interval '1 day') = 1""",
        first=span.first,
        last=span.last,
        done_on=local_day(span, "p.date_done"),
        today=span.today,
        company=span.company_id,
        owners=span.owners,
    )


SAMPLES = {
    "sample_receipts": Source(
        "sample_receipts",
        "stock.picking",
        receipt_events,
        (Watch("stock.picking", receipt_days),),
    ),
    "sample_stock": Source(
        "sample_stock",
        "stock.warehouse",
        stock_events,
        (Watch("stock.picking", receipt_days),),
        snapshot=True,
    ),
}


class KpiCommon(JxcCommon):
    """Two KPIs with sources of their own; those that are shipped are left out."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        sources = patch.dict(SOURCES, SAMPLES)
        sources.start()
        cls.addClassCleanup(sources.stop)
        cls.env["jxc.kpi"].search([]).active = False
        cls.kpi = cls._kpi("sample_receipts")
        cls.company.jxc_kpi_months = 3
        cls.supplier = cls.env.ref("stock.stock_location_suppliers")

    @classmethod
    def _kpi(cls, code, **values):
        return cls.env["jxc.kpi"].create(
            {"name": code, "code": code, "source": code, **values}
        )

    @classmethod
    def _receipt(cls, origin="good", days_ago=0, warehouse=None, by=None):
        """Create a receipt of one hammer and validate it."""
        order = cls._order(warehouse=warehouse or cls.warehouse, quantity=1)
        order.button_confirm()
        receipt = order.picking_ids
        receipt.with_user(by or cls.env.user).button_validate()
        receipt.origin = origin
        if days_ago:
            receipt.date_done -= timedelta(days=days_ago)
        return receipt

    def _calculate(self):
        self.env["jxc.kpi"]._calculate(self.company)

    def _facts(self, kpi=None):
        """Return the facts as ``{(day, department, warehouse, user): values}``."""
        self.env.flush_all()
        kpi = kpi or self.kpi
        facts = self.env["jxc.kpi.fact"].search(
            [("kpi_id", "=", kpi.id), ("company_id", "=", self.company.id)]
        )
        return {
            (fact.day, fact.department_id, fact.warehouse_id, fact.user_id): (
                fact.num,
                fact.den,
                fact.records,
            )
            for fact in facts
        }

    def _health(self, kpi=None):
        return self.env["jxc.kpi.health"].search(
            [
                ("kpi_id", "=", (kpi or self.kpi).id),
                ("company_id", "=", self.company.id),
            ]
        )
