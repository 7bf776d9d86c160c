from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_gate import GateCommon

CHIEF = "stock.group_stock_manager,product.group_product_manager"


@tagged("post_install", "-at_install")
class TestGateEntries(GateCommon):
    """Each way to do something that a gate is about, and those it leaves alone."""

    def _quiet(self):
        """Assert that no gate did anything."""
        self.assertFalse(self.entries())

    def test_confirming_an_order(self):
        self._gate("purchase")
        order = self._order()
        with self.stopped():
            order.with_user(self.buyer.user_id).button_confirm()
        with self.stopped():
            order.with_user(self.buyer.user_id).sudo().button_confirm()
        order.with_user(self.able.user_id).button_confirm()
        self.assertEqual(order.state, "purchase")
        self._quiet()

    def test_writing_the_state_of_an_order(self):
        self._gate("purchase")
        order = self._order().with_user(self.buyer.user_id)
        with self.stopped():
            order.write({"state": "purchase"})
        with self.stopped():
            order.copy({"state": "purchase"})
        with self.stopped():
            order.button_approve()
        order.with_user(self.able.user_id).write({"state": "purchase"})

    def test_enlarging_a_confirmed_order(self):
        self._gate("purchase")
        order = self._order()
        order.button_confirm()
        mine = order.with_user(self.buyer.user_id)
        line = {"product_id": self.product.id, "product_qty": 9}
        with self.stopped():
            mine.order_line.product_qty = 50
        with self.stopped():
            mine.order_line = [Command.create(line)]
        mine.order_line.product_qty = 4
        mine.order_line.date_planned = "2030-01-01"
        mine.with_user(self.able.user_id).order_line.product_qty = 50
        self._quiet()

    def test_receipt_delivery_internal_and_return(self):
        self._stocked()
        for operation in ("receipt", "delivery", "internal", "return"):
            self._gate(operation)
        place = self.warehouse.lot_stock_id
        shelf = place.copy({"name": "Shelf", "location_id": place.id})
        customers = self.env.ref("stock.stock_location_customers")
        vendors = self.env.ref("stock.stock_location_suppliers")
        transfers = {
            "receipt": self._receipt(),
            "delivery": self._transfer(place, customers),
            "internal": self._transfer(place, shelf),
            "return": self._transfer(place, vendors),
        }
        for operation, transfer in transfers.items():
            transfer.action_assign()
            with self.subTest(operation), self.stopped(f"{operation} gate"):
                transfer.with_user(self.keeper.user_id).button_validate()
            transfer.with_user(self.able.user_id).button_validate()
            self.assertEqual(transfer.state, "done")
        self._quiet()

    def test_a_mixed_transfer_needs_all_of_it(self):
        self._stocked()
        place = self.warehouse.lot_stock_id
        customers = self.env.ref("stock.stock_location_customers")
        shelf = place.copy({"name": "Shelf", "location_id": place.id})
        transfer = self._transfer(place, customers)
        transfer.move_ids.copy({"location_dest_id": shelf.id})
        transfer.action_confirm()
        transfer.action_assign()
        transfer.move_ids.filtered(
            lambda move: move.location_dest_id.usage == "internal"
        ).move_line_ids.location_dest_id = shelf
        self._gate("internal")
        with self.stopped("internal gate"):
            transfer.with_user(self.keeper.user_id).button_validate()

    def test_the_operation_type_is_no_way_round(self):
        self._stocked(warehouse=self.warehouse_east)
        east = self.warehouse_east.lot_stock_id
        self._gate("internal", warehouse_ids=[Command.link(self.warehouse_east.id)])
        transfer = self._transfer(self.warehouse.lot_stock_id, east)
        transfer.move_ids.write(
            {
                "location_id": east.id,
                "location_dest_id": self.warehouse.lot_stock_id.id,
            }
        )
        transfer.action_assign()
        self.assertEqual(transfer.picking_type_id, self.warehouse.int_type_id)
        with self.stopped():
            transfer.with_user(self.keeper.user_id).button_validate()

    def test_past_the_button_of_a_transfer(self):
        self._gate("receipt")
        receipt = self._receipt(self.keeper)
        move = receipt.move_ids
        values = {
            "product_id": self.product.id,
            "quantity": 5,
            "location_id": move.location_id.id,
            "location_dest_id": move.location_dest_id.id,
        }
        attempts = {
            "picking": lambda: receipt.write({"state": "done"}),
            "move": lambda: move.write({"state": "done"}),
            "copy of the move": lambda: move.copy({"state": "done"}),
            "further move": lambda: move.create(
                {**values, "product_uom_qty": 5, "state": "done"}
            ),
        }
        for name, attempt in attempts.items():
            with self.subTest(name), self.stopped():
                attempt()

    def test_a_loose_line_moves_nothing(self):
        self._gate("receipt")
        place = self.warehouse.lot_stock_id
        self.env["stock.move.line"].with_user(self.keeper.user_id).create(
            {
                "product_id": self.product.id,
                "quantity": 5,
                "location_id": self.env.ref("stock.stock_location_suppliers").id,
                "location_dest_id": place.id,
                "state": "done",
                "company_id": self.company.id,
            }
        )
        self.assertFalse(self.product.with_context(location=place.id).qty_available)

    def test_changing_what_is_done(self):
        receipt = self._receipt()
        receipt.button_validate()
        self._gate("receipt")
        mine = receipt.with_user(self.keeper.user_id)
        mine.is_locked = False
        values = {
            "product_id": self.product.id,
            "quantity": 5,
            "location_id": receipt.location_id.id,
            "location_dest_id": receipt.location_dest_id.id,
        }
        attempts = {
            "quantity of the move": lambda: mine.move_ids.write({"quantity": 9}),
            "quantity of a line": lambda: mine.move_line_ids.write({"quantity": 9}),
            "further line": lambda: mine.write(
                {"move_line_ids": [Command.create(values)]}
            ),
            "further line of the move": lambda: mine.move_ids.write(
                {"move_line_ids": [Command.create(values)]}
            ),
        }
        for name, attempt in attempts.items():
            with self.subTest(name), self.stopped():
                attempt()
        able = mine.with_user(self.able.user_id)
        able.move_ids.quantity = 9
        self.assertEqual(sum(receipt.move_line_ids.mapped("quantity")), 9)
        self._quiet()

    def _scrap(self, employee):
        scraps = self.env["stock.scrap"].with_user(employee.user_id)
        return scraps.create(
            {
                "product_id": self.product.id,
                "scrap_qty": 1,
                "location_id": self.warehouse.lot_stock_id.id,
                "company_id": self.company.id,
            }
        )

    def test_scrap(self):
        self._stocked()
        self._gate("scrap")
        scrap = self._scrap(self.keeper)
        for attempt in (
            scrap.action_validate,
            scrap.do_scrap,
            scrap.sudo().do_scrap,
            lambda: scrap.write({"state": "done"}),
            lambda: scrap.copy({"state": "done"}),
        ):
            with self.stopped("scrap gate"):
                attempt()
        scrap.with_user(self.able.user_id).action_validate()
        self.assertEqual(scrap.state, "done")
        self._quiet()

    def test_counting(self):
        quant = self._stocked().with_user(self.keeper.user_id)
        self._gate("adjustment")
        mode = quant.with_context(inventory_mode=True)
        mode.inventory_quantity = 40
        chief = self._employee("chief", CHIEF, self.central)
        whole = mode.with_user(chief.user_id)
        names = self.env["stock.inventory.adjustment.name"]
        wizard = names.with_user(self.keeper.user_id).create(
            {"quant_ids": [Command.set(quant.ids)]}
        )
        for name, attempt in {
            "button": mode.action_apply_inventory,
            "wizard": wizard.action_apply,
            "at once": lambda: whole.write({"inventory_quantity_auto_apply": 30}),
            "new": lambda: whole.create(
                {
                    "product_id": self.product.id,
                    "location_id": self.warehouse_east.lot_stock_id.id,
                    "inventory_quantity_auto_apply": 30,
                }
            ),
            "product": lambda: (
                self.product.with_user(chief.user_id)
                .with_context(inventory_mode=True)
                .write({"qty_available": 3})
            ),
            "zero": lambda: mode.with_context(
                inventory_report_mode=True
            ).action_set_inventory_quantity_zero(),
        }.items():
            with self.subTest(name), self.stopped("Hammer"):
                attempt()
        with self.assertRaisesRegex(UserError, "through stock moves only"):
            quant.quantity = 7
        mode.with_user(self.able.user_id).action_apply_inventory()
        self.assertEqual(quant.quantity, 40)
        with self.stopped():
            moves = self.env["stock.move.line"].search([("is_inventory", "=", True)])
            moves.with_user(self.keeper.user_id).action_revert_inventory()
        self._quiet()

    def test_relocating_stock(self):
        quant = self._stocked()
        self._gate("internal")
        place = self.warehouse.lot_stock_id
        shelf = place.copy({"name": "Shelf", "location_id": place.id})
        with self.stopped():
            quant.with_user(self.keeper.user_id).move_quants(location_dest_id=shelf)
        quant.with_user(self.able.user_id).move_quants(location_dest_id=shelf)
        self._quiet()

    def test_goods_may_not_be_carried_into_a_guarded_warehouse(self):
        quant = self._stocked()
        self._gate("internal", warehouse_ids=[Command.link(self.warehouse_east.id)])
        east = self.warehouse_east.lot_stock_id
        with self.stopped():
            quant.with_user(self.keeper.user_id).move_quants(location_dest_id=east)
