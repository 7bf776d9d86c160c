from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest.mock import patch

from odoo import Command
from odoo.tools import SQL

from ...tools import kpi_sql
from ...tools.kpi_run import KpiRun
from ..common import JxcCommon


class CatalogueCommon(JxcCommon):
    """Documents of chosen days, and what the shipped KPIs make of them.

    The days are those of March and April of last year, so that nothing depends on
    when the tests run.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls.today.year - 1
        cls.company.partner_id.tz = "UTC"
        cls.company.resource_calendar_id.tz = "UTC"
        cls.stock = cls.warehouse.lot_stock_id
        cls.stock_east = cls.warehouse_east.lot_stock_id
        cls.vendors = cls.env.ref("stock.stock_location_suppliers")
        cls.customers = cls.env.ref("stock.stock_location_customers")
        cls.march = (cls.day(3, 1), cls.day(3, 31))

    @classmethod
    def day(cls, month, day):
        """Return a day of last year."""
        return datetime(cls.year, month, day).date()

    @classmethod
    def noon(cls, month, day, hour=12, minute=0):
        """Return a moment of last year, in UTC."""
        return datetime(cls.year, month, day, hour, minute)

    @classmethod
    def _sql(cls, record, **values):
        """Set columns that only the clock sets otherwise."""
        cls.env.flush_all()
        for name, value in values.items():
            cls.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s WHERE id = ANY(%s)",
                    SQL.identifier(record._table),
                    SQL.identifier(name),
                    value,
                    record.ids,
                )
            )
        record.invalidate_recordset()

    @contextmanager
    def _tomorrow(self):
        """Let it be tomorrow in all companies."""
        tomorrow = self.company._jxc_today() + timedelta(days=1)
        companies = type(self.company)
        with patch.object(companies, "_jxc_today", lambda company: tomorrow):
            yield tomorrow

    def _facts_of(self, code, day):
        """Calculate what changed of a KPI; return the sums of its facts of a day."""
        self.env.flush_all()
        kpi = self._kpi(code)
        run = KpiRun(self.env.cr.now())
        for one, health in self.env["jxc.kpi"]._jobs(self.company):
            if one == kpi:
                one._calculate_one(health, run)
                self.assertEqual(health.state, "ok", health.error)
        self.env.cr.execute(
            "SELECT COALESCE(SUM(num), 0)::float, COALESCE(SUM(den), 0)::float"
            " FROM jxc_kpi_fact WHERE kpi_id = %s AND company_id = %s AND day = %s",
            [kpi.id, self.company.id, day],
        )
        return self.env.cr.fetchone()

    @classmethod
    def _kpi(cls, code):
        return cls.env.ref(f"jxc_management.kpi_{code}")

    def events(self, code, first=None, last=None, company=None):
        """Return the events of a KPI as dictionaries, calculated from documents."""
        first, last = first or self.march[0], last or self.march[1]
        company = company or self.company
        kpi = self._kpi(code)
        self.env.flush_all()
        for need in kpi._source_needs():
            self._kpi(need)._rebuild(company)
        span = kpi._span(company, first, last)
        query = kpi_sql.events(kpi._events(span), first, last)
        self.env.cr.execute(query)
        found = self.env.cr.dictfetchall()
        self._check_records(kpi, found)
        return found

    def _check_records(self, kpi, found):
        """Check that the records behind events are there to be opened."""
        ids = {event["res_id"] for event in found if event["res_id"]}
        records = self.env[kpi._source().model].with_context(active_test=False)
        self.assertEqual(records.search_count([("id", "in", list(ids))]), len(ids))

    def sums(self, code, first=None, last=None, company=None, **filters):
        """Return the sums of numerators and denominators of a KPI."""
        found = [
            event
            for event in self.events(code, first, last, company)
            if all(event[name] == one.id for name, one in filters.items())
        ]
        return (
            round(float(sum(event["num"] for event in found)), 4),
            round(float(sum(event["den"] for event in found)), 4),
        )

    def value(self, code, *args, **kwargs):
        """Return the value of a KPI in a span as it is shown, None without data."""
        kpi = self._kpi(code)
        return kpi._rounded(kpi._value(*self.sums(code, *args, **kwargs)))

    @classmethod
    def _ordered(cls, promised, quantity=10, price=10, approved=None, **values):
        """Return a confirmed order of one line, promised for a moment."""
        order = cls._order(
            order_line=[
                Command.create(
                    {
                        "product_id": cls.product.id,
                        "product_qty": quantity,
                        "price_unit": price,
                        "date_planned": promised,
                        "tax_ids": [Command.clear()],
                    }
                )
            ],
            **values,
        )
        order.order_line.date_planned = promised
        order.button_confirm()
        cls._sql(order, date_approve=approved or promised - timedelta(days=10))
        return order

    @classmethod
    def _come(cls, order, quantity, moment):
        """Receive a quantity of an order at a moment; keep the rest in a backorder."""
        receipt = order.picking_ids.filtered(
            lambda one: one.state not in ("done", "cancel")
        )
        return cls._done(receipt, quantity, moment)

    @classmethod
    def _done(cls, picking, quantity, moment):
        """Validate a quantity of a transfer's only product as if at a moment."""
        picking.move_ids.write({"quantity": quantity, "picked": True})
        picking.with_context(skip_backorder=True).button_validate()
        picking.date_done = moment
        return picking

    @classmethod
    def _back(cls, receipt, quantity, moment):
        """Return a quantity of a transfer at a moment."""
        wizard = (
            cls.env["stock.return.picking"]
            .with_context(active_id=receipt.id, active_model="stock.picking")
            .create({})
        )
        wizard.product_return_moves.quantity = quantity
        action = wizard.action_create_returns()
        picking = cls.env["stock.picking"].browse(action["res_id"])
        return cls._done(picking, quantity, moment)

    @classmethod
    def _untracked(cls):
        """Return goods that are not tracked: they move, but are never in stock."""
        return cls.env["product.product"].create(
            {
                "name": "Cloth",
                "is_storable": False,
                "standard_price": 7,
                "categ_id": cls.category.id,
            }
        )

    @classmethod
    def _move(cls, source, target, quantity, moment, product=None, **values):
        """Do a movement of a moment without a transfer."""
        move = cls._planned_move(source, target, quantity, product, **values)
        move.write({"quantity": quantity, "picked": True})
        return cls._moved(move, moment)

    @classmethod
    def _move_of(cls, quantities, source, target, moment, product=None):
        """Do a movement of goods of several owners.

        :param quantities: {owner: quantity}, without an owner they are the company's
        """
        move = cls._planned_move(source, target, sum(quantities.values()), product)
        move.move_line_ids = [
            Command.create(
                {
                    "product_id": move.product_id.id,
                    "owner_id": owner.id,
                    "quantity": quantity,
                    "picked": True,
                    "location_id": source.id,
                    "location_dest_id": target.id,
                    "company_id": cls.company.id,
                }
            )
            for owner, quantity in quantities.items()
        ]
        return cls._moved(move, moment)

    @classmethod
    def _planned_move(cls, source, target, quantity, product=None, **values):
        """Confirm a movement without a transfer."""
        move = cls.env["stock.move"].create(
            {
                "product_id": (product or cls.product).id,
                "product_uom_qty": quantity,
                "location_id": source.id,
                "location_dest_id": target.id,
                "company_id": cls.company.id,
                **values,
            }
        )
        move._action_confirm()
        return move

    @classmethod
    def _moved(cls, move, moment):
        """Do a confirmed movement as if at a moment."""
        move._action_done()
        move.date = moment
        return move
