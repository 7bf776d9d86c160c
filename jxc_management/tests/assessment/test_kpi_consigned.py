from odoo.tests import tagged

from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiConsigned(CatalogueCommon):
    """Goods that others own are in stock, but of no value to the company.

    The product is valued at its standard price, 10, unless told otherwise.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nobody = cls.env["res.partner"]
        cls.theirs = cls.env["res.partner"].create({"name": "Consignor"})
        cls.ours = cls.company.partner_id
        cls.last = (cls.day(3, 31), cls.day(3, 31))
        cls._kpi("dead_stock").parameter = 30
        price = cls.env["product.value"].search(
            [("product_id", "=", cls.product.id)], order="id", limit=1
        )
        if price:
            cls._sql(price, date=cls.noon(1, 1))

    def _come_in(self, owner, quantity, moment, product=None):
        return self._move_of(
            {owner: quantity}, self.vendors, self.stock, moment, product
        )

    def _closing(self, warehouse=None):
        """Return the value of stock at the end of March."""
        warehouse = warehouse or self.warehouse
        return sum(
            float(event["den"])
            for event in self.events("inventory_turnover", *self.last)
            if event["res_id"] is None and event["warehouse_id"] == warehouse.id
        )

    def test_dead_stock_is_the_company_s(self):
        self._come_in(self.theirs, 5, self.noon(1, 10))
        self.assertEqual(self.sums("dead_stock", *self.last), (0, 0))
        self._come_in(self.nobody, 3, self.noon(1, 10))
        self._come_in(self.ours, 4, self.noon(1, 10))
        self.assertEqual(self.sums("dead_stock", *self.last), (70, 70))

    def test_dead_stock_before_consigned_goods_moved(self):
        self._come_in(self.nobody, 3, self.noon(1, 10))
        self._come_in(self.theirs, 2, self.noon(4, 10))
        self._move_of({self.theirs: 2}, self.stock, self.customers, self.noon(4, 12))
        self._come_in(self.theirs, 9, self.noon(4, 15))
        # neither what came nor what left since was the company's, who issued nothing
        self.assertEqual(self.sums("dead_stock", *self.last), (30, 30))
        april = (self.day(4, 30), self.day(4, 30))
        self.assertEqual(self.sums("dead_stock", *april), (30, 30))

    def test_dead_stock_of_movements_for_several_owners(self):
        both = {self.nobody: 2, self.theirs: 6}
        self._move_of(both, self.vendors, self.stock, self.noon(1, 10))
        self._move_of(both, self.stock, self.stock_east, self.noon(4, 10))
        self.assertEqual(self.sums("dead_stock", *self.last), (20, 20))

    def test_what_the_company_s_goods_cost(self):
        self.category.with_company(self.company).property_cost_method = "average"
        saw = self._saw()
        both = {self.nobody: 2, self.theirs: 6}
        receipt = self._move_of(both, self.vendors, self.stock, self.noon(1, 10), saw)
        self._sql(receipt, value=50)
        # 2 for 50
        self.assertEqual(self.sums("dead_stock", *self.last), (50, 50))

    def _saw(self):
        return self.env["product.product"].create(
            {"name": "Saw", "is_storable": True, "categ_id": self.category.id}
        )

    def test_an_owner_who_is_named_later(self):
        self._come_in(self.nobody, 3, self.noon(1, 10))
        receipt = self._come_in(self.nobody, 5, self.noon(1, 12))
        self.assertEqual(self.sums("dead_stock", *self.last), (80, 80))
        receipt.move_line_ids.owner_id = self.theirs
        self.assertEqual(self.sums("dead_stock", *self.last), (30, 30))
        self.assertEqual(self._closing(), 30)

    def test_negative_stock_is_about_all_goods(self):
        self._come_in(self.theirs, 5, self.noon(3, 1))
        self.assertEqual(self.sums("negative_stock", *self.last), (0, 1))

    def test_a_shift_of_consigned_goods_moves_no_value(self):
        self._come_in(self.nobody, 4, self.noon(3, 1))
        self._come_in(self.theirs, 5, self.noon(3, 1))
        self._move_of({self.theirs: 5}, self.stock, self.stock_east, self.noon(3, 5))
        flow = self.sums("stock_value_flow")
        self.assertEqual(flow, (40, 0))
        self.assertEqual(len(self.events("stock_value_flow")), 1)
        self.assertEqual(self._closing(), 40)
        self.assertEqual(self._closing(self.warehouse_east), 0)

    def test_a_shift_for_several_owners_moves_the_company_s_share(self):
        both = {self.nobody: 2, self.theirs: 6}
        self._move_of(both, self.vendors, self.stock, self.noon(3, 1))
        self.assertEqual(self._closing(), 20)
        self._move_of(both, self.stock, self.stock_east, self.noon(3, 5))
        self.assertEqual(self._closing(), 0)
        self.assertEqual(self._closing(self.warehouse_east), 20)

    def test_a_new_price_is_not_that_of_consigned_goods(self):
        both = {self.nobody: 2, self.theirs: 6}
        self._move_of(both, self.vendors, self.stock, self.noon(3, 1))
        self._move_of({self.theirs: 6}, self.stock, self.stock_east, self.noon(3, 5))
        self.product.with_company(self.company).standard_price = 12
        change = self.env["product.value"].search(
            [("product_id", "=", self.product.id)], order="id desc", limit=1
        )
        self._sql(change, date=self.noon(3, 15))
        self.assertEqual(self._closing(), 24)
        self.assertEqual(self._closing(self.warehouse_east), 0)

    def test_a_shift_is_at_the_cost_of_the_company_s_goods(self):
        self.category.with_company(self.company).property_cost_method = "average"
        saw = self._saw()
        both = {self.nobody: 2, self.theirs: 6}
        receipt = self._move_of(both, self.vendors, self.stock, self.noon(3, 1), saw)
        self._sql(receipt, value=50)
        self._move(self.stock, self.stock_east, 1, self.noon(3, 5), saw)
        # 1 of 2 for 50
        self.assertEqual(self._closing(self.warehouse_east), 25)
