from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import JxcCommon

BOTH = "stock.group_stock_user,purchase.group_purchase_user"


@tagged("post_install", "-at_install")
class TestRules(JxcCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.chain)
        cls._own(cls.central, "warehouse", cls.warehouse)
        cls._own(cls.east, "warehouse", cls.warehouse_east)
        cls.receipt = cls._receive(cls._order(cls.warehouse, 50))
        cls.order = cls._order(cls.warehouse)
        cls.order_east = cls._order(cls.warehouse_east)
        cls.receipt_east = cls._receive(cls._order(cls.warehouse_east, 30))
        cls.central_user = cls._user("central", BOTH, cls.central)
        cls.east_user = cls._user("east", BOTH, cls.east)
        cls.chain_user = cls._user("chain", BOTH, cls.chain, "subtree")
        cls.all_user = cls._user("everything", BOTH, level="all")
        cls.nobody = cls._user("nobody", BOTH)
        cls.plain = cls._user("plain", "base.group_user")

    def setUp(self):
        super().setUp()
        self.company.jxc_enforce_ownership = True

    def seen(self, user, records):
        """Return the records that ``user`` finds among ``records``."""
        found = self.env[records._name].with_user(user)
        return found.search([("id", "in", records.ids)]).sudo()

    def test_reading(self):
        cases = [
            (self.order | self.order_east, self.order),
            (self.order.order_line | self.order_east.order_line, self.order.order_line),
            (self.receipt | self.receipt_east, self.receipt),
            (
                self.receipt.move_ids | self.receipt_east.move_ids,
                self.receipt.move_ids,
            ),
            (
                self.receipt.move_line_ids | self.receipt_east.move_line_ids,
                self.receipt.move_line_ids,
            ),
        ]
        for records, central in cases:
            with self.subTest(records._name):
                self.assertEqual(self.seen(self.central_user, records), central)
                self.assertEqual(self.seen(self.east_user, records), records - central)
                self.assertEqual(self.seen(self.chain_user, records), records)
                self.assertEqual(self.seen(self.all_user, records), records)
                self.assertFalse(self.seen(self.nobody, records))

    def test_plain_employee_sees_no_move_lines(self):
        lines = self.receipt.move_line_ids
        self.assertFalse(self.seen(self.plain, lines))

    def test_changing(self):
        theirs = self.order_east.with_user(self.central_user)
        for action in (
            lambda: theirs.write({"partner_ref": "mine"}),
            lambda: theirs.order_line.write({"price_unit": 1}),
            lambda: theirs.unlink(),
            lambda: theirs.button_confirm(),
            lambda: self.receipt_east.move_ids.with_user(self.central_user).write(
                {"quantity": 1}
            ),
        ):
            with self.assertRaises(AccessError):
                action()
        self.order.with_user(self.central_user).partner_ref = "ours"

    def test_refusal_names_whom_to_ask(self):
        order = self.order_east.with_user(self.central_user)
        with self.assertRaisesRegex(AccessError, "departments outside your access"):
            order.read(["name"])
        reader = self._user("reader", BOTH, self.east, can_write=False)
        text = f"not change: {self.order_east.name}.*charge is .*East"
        with self.assertRaisesRegex(AccessError, text):
            self.order_east.with_user(reader).write({"origin": "X"})
        with self.assertRaisesRegex(AccessError, "Ask .* for an access scope"):
            self.order_east.with_user(reader).write({"origin": "X"})

    def test_creating_for_another_department(self):
        with self.assertRaises(AccessError):
            self.env["purchase.order"].with_user(self.central_user).create(
                {
                    "partner_id": self.vendor.id,
                    "picking_type_id": self.warehouse_east.in_type_id.id,
                }
            )
        with self.assertRaises(AccessError):
            self.env["stock.scrap"].with_user(self.central_user).create(
                {
                    "product_id": self.product.id,
                    "location_id": self.warehouse_east.lot_stock_id.id,
                }
            )

    def test_giving_away_is_like_creating_elsewhere(self):
        order = self.order.with_user(self.central_user)
        with self.assertRaises(AccessError):
            order.picking_type_id = self.warehouse_east.in_type_id
        order.with_user(
            self.chain_user
        ).picking_type_id = self.warehouse_east.in_type_id
        self.assertEqual(self.order.jxc_department_id, self.east)

    def test_reader_cannot_change(self):
        reader = self._user("reader", BOTH, self.central, can_write=False)
        order = self.order.with_user(reader)
        self.assertEqual(self.seen(reader, self.order), self.order)
        with self.assertRaises(AccessError):
            order.write({"partner_ref": "x"})
        with self.assertRaises(AccessError):
            order.order_line.write({"price_unit": 1})

    def test_own_documents_only(self):
        user = self._user("mine", BOTH, self.central, "own")
        self.assertFalse(self.seen(user, self.order))
        self.order.user_id = user
        self.assertEqual(self.seen(user, self.order), self.order)
        self.assertEqual(self.seen(user, self.order.order_line), self.order.order_line)
        self.order_east.user_id = user
        self.assertFalse(self.seen(user, self.order_east))

    def test_whole_flow_in_own_department(self):
        env = self.env(user=self.central_user)
        order = env["purchase.order"].create(
            {
                "partner_id": self.vendor.id,
                "picking_type_id": self.warehouse.in_type_id.id,
                "order_line": [
                    Command.create({"product_id": self.product.id, "product_qty": 4})
                ],
            }
        )
        order.button_confirm()
        receipt = order.picking_ids
        receipt.move_ids.quantity = 3
        backorder = self._backorder(receipt)
        self.assertEqual(backorder.jxc_department_id, self.central)
        returned = self._return(receipt)
        self.assertEqual(returned.jxc_department_id, self.central)
        returned.button_validate()
        scrap = env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "location_id": self.warehouse.lot_stock_id.id,
            }
        )
        scrap.action_validate()
        self.assertEqual(scrap.state, "done")

    def _backorder(self, receipt):
        action = receipt.button_validate()
        wizard = (
            self.env[action["res_model"]]
            .with_user(receipt.env.user)
            .with_context(**action["context"])
        )
        wizard.create({}).process()
        self.assertEqual(receipt.state, "done")
        return receipt.backorder_ids

    def _return(self, receipt):
        wizard = (
            self.env["stock.return.picking"]
            .with_user(receipt.env.user)
            .with_context(active_id=receipt.id, active_model="stock.picking")
            .create({})
        )
        wizard.product_return_moves.quantity = 1
        action = wizard.action_create_returns()
        return receipt.browse(action["res_id"])

    def test_price_reaches_the_receipt_of_another_department(self):
        self._own(self.central, "location", self.warehouse_east.lot_stock_id)
        order = self._order(self.warehouse_east)
        order.button_confirm()
        move = order.picking_ids.move_ids
        self.assertEqual(order.jxc_department_id, self.east)
        self.assertEqual(move.jxc_department_id, self.central)
        self.env.invalidate_all()
        line = order.order_line.with_user(self.east_user)
        line.write({"price_unit": 8, "name": "Claw hammer"})
        self.assertEqual((move.price_unit, line.name), (8, "Claw hammer"))
        with self.assertRaises(AccessError):
            line.write({"price_unit": 9, "move_ids": [Command.update(move.id, {})]})
        self.assertEqual(move.product_uom_qty, 5)
        line.product_qty = 7
        self.assertEqual(sum(order.picking_ids.move_ids.mapped("product_uom_qty")), 7)

    def test_transfer_between_departments_by_either_side(self):
        source, destination = (
            self.warehouse.lot_stock_id,
            self.warehouse_east.lot_stock_id,
        )
        for user in (self.central_user, self.east_user):
            with self.subTest(user.login):
                transfer = self._transfer(source, destination).with_user(user)
                transfer.action_assign()
                transfer.button_validate()
                self.assertEqual(transfer.state, "done")
        with self.assertRaises(AccessError):
            self._transfer(source, destination).with_user(self.nobody).button_validate()

    def test_quantities_only_change_by_moves(self):
        stock = self.warehouse.lot_stock_id
        quant = self.env["stock.quant"]._gather(self.product, stock)
        with self.assertRaises(UserError):
            quant.with_user(self.central_user).write({"quantity": 999})
        self.company.jxc_enforce_ownership = False
        quant.with_user(self.central_user).write({"in_date": "2025-01-01"})

    def test_own_defaults_are_no_way_to_stock(self):
        quants = self.env["stock.quant"].with_user(self.central_user)
        defaults = self.env["ir.default"].with_user(self.central_user)
        stock = self.warehouse.lot_stock_id
        defaults.set("stock.quant", "quantity", 1000, user_id=True)
        values = {"product_id": self.product.id, "location_id": stock.id}
        with self.assertRaises(UserError):
            quants.create(values)

    def test_counting_elsewhere_is_refused(self):
        east = self.warehouse_east.lot_stock_id
        quants = self.env["stock.quant"].with_user(self.central_user)
        values = {
            "product_id": self.product.id,
            "location_id": east.id,
            "inventory_quantity": 7,
        }
        with self.assertRaises(AccessError):
            quants.with_context(inventory_mode=True).create(values)
        own = {**values, "location_id": self.warehouse.lot_stock_id.id}
        count = quants.with_context(inventory_mode=True).create(own)
        count.action_apply_inventory()
        self.assertEqual(count.quantity, 7)

    def test_stock_is_visible_unless_strict(self):
        product = self.product
        quantities = {}
        for strict in (False, True):
            self.company.jxc_strict_stock = strict
            self.env.invalidate_all()
            quantities[strict] = [
                product.with_user(user).qty_available
                for user in (self.central_user, self.east_user, self.all_user)
            ]
            self.assertEqual(product.sudo().qty_available, 80)
        self.assertEqual(quantities[False], [80, 80, 80])
        self.assertEqual(quantities[True], [50, 30, 80])

    def test_reports(self):
        self.env.flush_all()
        orders = self.order | self.order_east
        for user, expected in (
            (self.central_user, self.order),
            (self.all_user, orders),
            (self.nobody, orders.browse()),
        ):
            rows = self.env["purchase.report"].with_user(user).search([])
            self.assertEqual(orders & rows.sudo().order_id, expected)
        delay = self.env["vendor.delay.report"]
        for user, count in ((self.central_user, 1), (self.nobody, 0)):
            lines = delay.with_user(user).search([("product_id", "=", self.product.id)])
            self.assertEqual(len(lines), count)
        report = self.env["report.stock.quantity"]
        rows = report.with_user(self.central_user).search(
            [("product_id", "=", self.product.id)]
        )
        self.assertEqual(rows.sudo().warehouse_id, self.warehouse)

    def test_switched_off_hides_nothing(self):
        self.company.jxc_enforce_ownership = False
        orders = self.order | self.order_east
        self.assertEqual(self.seen(self.nobody, orders), orders)
        orders.with_user(self.nobody).write({"partner_ref": "x"})
