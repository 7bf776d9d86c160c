from odoo.tests import tagged

from .common_demo import DemoCommon


@tagged("post_install", "-at_install", "-standard", "jxc_demo")
class TestDemo(DemoCommon):
    """The demo company: what its visitors are told to find is there and works."""

    __test__ = False

    def test_orders_exist_in_every_state(self):
        orders = self._ours("purchase.order")
        self.assertGreaterEqual(len(orders), 80)
        for state in ("draft", "sent", "to approve", "purchase", "cancel"):
            self.assertGreaterEqual(
                len(orders.filtered_domain([("state", "=", state)])), 3
            )
        receipts = set(orders.mapped("receipt_status"))
        self.assertGreaterEqual(receipts, {"full", "partial", "pending"})
        self.assertIn(self.env.ref("base.USD"), orders.currency_id)
        self.assertLess(min(orders.mapped("date_order")).date(), self.today)

    def test_orders_came_late_in_part_and_not_at_all(self):
        orders = self._ours("purchase.order").filtered(lambda o: o.state == "purchase")
        late = orders.filtered(
            lambda o: o.effective_date and o.effective_date > o.date_planned
        )
        self.assertGreaterEqual(len(late), 10)
        received = orders.filtered("effective_date")
        self.assertGreaterEqual(len(received - late), 35)
        awaited = orders.filtered(lambda o: o.receipt_status == "pending")
        overdue = awaited.filtered(lambda o: o.date_planned.date() < self.today)
        self.assertGreaterEqual(len(overdue), 3)
        self.assertGreaterEqual(len(orders.picking_ids.backorder_id), 10)

    def test_transfers_of_every_kind_exist(self):
        transfers = self._ours("stock.picking")
        done = transfers.filtered(lambda t: t.state == "done")
        self.assertGreaterEqual(len(done), 150)
        self.assertGreaterEqual(len(done.filtered("return_id")), 8)
        between = done.filtered(
            lambda t: (
                t.location_id.usage == t.location_dest_id.usage == "internal"
                and t.location_id.warehouse_id != t.location_dest_id.warehouse_id
            )
        )
        self.assertTrue(between)
        kinds = {(t.picking_type_code, t.state) for t in transfers if t.state != "done"}
        self.assertGreaterEqual(
            kinds,
            {
                ("incoming", "assigned"),
                ("outgoing", "assigned"),
                ("outgoing", "cancel"),
                ("internal", "assigned"),
            },
        )

    def test_stock_was_scrapped_counted_and_is_never_negative(self):
        scraps = self._ours("stock.scrap").filtered(lambda s: s.state == "done")
        self.assertGreaterEqual(len(scraps), 8)
        counts = self.env["stock.move"].search_count(
            [("company_id", "=", self.company.id), ("is_inventory", "=", True)]
        )
        self.assertGreaterEqual(counts, 50)
        inside = self._ours("stock.quant").filtered(
            lambda q: q.location_id.usage == "internal"
        )
        self.assertTrue(all(quant.quantity >= 0 for quant in inside))
        self.assertTrue(all(quant.value > 0 for quant in inside if quant.quantity))

    def test_the_past_is_in_the_past(self):
        done = self._ours("stock.picking").filtered(lambda t: t.state == "done")
        days = [transfer.date_done.date() for transfer in done]
        self.assertLess(max(days), self.today)
        self.assertGreater((max(days) - min(days)).days, 350)
        for transfer in done:
            self.assertEqual(
                set(transfer.move_ids.mapped("date")), {transfer.date_done}
            )

    def test_reordering_rules_and_price_lists_exist(self):
        rules = self._ours("stock.warehouse.orderpoint")
        self.assertEqual(len(rules.warehouse_id), 2)
        quotations = self._ours("purchase.order").filtered(
            lambda order: order.origin and order.state == "draft"
        )
        self.assertTrue(quotations, "the reordering rules ask for something")
        products = self._ours("product.product")
        self.assertTrue(all(product.seller_ids for product in products))
        self.assertTrue(all(product.standard_price > 0 for product in products))

    # ------------------------------------------------------------------
    # Who is in charge
    # ------------------------------------------------------------------

    def test_documents_carry_the_department_of_their_day(self):
        for model in (
            "purchase.order",
            "purchase.order.line",
            "stock.picking",
            "stock.move",
            "stock.move.line",
            "stock.scrap",
            "stock.warehouse.orderpoint",
            "stock.warehouse",
        ):
            bare = self._ours(model).filtered(lambda r: not r.jxc_department_id)
            self.assertFalse(bare, f"{model} without a department")
        east = self.env.ref("jxc_management.demo_warehouse_east")
        done = self._ours("stock.picking").filtered(
            lambda t: t.state == "done" and t.location_id.warehouse_id == east
        )
        self.assertEqual(
            done.jxc_department_id,
            self._department("central") | self._department("east"),
        )

    def test_the_register_has_a_history_and_a_draft(self):
        register = self._ours("jxc.ownership")
        self.assertEqual(set(register.mapped("state")), {"draft", "active", "ended"})
        self.assertEqual(set(register.mapped("role")), {"lead", "support", "oversight"})
        self.assertTrue(all(register.mapped("user_id")))

    def test_somebody_moves_to_another_department(self):
        employee = self.env.ref("jxc_management.demo_employee_buyer2")
        self.assertEqual(employee.department_id, self._department("sales"))
        coming = employee.version_ids.filtered(lambda v: v.date_version > self.today)
        self.assertEqual(coming.department_id, self._department("purchasing"))
        clerk = self.env.ref("jxc_management.demo_employee_eastclerk")
        self.assertEqual(clerk.department_id, self._department("east"))
        self.assertEqual(
            clerk.version_ids.sorted("date_version").department_id,
            self._department("central") | self._department("east"),
        )

    def test_a_second_load_changes_nothing(self):
        models = ("purchase.order", "stock.picking", "stock.move", "jxc.ownership")
        before = {model: self._ours(model) for model in models}
        self.env["jxc.demo"]._load_flow()
        self.env["jxc.demo"]._load_replenishment()
        self.env["jxc.demo"]._load_ownership()
        self.assertEqual({model: self._ours(model) for model in models}, before)
