from odoo import Command, fields
from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalForgery(ApprovalCommon):
    """Values that a client should not choose do not decide about an approval."""

    def test_computed_amounts_are_computed_again(self):
        self._rule(self.boss)
        for values in (
            {"amount_total": 1},
            {"amount_total": 1, "amount_total_cc": 1},
            {"currency_rate": 1000},
        ):
            with self.subTest(values=values):
                order = self._buy()
                order.write(values)
                order.button_confirm()
                self.assertEqual(order.state, "to approve")
                self.assertEqual(self.request_of(order).amount, 5000)

    def test_computed_amounts_of_lines_are_computed_again(self):
        self._rule(self.boss)
        order = self._buy()
        order.order_line.write({"price_total": 1, "price_subtotal": 1})
        order.button_confirm()
        self.assertEqual(self.request_of(order).amount, 5000)

    def test_rebate_cannot_be_removed(self):
        self._rule(self.boss)
        rebate = self.env["product.product"].create({"name": "Rebate"})
        order = self._buy()
        line = {"product_id": rebate.id, "product_qty": 1, "price_unit": -2000}
        line["tax_ids"] = [Command.clear()]
        order.order_line = [Command.create(line)]
        order.button_confirm()
        request = self.request_of(order)
        self.assertEqual(request.amount, 3000)
        order.order_line[-1].unlink()
        self.assertEqual(request.state, "stale")

    def test_lines_that_join_by_default(self):
        self._rule(self.boss)
        small = self._parked(900)
        order = self._parked()
        line = {"product_id": self.product.id, "product_qty": 9, "price_unit": 500}
        line |= {"name": "Joined", "product_uom_id": self.product.uom_id.id}
        lines = self.env["purchase.order.line"].with_user(self.buyer)
        with self.refused("in effect already"):
            lines.with_context(default_order_id=small.id).create(dict(line))
        lines.with_context(default_order_id=order.id).create(dict(line))
        self.assertEqual(self.request_of(order).state, "stale")

    def test_other_warehouse_needs_a_new_approval(self):
        self._rule(self.boss)
        order = self._parked()
        request = self.request_of(order)
        elsewhere = self.warehouse.in_type_id.copy({"name": "Elsewhere"})
        order.picking_type_id = elsewhere
        self.assertEqual(request.state, "stale")

    def test_order_is_not_dated_to_a_better_rate(self):
        self._rule(self.boss)
        currency = self.env["res.currency"].create({"name": "XTT", "symbol": "X"})
        today = fields.Date.today()
        for days, rate in ((-100, 20), (-10, 2)):
            self.env["res.currency.rate"].create(
                {
                    "currency_id": currency.id,
                    "company_id": self.company.id,
                    "name": fields.Date.add(today, days=days),
                    "rate": rate,
                }
            )
        then = fields.Datetime.add(fields.Datetime.now(), days=-50)
        order = self._buy(5000, currency_id=currency.id, date_order=then)
        order.button_confirm()
        request = self.request_of(order)
        self.assertEqual(request.amount, 2500)
        order = self._buy(5000, currency_id=currency.id)
        order.button_confirm()
        request = self.request_of(order)
        self.assertEqual(request.amount, 2500)
        order.date_order = then
        order.order_line.price_unit = 1000
        self.assertEqual(request.state, "stale")
