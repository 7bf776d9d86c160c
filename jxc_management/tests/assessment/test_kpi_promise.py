from datetime import datetime, time, timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiPromise(CatalogueCommon):
    """What vendors promised, and when it is certain whether they kept it."""

    def test_a_promise_is_kept_as_it_was(self):
        order = self._ordered(self.noon(3, 10))
        line = order.order_line
        self.assertEqual(line.jxc_date_promised, self.noon(3, 10))
        self._come(order, 10, self.noon(3, 14))
        line.date_planned = self.noon(3, 20)
        self.assertEqual(line.jxc_date_promised, self.noon(3, 10))
        self.assertEqual(self.sums("supplier_otd"), (0, 1))
        self.assertEqual(self.events("supplier_otd")[0]["day"], self.day(3, 10))

    def test_what_is_due_today_is_judged_tomorrow(self):
        today = self.company._jxc_today()
        noon = datetime.combine(today, time(12))
        # nothing has come of one line, 4 of 10 of the other
        self._ordered(noon)
        part = self._ordered(noon)
        self._come(part, 4, noon)
        self.assertEqual(self._facts_of("supplier_otd", today), (0, 0))
        # all of a line is certain at once
        self._come(part, 6, noon)
        self.assertEqual(self._facts_of("supplier_otd", today), (1, 1))
        self.assertEqual(self.sums("supplier_otif", today, today), (1, 1))
        # what is due later is not judged at all, even when all of it is here
        later = noon + timedelta(days=3)
        self._come(self._ordered(later), 10, noon)
        self.assertEqual(self.sums("supplier_otd", today, later.date()), (1, 1))
        with self._tomorrow():
            self.assertEqual(self._facts_of("supplier_otd", today), (1, 2))
            self.assertEqual(self.sums("supplier_otif", today, today), (1, 2))

    def test_ordering_less_afterwards_does_not_count(self):
        order = self._ordered(self.noon(3, 10))
        line = order.order_line
        self._come(order, 6, self.noon(3, 9))
        line.product_qty = 6
        self.assertEqual(line.jxc_quantity_promised, 10)
        # 6 of the 10 that were promised
        self.assertEqual(self.sums("supplier_otd"), (0.6, 1))
        self.assertEqual(self.sums("supplier_otif"), (0, 1))
        # nor does ordering more: it was not promised for then
        more = self._ordered(self.noon(3, 10))
        self._come(more, 10, self.noon(3, 9))
        more.order_line.product_qty = 30
        self.assertEqual(self.sums("supplier_otd"), (1.6, 2))
        # lines of before have no promise but what is ordered
        self._sql(line, jxc_quantity_promised=None)
        self.assertEqual(self.sums("supplier_otd"), (2, 2))

    def test_quantities_are_agreed_on_until_the_promised_day(self):
        today = self.company._jxc_today()
        dozen = self.env.ref("uom.product_uom_dozen")
        noon = datetime.combine(today, time(12))
        line = self._ordered(noon).order_line
        line.product_qty = 8
        self.assertEqual(line.jxc_quantity_promised, 10)
        line = self._ordered(noon + timedelta(days=1)).order_line
        for quantity in (8, 12):
            line.product_qty = quantity
            self.assertEqual(line.jxc_quantity_promised, quantity)
        # in the product's own unit, as what comes is
        line.write({"product_qty": 2, "product_uom_id": dozen.id})
        self.assertEqual(line.jxc_quantity_promised, 24)
        with self._tomorrow():
            line.product_qty = 1
        self.assertEqual(line.jxc_quantity_promised, 24)

    def test_confirming_again_renews_no_promise(self):
        order = self._ordered(self.noon(3, 10))
        line = order.order_line
        order.button_cancel()
        order.button_draft()
        self.product.with_company(self.company).standard_price = 50
        line.write({"date_planned": self.noon(4, 20), "product_qty": 4})
        line.date_planned = self.noon(4, 20)
        order.button_confirm()
        self.assertEqual(line.jxc_date_promised, self.noon(3, 10))
        self.assertEqual(line.jxc_quantity_promised, 10)
        self.assertEqual(line.jxc_reference_cost, 10)
        # another product has another cost
        saw = self.env["product.product"].create(
            {"name": "Saw", "is_storable": True, "standard_price": 30}
        )
        order.button_cancel()
        order.button_draft()
        line.product_id = saw
        self.assertEqual(line.jxc_reference_cost, 30)

    def test_a_promise_of_before_is_the_planned_date(self):
        order = self._ordered(self.noon(3, 10))
        self._sql(order.order_line, jxc_date_promised=None)
        order.order_line.date_planned = self.noon(3, 20)
        self.assertEqual(self.events("supplier_otd")[0]["day"], self.day(3, 20))

    def test_added_lines_are_promised_when_they_are_added(self):
        order = self._ordered(self.noon(3, 10))
        order.order_line = [
            Command.create(
                {
                    "product_id": self.product.id,
                    "product_qty": 1,
                    "price_unit": 1,
                    "date_planned": self.noon(3, 21),
                }
            )
        ]
        added = order.order_line[-1]
        self.assertEqual(added.jxc_date_promised, added.date_planned)
        self.assertEqual(added.jxc_reference_cost, 10)

    def test_promises_do_not_come_from_outside(self):
        order = self._ordered(self.noon(3, 10))
        line = order.order_line
        for name, forged in (
            ("jxc_date_promised", self.noon(6, 1)),
            ("jxc_quantity_promised", 1),
            ("jxc_reference_cost", 99),
        ):
            with self.assertRaises(UserError):
                line.write({name: forged})
            with self.assertRaises(UserError):
                order.write({"order_line": [Command.update(line.id, {name: forged})]})
            draft = self._order().with_context(**{f"default_{name}": forged})
            copy = draft.order_line.copy({"order_id": draft.id})
            self.assertFalse(copy[name])
        self.assertFalse(order.copy().order_line.jxc_date_promised)

    def test_a_confirmation_costs_at_most_two_queries_more(self):
        def count(function):
            self.env.invalidate_all()
            return self.queries_of(function)

        lines = self.env.registry["purchase.order.line"]
        with self.alike():
            batches = [self._orders(5) for _number in range(4)]
            _first, with_promise = [count(one.button_confirm) for one in batches[:2]]
            self.patch(lines, "_jxc_keep_promise", lambda records: None)
            _first, without = [count(one.button_confirm) for one in batches[2:]]
        self.assertLessEqual(with_promise - without, 2)

    def _orders(self, number):
        return self.env["purchase.order"].concat(
            *(self._order() for _number in range(number))
        )
