from odoo import Command
from odoo.tests import tagged

from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiSupplier(CatalogueCommon):
    def test_partial_receipts_and_what_never_came(self):
        # 10 ordered, 6 by the 10th, 4 on the 12th: 6 / 10
        order = self._ordered(self.noon(3, 10))
        self._come(order, 6, self.noon(3, 9))
        self._come(order, 4, self.noon(3, 12))
        # all of it on the promised day: 1; nothing of it: 0
        self._come(self._ordered(self.noon(3, 10)), 10, self.noon(3, 10, 23))
        self._ordered(self.noon(3, 20))
        # more than ordered counts as all of it, but is not just what was ordered
        self._come(self._ordered(self.noon(3, 11)), 12, self.noon(3, 11))
        # (0.6 + 1 + 0 + 1) / 4 lines
        self.assertEqual(self.sums("supplier_otd"), (2.6, 4))
        self.assertEqual(self.value("supplier_otd"), 65)
        # only the second line came in full and on time, neither more nor less
        self.assertEqual(self.sums("supplier_otif"), (1, 4))

    def test_a_tolerance_accepts_a_little_more_or_less(self):
        self._come(self._ordered(self.noon(3, 10), 100), 98, self.noon(3, 10))
        self._come(self._ordered(self.noon(3, 10), 100), 103, self.noon(3, 10))
        self.assertEqual(self.sums("supplier_otif"), (1, 2))
        self._kpi("supplier_otif").parameter = 3
        self.assertEqual(self.sums("supplier_otif"), (2, 2))

    def test_what_goes_back_was_not_delivered(self):
        # 10 came in time, 4 of them went back in April
        order = self._ordered(self.noon(3, 10))
        receipt = self._come(order, 10, self.noon(3, 9))
        self._back(receipt, 4, self.noon(4, 2))
        self.assertEqual(self.sums("supplier_otd"), (0.6, 1))
        self.assertEqual(self.sums("supplier_otif"), (0, 1))
        # 4 x 10 went back in April, nothing came then; 10 x 10 came in March
        april = (self.day(4, 1), self.day(4, 30))
        self.assertEqual(self.sums("supplier_return_rate"), (0, 100))
        self.assertEqual(self.sums("supplier_return_rate", *april), (40, 0))
        self.assertIsNone(self.value("supplier_return_rate", *april))
        whole = (self.day(3, 1), self.day(4, 30))
        self.assertEqual(self.value("supplier_return_rate", *whole), 40)

    def test_what_came_late_and_went_back_takes_nothing_away(self):
        # 6 in time; 4 late, and back again
        order = self._ordered(self.noon(3, 10))
        self._come(order, 6, self.noon(3, 9))
        late = self._come(order, 4, self.noon(3, 15))
        self._back(late, 4, self.noon(3, 16))
        self.assertEqual(self.sums("supplier_otd"), (0.6, 1))

    def test_cancelled_lines_and_services_do_not_count(self):
        self._ordered(self.noon(3, 10)).button_cancel()
        order = self._ordered(self.noon(3, 10))
        order.order_line.product_qty = 0
        service = self.env["product.product"].create(
            {"name": "Advice", "type": "service"}
        )
        goods = self.product
        type(self).product = service
        self.addCleanup(setattr, type(self), "product", goods)
        self._ordered(self.noon(3, 10))
        self.assertEqual(self.events("supplier_otd"), [])
        self.assertIsNone(self.value("supplier_otd"))

    def test_what_comes_in_parts_is_left_out(self):
        """A kit is ordered, its parts come: their quantities are not the line's."""
        self._come(self._ordered(self.noon(3, 10)), 10, self.noon(3, 10))
        kit = self._ordered(self.noon(3, 10), approved=self.noon(3, 1))
        part = self.env["product.product"].create(
            {"name": "Handle", "is_storable": True}
        )
        line = {"purchase_line_id": kit.order_line.id}
        kit.picking_ids.action_cancel()
        parts = self._move(self.vendors, self.stock, 20, self.noon(3, 9), part, **line)
        self._move(self.stock, self.vendors, 4, self.noon(3, 12), part, **line)
        for code in ("supplier_otd", "supplier_otif"):
            self.assertEqual(self.sums(code), (1, 1), code)
        self.assertEqual(self.sums("supplier_return_rate"), (0, 100))
        self.assertEqual(len(self.events("supplier_lead_time")), 1)
        # parts that are still to come
        self._sql(parts, state="assigned")
        self.assertEqual(self.sums("supplier_otd"), (1, 1))

    def test_a_day_ends_at_midnight_of_the_company(self):
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        # promised for the 10th in Shanghai, which ends at 16:00 in UTC
        for hour, share in ((15, 1), (16, 0)):
            order = self._ordered(self.noon(3, 10, 1))
            self._come(order, 10, self.noon(3, 10, hour, 30))
            found = [
                event
                for event in self.events("supplier_otd")
                if event["res_id"] == order.order_line.id
            ]
            self.assertEqual(float(found[0]["num"]), share)
        # promised for 17:00 in UTC of the last of March: 1 April in Shanghai
        order = self._ordered(self.noon(3, 31, 17))
        days = {event["res_id"]: event["day"] for event in self.events("supplier_otd")}
        self.assertNotIn(order.order_line.id, days)
        first = self.day(4, 1)
        self.assertEqual(self.sums("supplier_otd", first, first), (0, 1))

    def test_a_back_dated_receipt_counts_on_its_new_day(self):
        order = self._ordered(self.noon(3, 10), approved=self.noon(3, 1))
        receipt = self._come(order, 10, self.noon(3, 14))
        self.assertEqual(self.sums("supplier_otd"), (0, 1))
        # 13 days from the 1st to the 14th
        self.assertEqual(self.sums("supplier_lead_time"), (13, 1))
        receipt.date_done = self.noon(3, 8)
        self.assertEqual(self.sums("supplier_otd"), (1, 1))
        self.assertEqual(self.sums("supplier_lead_time"), (7, 1))
        self.assertEqual(self.events("supplier_lead_time")[0]["day"], self.day(3, 8))

    def test_a_line_is_complete_with_its_last_receipt(self):
        order = self._ordered(self.noon(3, 10), approved=self.noon(3, 1))
        self._come(order, 6, self.noon(3, 5))
        self.assertEqual(self.events("supplier_lead_time"), [])
        self._come(order, 4, self.noon(3, 11))
        # 1 to 11 March
        self.assertEqual(self.sums("supplier_lead_time"), (10, 1))

    def test_an_order_counts_for_department_and_buyer(self):
        self._own(self.central, date_from=self.day(1, 1))
        buyer = self._user("kpi_buyer", "purchase.group_purchase_user", level="all")
        order = self._ordered(self.noon(3, 10), user_id=buyer.id)
        self._sql(order, create_date=self.noon(3, 1), date_approve=self.noon(3, 4))
        for code in ("supplier_otd", "order_release_time"):
            event = self.events(code)[0]
            self.assertEqual(event["department_id"], self.central.id)
            self.assertEqual(event["warehouse_id"], self.warehouse.id)
            self.assertEqual(event["user_id"], buyer.id)
        # created on the 1st, confirmed on the 4th
        self.assertEqual(self.sums("order_release_time"), (3, 1))

    def test_prices_are_compared_in_company_currency(self):
        currency = self.env["res.currency"].create({"name": "XKP", "symbol": "X"})
        # two units of it for one of the company's
        currency.rate_ids = [
            Command.create(
                {
                    "name": self.day(1, 1),
                    "rate": 2,
                    "company_id": self.company.id,
                }
            )
        ]
        # 10 at 22 less 10 % = 9.9 in company currency, the cost is 10:
        # (9.9 - 10) x 10 / (10 x 10) = -1 %
        order = self._ordered(
            self.noon(3, 20),
            price=22,
            currency_id=currency.id,
            approved=self.noon(3, 1),
        )
        order.order_line.discount = 10
        self.assertEqual(self.sums("purchase_price_variance"), (-1, 100))
        self.assertEqual(self.value("purchase_price_variance"), -1)
        # what changes later does not matter
        self.product.with_company(self.company).standard_price = 50
        self.assertEqual(self.sums("purchase_price_variance"), (-1, 100))

    def test_costs_of_before_come_from_their_history(self):
        order = self._ordered(self.noon(3, 20), price=12, approved=self.noon(3, 10))
        self._sql(order.order_line, jxc_reference_cost=None)
        self.product.with_company(self.company).standard_price = 8
        self.product.with_company(self.company).standard_price = 16
        history = self.env["product.value"].search(
            [
                ("product_id", "=", self.product.id),
                ("company_id", "=", self.company.id),
            ],
            order="id",
        )
        self._sql(history[-2], date=self.noon(3, 5))
        self._sql(history[-1], date=self.noon(3, 15))
        # the cost was 8 on the 10th: (12 - 8) x 10 / (8 x 10)
        self.assertEqual(self.sums("purchase_price_variance"), (40, 80))

    def test_average_costs_have_no_history(self):
        self.category.with_company(self.company).property_cost_method = "average"
        order = self._ordered(self.noon(3, 20), price=12, approved=self.noon(3, 10))
        self._sql(order.order_line, jxc_reference_cost=None)
        product = self.product.with_company(self.company)
        product.standard_price = 8
        # somebody revalued it once; receipts have changed the average since
        values = self.env["product.value"].search([("product_id", "=", product.id)])
        self.assertTrue(values)
        self._sql(values, value=99, date=self.noon(3, 5))
        self.assertEqual(product.standard_price, 8)
        # (12 - 8) x 10 / (8 x 10)
        self.assertEqual(self.sums("purchase_price_variance"), (40, 80))

    def test_products_without_a_cost_are_left_out(self):
        self.product.with_company(self.company).standard_price = 0
        self._ordered(self.noon(3, 20), approved=self.noon(3, 10))
        self.assertIsNone(self.value("purchase_price_variance"))

    def test_each_company_has_its_own_numbers(self):
        self._come(self._ordered(self.noon(3, 10)), 10, self.noon(3, 10))
        other = self.env["res.company"].create({"name": "Other"})
        self.assertEqual(self.sums("supplier_otd"), (1, 1))
        self.assertEqual(self.sums("supplier_otd", company=other), (0, 0))
