from odoo import Command
from odoo.tests import tagged

from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiStockState(CatalogueCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["product.product"].create(
            {
                "name": "Anvil",
                "is_storable": True,
                "standard_price": 30,
                "categ_id": cls.category.id,
            }
        )
        cls.last = (cls.day(3, 31), cls.day(3, 31))

    def test_dead_stock(self):
        # N = 30 days; hammers: 10 at 10, issued on 20 March: alive
        self._kpi("dead_stock").parameter = 30
        self._move(self.vendors, self.stock, 12, self.noon(1, 10))
        self._move(self.stock, self.customers, 2, self.noon(3, 20))
        # anvils: 3 at 30, nothing issued since 1 February: dead
        self._move(self.vendors, self.stock, 4, self.noon(1, 10), self.other)
        self._move(self.stock, self.customers, 1, self.noon(2, 1), self.other)
        # 90 / (100 + 90)
        self.assertEqual(self.sums("dead_stock"), (90, 190))
        self.assertEqual({e["day"] for e in self.events("dead_stock")}, {self.last[0]})
        self.assertEqual(self.value("dead_stock"), 47.4)

    def test_what_came_lately_is_not_dead(self):
        self._kpi("dead_stock").parameter = 30
        self._move(self.vendors, self.stock, 1, self.noon(3, 15), self.other)
        self.assertEqual(self.sums("dead_stock"), (0, 30))
        # an adjustment is no issue
        april = (self.day(4, 30), self.day(4, 30))
        self.assertEqual(self.sums("dead_stock", *april), (30, 30))
        # what went to another warehouse was of use here, and is new there
        self._move(self.stock, self.stock_east, 1, self.noon(4, 20), self.other)
        self.assertEqual(self.sums("dead_stock", *april), (0, 30))
        event = self.events("dead_stock", *april)[0]
        self.assertEqual(event["warehouse_id"], self.warehouse_east.id)

    def test_the_lead_of_the_day_answers_for_stock(self):
        self._own(
            self.central,
            "warehouse",
            self.warehouse,
            date_from=self.day(1, 1),
            date_to=self.day(4, 15),
        )
        self._own(self.east, "warehouse", self.warehouse, date_from=self.day(4, 16))
        self._move(self.vendors, self.stock, 1, self.noon(3, 15))
        departments = {
            event["day"].month: event["department_id"]
            for event in self.events("dead_stock", self.day(3, 1), self.day(4, 30))
        }
        self.assertEqual(departments, {3: self.central.id, 4: self.east.id})

    def test_negative_stock(self):
        self._move(self.vendors, self.stock, 5, self.noon(3, 1))
        self._move(self.stock, self.customers, 8, self.noon(3, 5))
        self._move(self.vendors, self.stock, 4, self.noon(3, 6), self.other)
        self._move(self.vendors, self.stock, 9, self.noon(4, 3))
        # on 31 March: hammers -3, anvils 4; in April: hammers 6
        self.assertEqual(self.sums("negative_stock"), (1, 2))
        self.assertEqual(self.value("negative_stock"), 50)
        april = (self.day(4, 1), self.day(4, 30))
        self.assertEqual(self.sums("negative_stock", *april), (0, 2))

    def test_goods_that_are_not_tracked_are_no_stock(self):
        self._kpi("dead_stock").parameter = 30
        self._move(self.vendors, self.stock, 4, self.noon(3, 15))
        # after the day looked at, 5 of a cloth leave, and 5 of another one come
        self._move(self.stock, self.customers, 5, self.noon(4, 5), self._untracked())
        self._move(self.vendors, self.stock, 5, self.noon(4, 5), self._untracked())
        # 4 hammers at 10 that came lately
        self.assertEqual(self.sums("dead_stock"), (0, 40))
        self.assertEqual(self.sums("negative_stock"), (0, 1))

    def test_places_of_all_companies_are_nobody_s_stock(self):
        self._kpi("dead_stock").parameter = 30
        shared = self.env["stock.location"].create(
            {"name": "Shared", "usage": "internal", "company_id": False}
        )
        self._move(self.vendors, self.stock, 9, self.noon(1, 10))
        self._move(self.vendors, shared, 3, self.noon(1, 10))
        self._move(self.vendors, shared, 3, self.noon(1, 10), self.other)
        # after the day looked at
        self._move(self.vendors, shared, 4, self.noon(4, 3))
        self._move(self.stock, shared, 2, self.noon(4, 5))
        self._move(shared, self.customers, 3, self.noon(4, 7), self.other)
        self.assertEqual(self.sums("dead_stock"), (90, 90))
        self.assertEqual(self.sums("negative_stock"), (0, 1))

    def _orderpoint(self, product, created, **values):
        point = self.env["stock.warehouse.orderpoint"].create(
            {
                "product_id": product.id,
                "warehouse_id": self.warehouse.id,
                "location_id": self.stock.id,
                "product_min_qty": 1,
                "product_max_qty": 5,
                "company_id": self.company.id,
                "trigger": "manual",
                **values,
            }
        )
        self._sql(point, create_date=created)
        return point

    def test_days_without_stock(self):
        self._orderpoint(self.product, self.noon(1, 1))
        # nothing on 1 to 4 March, 5 on 5 to 19 March, nothing from the 20th
        shelf = self.env["stock.location"].create(
            {"name": "Shelf", "location_id": self.stock.id}
        )
        self._move(self.vendors, shelf, 5, self.noon(3, 5))
        self._move(shelf, self.stock, 2, self.noon(3, 10))
        self._move(shelf, self.customers, 3, self.noon(3, 20))
        self._move(self.stock, self.customers, 2, self.noon(3, 20))
        # 4 + 12 of 31 days
        self.assertEqual(self.sums("stock_out"), (16, 31))
        # a rule of 30 March has two days, both without stock
        self._orderpoint(self.other, self.noon(3, 30))
        self.assertEqual(self.sums("stock_out"), (18, 33))
        self.assertEqual(self.value("stock_out"), 54.5)

    def test_back_dated_movements_change_the_days(self):
        self._orderpoint(self.product, self.noon(1, 1))
        move = self._move(self.vendors, self.stock, 5, self.noon(3, 21))
        self.assertEqual(self.sums("stock_out"), (20, 31))
        move.date = self.noon(3, 11)
        self.assertEqual(self.sums("stock_out"), (10, 31))

    def test_midnight_is_the_company_s(self):
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        self._orderpoint(self.product, self.noon(1, 1))
        # 17:00 in UTC on 10 March is 11 March in Shanghai
        self._move(self.vendors, self.stock, 5, self.noon(3, 10, 17))
        self.assertEqual(self.sums("stock_out"), (10, 31))

    def test_overdue_transfers(self):
        late = self._transfer(self.stock, self.stock_east)
        early = self._transfer(self.stock, self.stock_east)
        done = self._transfer(self.stock, self.stock_east)
        gone = self._transfer(self.stock, self.stock_east)
        for one, scheduled in (
            (late, self.noon(3, 20)),
            (early, self.noon(4, 20)),
            (done, self.noon(3, 20)),
            (gone, self.noon(3, 20)),
        ):
            one.scheduled_date = scheduled
            self._sql(one, create_date=self.noon(3, 10))
        gone.action_cancel()
        self._move(self.vendors, self.stock, 5, self.noon(3, 1))
        self._done(done, 2, self.noon(4, 10))
        # on 31 March all but the cancelled one are open, two of them late
        self.assertEqual(self.sums("overdue_transfers"), (2, 3))
        # on 30 April one is done, the others are late
        april = (self.day(4, 1), self.day(4, 30))
        self.assertEqual(self.sums("overdue_transfers", *april), (2, 2))
        self.assertIsNone(
            self.value("overdue_transfers", self.day(2, 1), self.day(2, 28))
        )

    def test_the_running_month_shows_today(self):
        self._move(self.vendors, self.stock, 5, self.noon(3, 1))
        first = self.today.replace(day=1)
        for code in ("dead_stock", "negative_stock"):
            days = {event["day"] for event in self.events(code, first, self.today)}
            self.assertEqual(days, {self.today})

    def test_people_of_other_companies_have_their_own_stock(self):
        self._move(self.vendors, self.stock, 5, self.noon(3, 1))
        other = self.env["res.company"].create({"name": "Other"})
        self.env.user.company_ids = [Command.link(other.id)]
        for code in ("dead_stock", "negative_stock", "stock_out"):
            self.assertEqual(self.events(code, company=other), [])
