from contextlib import contextmanager
from datetime import datetime, time, timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiWarehouse(CatalogueCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = "stock.group_stock_manager"
        cls.ann = cls._user("kpi_ann", groups, level="all")
        cls.bob = cls._user("kpi_bob", groups, level="all")
        cls._own(cls.central, "warehouse", cls.warehouse, date_from=cls.day(1, 1))
        cls._own(cls.east, "warehouse", cls.warehouse_east, date_from=cls.day(1, 1))
        cls._move(cls.vendors, cls.stock, 500, cls.noon(1, 5))
        cls._move(cls.vendors, cls.stock_east, 500, cls.noon(1, 5))

    def _delivery(self, source, quantity=2, lines=1, due=None):
        warehouse = source.warehouse_id
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": warehouse.out_type_id.id,
                "location_id": source.id,
                "location_dest_id": self.customers.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": product.id,
                            "product_uom_qty": quantity,
                            "location_id": source.id,
                            "location_dest_id": self.customers.id,
                            "company_id": self.company.id,
                        }
                    )
                    for product in self._products(lines, source)
                ],
            }
        )
        picking.action_confirm()
        if due:
            picking.scheduled_date = due
        picking.action_assign()
        return picking

    def _products(self, count, source):
        """Return products of which there is plenty."""
        products = self.product
        for number in range(1, count):
            product = self.env["product.product"].create(
                {"name": f"Hammer {number}", "is_storable": True}
            )
            self._move(self.vendors, source, 50, self.noon(1, 5), product)
            products |= product
        return products

    def _validate(self, picking, moment, user=None, quantity=None):
        for move in picking.move_ids:
            move.write({"quantity": quantity or move.product_uom_qty, "picked": True})
        acting = picking.with_user(user or self.ann).with_context(skip_backorder=True)
        acting.button_validate()
        picking.date_done = moment
        return picking

    def test_a_day_of_a_person_is_one_day_wherever_he_works(self):
        # Ann: 3 lines in Central and 1 in East on the 10th, 2 lines on the 11th
        self._validate(self._delivery(self.stock, lines=3), self.noon(3, 10))
        self._validate(self._delivery(self.stock_east), self.noon(3, 10))
        self._validate(self._delivery(self.stock, lines=2), self.noon(3, 11))
        # Bob: 1 line in East on the 10th
        self._validate(self._delivery(self.stock_east), self.noon(3, 10), self.bob)
        code = "lines_per_person_day"
        # 7 lines on 3 days of people
        self.assertEqual(self.sums(code), (7, 3))
        self.assertEqual(self.value(code), 2.3)
        # Central: 5 lines on 3/4 + 1 days of Ann; East: 2 lines on 1/4 + 1 days
        self.assertEqual(self.sums(code, department_id=self.central), (5, 1.75))
        self.assertEqual(self.sums(code, department_id=self.east), (2, 1.25))
        self.assertEqual(self.sums(code, user_id=self.ann), (6, 2))

    def test_what_nobody_validated_is_nobody_s_work(self):
        picking = self._validate(self._delivery(self.stock), self.noon(3, 10))
        self._sql(picking, jxc_validated_by_id=None)
        self.assertIsNone(self.value("lines_per_person_day"))

    def test_a_back_dated_transfer_counts_on_its_new_day(self):
        picking = self._validate(self._delivery(self.stock), self.noon(3, 10))
        picking.date_done = self.noon(4, 2)
        self.assertEqual(self.sums("lines_per_person_day"), (0, 0))
        april = (self.day(4, 1), self.day(4, 30))
        self.assertEqual(self.sums("lines_per_person_day", *april), (1, 1))

    def test_lines_of_done_transfers_that_are_changed(self):
        picking = self._validate(self._delivery(self.stock, lines=2), self.noon(3, 10))
        self._assert_lines(2)
        line = picking.move_line_ids[0]
        with self._afterwards():
            line.quantity = 0
        self._assert_lines(1)
        with self._afterwards():
            line.quantity = 2
        self._assert_lines(2)
        with self._afterwards():
            picking.move_ids[0].quantity = 0
        self._assert_lines(1)
        with self._afterwards():
            self._add_line(picking)
        self._assert_lines(2)
        with self._afterwards():
            self._add_line(picking, move_id=picking.move_ids[0].id)
        self._assert_lines(3)
        with self.assertRaises(UserError):
            line.unlink()

    def _assert_lines(self, count):
        """Check what changed days only tell, and that the whole history tells it."""
        code, day = "lines_per_person_day", self.day(3, 10)
        with self._afterwards():
            self.assertEqual(self._facts_of(code, day), (count, 1))
        self.assertEqual(self.sums(code, day, day), (count, 1))

    def _add_line(self, picking, **values):
        """Add a line to a transfer that is done."""
        return self.env["stock.move.line"].create(
            {
                "picking_id": picking.id,
                "product_id": picking.move_ids[0].product_id.id,
                "quantity": 1,
                "location_id": picking.location_id.id,
                "location_dest_id": picking.location_dest_id.id,
                "company_id": self.company.id,
                **values,
            }
        )

    #: how much later than the test began the latest transaction is
    minutes = 0

    @contextmanager
    def _afterwards(self):
        """Let what is done be done by a transaction after all others."""
        self.env.flush_all()
        self.minutes += 5
        with self._later(minutes=self.minutes):
            yield
            self.env.flush_all()

    def test_transfers_done_in_time(self):
        due = self.noon(3, 10)
        self._validate(self._delivery(self.stock, due=due), self.noon(3, 10, 23))
        self._validate(self._delivery(self.stock, due=due), self.noon(3, 11))
        # still open, and not to be done at all
        self._delivery(self.stock, due=due)
        self._delivery(self.stock, due=due).action_cancel()
        # done early, but due in April
        april = self._delivery(self.stock, due=self.noon(4, 10))
        self._validate(april, self.noon(3, 10))
        self.assertEqual(self.sums("on_time_processing"), (1, 3))
        self.assertEqual(self.value("on_time_processing"), 33.3)
        # a deadline counts rather than the schedule
        april.move_ids.date_deadline = self.noon(3, 5)
        self.assertEqual(self.sums("on_time_processing"), (1, 4))

    def test_what_is_due_today_is_judged_tomorrow(self):
        today = self.company._jxc_today()
        noon = datetime.combine(today, time(12))
        self._delivery(self.stock, due=noon)
        self._validate(self._delivery(self.stock, due=noon), noon)
        self._delivery(self.stock, due=noon + timedelta(days=2))
        code = "on_time_processing"
        self.assertEqual(self._facts_of(code, today), (1, 1))
        with self._tomorrow():
            self.assertEqual(self._facts_of(code, today), (1, 2))

    def test_midnight_is_the_company_s(self):
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        # due on the 10th at 9 in Shanghai; done at 23:30, and at 0:30 of the 11th
        for hour in (15, 16):
            picking = self._delivery(self.stock, due=self.noon(3, 10, 1))
            self._validate(picking, self.noon(3, 10, hour, 30))
        self.assertEqual(self.sums("on_time_processing"), (1, 2))

    def test_backorders(self):
        self._validate(self._delivery(self.stock), self.noon(3, 10))
        self.assertEqual(self.sums("backorder_rate"), (0, 1))
        part = self._delivery(self.stock)
        self._validate(part, self.noon(3, 11), quantity=1)
        self.assertEqual(self.sums("backorder_rate"), (1, 2))
        rest = self.env["stock.picking"].search([("backorder_id", "=", part.id)])
        self._validate(rest, self.noon(3, 12))
        # transfers inside the company are no deliveries
        transfer = self._transfer(self.stock, self.stock_east)
        self._validate(transfer, self.noon(3, 12))
        self.assertEqual(self.sums("backorder_rate"), (1, 3))

    def _count(self, quantity, moment, location=None, user=None):
        quants = self.env["stock.quant"].with_user(user or self.ann)
        quant = quants.with_context(inventory_mode=True).search(
            [
                ("product_id", "=", self.product.id),
                ("location_id", "=", (location or self.stock).id),
            ]
        )
        quant.inventory_quantity = quantity
        quant._apply_inventory(moment)

    def test_counts_within_the_tolerance(self):
        # 500 in the books: none missing, 5 missing; then 495: 2 too many
        self._count(500, self.noon(3, 10))
        self._count(495, self.noon(3, 11))
        self._count(497, self.noon(3, 12), user=self.bob)
        kpi = self._kpi("record_accuracy")
        kpi.parameter = 0
        self.assertEqual(self.sums("record_accuracy"), (1, 3))
        # 0.5 % of 495 is 2.475: the last one is right now
        kpi.parameter = 0.5
        self.assertEqual(self.sums("record_accuracy"), (2, 3))
        kpi.parameter = 1
        self.assertEqual(self.sums("record_accuracy"), (3, 3))
        self.assertEqual(self.sums("record_accuracy", user_id=self.bob), (1, 1))
        # nobody knows what the books said before this addon was there
        moves = self.env["stock.move"].search(
            [("is_inventory", "=", True), ("company_id", "=", self.company.id)]
        )
        self.assertEqual(sorted(moves.mapped("jxc_book_quantity")), [495, 500, 500])
        self._sql(moves, jxc_book_quantity=None)
        self.assertEqual(self.sums("record_accuracy"), (1, 3))
        self.assertEqual(self.value("record_accuracy"), 33.3)

    def test_a_relocation_is_no_count(self):
        # found as in the books; then all of it is moved to another shelf, in the list
        # of stock
        self._count(500, self.noon(3, 10))
        shelf = self.env["stock.location"].create(
            {"name": "Shelf", "location_id": self.stock.id}
        )
        quant = self.env["stock.quant"].search(
            [
                ("product_id", "=", self.product.id),
                ("location_id", "=", self.stock.id),
            ]
        )
        quant.move_quants(location_dest_id=shelf)
        moved = self.env["stock.move"].search(
            [("is_inventory", "=", True), ("location_dest_id", "=", shelf.id)]
        )
        self.assertEqual(moved.jxc_book_quantity, 500)
        moved.date = self.noon(3, 11)
        self.assertEqual(self.sums("record_accuracy"), (1, 1))
        changed = {event["res_id"] for event in self.events("adjustment_rate")}
        self.assertNotIn(moved.id, changed)

    def test_the_books_are_not_told_from_outside(self):
        self._count(495, self.noon(3, 10))
        move = self.env["stock.move"].search(
            [("is_inventory", "=", True), ("company_id", "=", self.company.id)]
        )
        with self.assertRaises(UserError):
            move.write({"jxc_book_quantity": 495})
        values = {
            "product_id": self.product.id,
            "location_id": self.stock.id,
            "location_dest_id": self.customers.id,
        }
        moves = self.env["stock.move"].with_context(default_jxc_book_quantity=7)
        self.assertFalse(moves.create(dict(values)).jxc_book_quantity)
        with self.assertRaises(UserError):
            moves.create({**values, "jxc_book_quantity": 7})
