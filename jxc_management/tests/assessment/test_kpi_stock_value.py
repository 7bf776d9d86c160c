from odoo.tests import tagged

from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiStockValue(CatalogueCommon):
    """The product is valued at its standard price, 10, unless told otherwise."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(
            cls.central,
            "warehouse",
            cls.warehouse,
            date_from=cls.day(1, 1),
            date_to=cls.day(3, 15),
        )
        cls._own(cls.east, "warehouse", cls.warehouse, date_from=cls.day(3, 16))
        price = cls.env["product.value"].search(
            [("product_id", "=", cls.product.id)], order="id", limit=1
        )
        if price:
            cls._sql(price, date=cls.noon(1, 1))

    def _receive_and_deliver(self):
        """20 come in on 1 March, 5 leave on the 11th and 5 on the 21st."""
        self._move(self.vendors, self.stock, 20, self.noon(3, 1))
        self._move(self.stock, self.customers, 5, self.noon(3, 11))
        self._move(self.stock, self.customers, 5, self.noon(3, 21))

    def _closing(self, code="inventory_turnover", **filters):
        """Return the closing values of March by day."""
        part = "num" if code == "days_of_stock" else "den"
        return {
            event["day"].day: float(event[part])
            for event in self.events(code)
            if event["res_id"] is None
            and all(event[name] == one for name, one in filters.items())
        }

    def test_turnover_and_days_of_stock(self):
        self._receive_and_deliver()
        closing = self._closing()
        # 200 on 1 to 10 March, 150 on 11 to 20, 100 on 21 to 31
        self.assertEqual(closing[1], 200)
        self.assertEqual(closing[10], 200)
        self.assertEqual(closing[11], 150)
        self.assertEqual(closing[31], 100)
        # 10 x 200 + 10 x 150 + 11 x 100 = 4,600; sold: 100
        self.assertEqual(self.sums("inventory_turnover"), (100, 4600))
        self.assertEqual(self.sums("days_of_stock"), (4600, 100))
        # 365 x 100 / 4,600 = 7.93; 4,600 / 100 = 46
        self.assertEqual(self.value("inventory_turnover"), 7.93)
        self.assertEqual(self.value("days_of_stock"), 46)

    def test_a_handover_in_mid_period_splits_the_period(self):
        self._receive_and_deliver()
        # Central led until the 15th: 10 x 200 + 5 x 150, and sold 50
        central = {"department_id": self.central}
        self.assertEqual(self.sums("inventory_turnover", **central), (50, 2750))
        # East leads since: 5 x 150 + 11 x 100
        east = {"department_id": self.east}
        self.assertEqual(self.sums("inventory_turnover", **east), (50, 1850))

    def test_what_was_there_before_the_history_counts(self):
        self._receive_and_deliver()
        self.company.jxc_kpi_months = 1
        # the history begins long after the movements; their sum is known
        value = float(sum(e["num"] for e in self._flows(self.today)))
        self.assertEqual(value, 100)
        april = (self.day(4, 1), self.day(4, 2))
        # days before the history have no data
        self.assertEqual(self.sums("inventory_turnover", *april), (0, 0))

    def _flows(self, last):
        kpi = self._kpi("stock_value_flow")
        kpi._rebuild(self.company)
        facts = self.env["jxc.kpi.fact"].search_read(
            [("kpi_id", "=", kpi.id), ("company_id", "=", self.company.id)],
            ["day", "num"],
        )
        return [fact for fact in facts if fact["day"] <= last]

    def test_a_receipt_before_the_first_one_has_its_own_day(self):
        self._move(self.vendors, self.stock, 20, self.noon(3, 10))
        code = "stock_value_flow"
        self.assertEqual(self._facts_of(code, self.day(3, 10)), (200, 0))
        self._move(self.vendors, self.stock, 1, self.noon(3, 1))
        self.assertEqual(self._facts_of(code, self.day(3, 1)), (10, 0))
        self.assertEqual(self._facts_of(code, self.day(3, 10)), (200, 0))

    def test_a_back_dated_receipt_moves_all_later_values(self):
        self._receive_and_deliver()
        self._move(self.vendors, self.stock, 1, self.noon(3, 5))
        closing = self._closing()
        self.assertEqual((closing[4], closing[5], closing[31]), (200, 210, 110))

    def test_returns_from_customers_are_taken_off(self):
        self._receive_and_deliver()
        self._move(self.customers, self.stock, 2, self.noon(3, 31))
        # sold 100, given back 20; the last day ends with 120: 4,600 + 20
        self.assertEqual(self.sums("inventory_turnover"), (80, 4620))

    def test_a_new_standard_price_changes_what_is_there(self):
        self._receive_and_deliver()
        product = self.product.with_company(self.company)
        product.standard_price = 12
        change = self.env["product.value"].search(
            [("product_id", "=", product.id)], order="id desc", limit=1
        )
        self._sql(change, date=self.noon(3, 15))
        closing = self._closing()
        # 15 left on the 15th: 15 x 2 more; 5 of them leave at 12 on the 21st
        self.assertEqual((closing[14], closing[15], closing[21]), (150, 180, 120))

    def test_a_shift_between_warehouses_moves_value(self):
        self._receive_and_deliver()
        self._move(self.stock, self.stock_east, 3, self.noon(3, 25))
        ours = self._closing(warehouse_id=self.warehouse.id)
        theirs = self._closing(warehouse_id=self.warehouse_east.id)
        self.assertEqual((ours[24], ours[25], theirs[25]), (100, 70, 30))
        self.assertNotIn(24, theirs)
        # nothing was sold by it, and the whole keeps its value
        self.assertEqual(self.sums("inventory_turnover"), (100, 4600))

    def test_average_cost_flows_at_the_value_of_movements(self):
        self.category.with_company(self.company).property_cost_method = "average"
        product = self.env["product.product"].create(
            {"name": "Saw", "is_storable": True, "categ_id": self.category.id}
        )
        first = self._move(
            self.vendors, self.stock, 10, self.noon(3, 1), product, price_unit=4
        )
        self._sql(first, value=40)
        last = self._move(
            self.vendors, self.stock, 10, self.noon(3, 5), product, price_unit=8
        )
        self._sql(last, value=80)
        self._move(self.stock, self.stock_east, 5, self.noon(3, 7), product)
        ours = self._closing(warehouse_id=self.warehouse.id)
        theirs = self._closing(warehouse_id=self.warehouse_east.id)
        # 5 at 8, the latest that came in
        self.assertEqual((ours[1], ours[5], ours[7]), (40, 120, 80))
        self.assertEqual(theirs[7], 40)

    def test_adjustments_per_year(self):
        self._receive_and_deliver()
        quant = self.env["stock.quant"].search(
            [("product_id", "=", self.product.id), ("location_id", "=", self.stock.id)]
        )
        quant.with_context(inventory_mode=True).inventory_quantity = 12
        quant._apply_inventory(self.noon(3, 31))
        # 2 found: 20; the last day ends with 120: 4,600 + 20
        self.assertEqual(self.sums("adjustment_rate"), (20, 4620))
        # 36,500 x 20 / 4,620
        self.assertEqual(self.value("adjustment_rate"), 158.01)

    def test_scrap_is_compared_with_issues(self):
        self._receive_and_deliver()
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "scrap_qty": 1,
                "location_id": self.stock.id,
                "company_id": self.company.id,
            }
        )
        scrap.do_scrap()
        scrap.move_ids.date = self.noon(3, 31)
        # 1 x 10 of 10 x 10 issued
        self.assertEqual(self.sums("scrap_rate"), (10, 100))
        self.assertEqual(self.value("scrap_rate"), 10)

    def test_goods_that_are_not_tracked_have_no_value(self):
        self._receive_and_deliver()
        cloth = self._untracked()
        self._move(self.vendors, self.stock, 10, self.noon(3, 2), cloth)
        sold = self._move(self.stock, self.customers, 4, self.noon(3, 12), cloth)
        self.assertTrue(sold.is_out)
        self.env["stock.scrap"].create(
            {
                "product_id": cloth.id,
                "scrap_qty": 1,
                "location_id": self.stock.id,
                "company_id": self.company.id,
            }
        ).do_scrap()
        # nothing is added to 100 sold and 4,600 in stock
        self.assertEqual(self.sums("inventory_turnover"), (100, 4600))
        self.assertEqual(self.sums("scrap_rate"), (0, 100))
        scrapped = self.events("scrap_rate", self.today, self.today)
        self.assertEqual(scrapped, [])

    def test_other_companies_and_no_stock(self):
        self._receive_and_deliver()
        other = self.env["res.company"].create({"name": "Other"})
        for code in ("inventory_turnover", "adjustment_rate", "scrap_rate"):
            self.assertEqual(self.sums(code, company=other), (0, 0))
        february = (self.day(2, 1), self.day(2, 28))
        self.assertIsNone(self.value("inventory_turnover", *february))
        self.assertIsNone(self.value("days_of_stock", *february))
