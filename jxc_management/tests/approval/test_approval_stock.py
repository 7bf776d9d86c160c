from odoo import Command
from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalStock(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stock = cls.warehouse.lot_stock_id
        cls.customers = cls.env.ref("stock.stock_location_customers")
        cls._receive(cls._order(quantity=100))

    def _deliver(self, quantity=20, user=None, validate=True):
        """Create and confirm a delivery of ``quantity`` as a stock user."""
        picking = (
            self.env["stock.picking"]
            .with_user(user or self.buyer)
            .create(
                {
                    "picking_type_id": self.warehouse.out_type_id.id,
                    "location_id": self.stock.id,
                    "location_dest_id": self.customers.id,
                    "partner_id": self.vendor.id,
                    "move_ids": [
                        Command.create(
                            {
                                "product_id": self.product.id,
                                "product_uom_qty": quantity,
                                "location_id": self.stock.id,
                                "location_dest_id": self.customers.id,
                                "company_id": self.company.id,
                            }
                        )
                    ],
                }
            )
        )
        picking.action_confirm()
        if validate:
            picking.button_validate()
        return picking

    def _rule_for(self, operation, **values):
        return self._rule(self.boss, operation=operation, amount_min=100, **values)

    def test_small_transfer_passes(self):
        self._rule_for("delivery")
        picking = self._deliver(5)
        self.assertEqual((picking.state, picking.jxc_approval_state), ("done", "none"))

    def test_delivery_waits_and_is_validated_after_approval(self):
        self._rule_for("delivery")
        picking = self._deliver(validate=False)
        notice = picking.button_validate()
        self.assertIn("Boss", notice["params"]["message"])
        self.assertEqual(picking.jxc_approval_state, "pending")
        self.assertNotEqual(picking.state, "done")
        request = self.request_of(picking)
        self.assertEqual(request.amount, 200)
        request.with_user(self.boss).action_approve()
        self.assertNotEqual(picking.state, "done")
        picking.button_validate()
        self.assertEqual(picking.state, "done")

    def test_mixed_validation_parks_only_what_needs_approval(self):
        self._rule_for("delivery")
        small = self._deliver(5, validate=False)
        large = self._deliver(20, validate=False)
        (small | large).button_validate()
        self.assertEqual(small.state, "done")
        self.assertEqual(large.jxc_approval_state, "pending")

    def test_quantity_cannot_grow_after_approval(self):
        self._rule_for("delivery")
        picking = self._deliver()
        request = self.request_of(picking)
        picking.move_ids.quantity = 15
        self.assertEqual(request.state, "pending")
        picking.move_ids.quantity = 30
        self.assertEqual(request.state, "stale")
        picking.button_validate()
        request = self.request_of(picking)
        request.with_user(self.boss).action_approve()
        picking.move_ids.product_uom_qty = 50
        self.assertEqual(picking.jxc_approval_state, "none")
        self.assertEqual(request.state, "stale")

    def test_backorder_of_an_approved_transfer_passes(self):
        self._rule_for("delivery")
        picking = self._deliver()
        self.request_of(picking, self.boss).action_approve()
        picking.move_ids.quantity = 8
        picking.move_ids.picked = True
        picking.with_context(skip_backorder=True).button_validate()
        backorder = picking.backorder_ids
        self.assertEqual(sum(backorder.move_ids.mapped("product_uom_qty")), 12)
        backorder.with_user(self.buyer).button_validate()
        self.assertEqual(backorder.state, "done")
        forged = self._deliver(validate=False)
        forged.write({"backorder_id": picking.id})
        forged.button_validate()
        self.assertEqual(forged.jxc_approval_state, "pending")

    def test_done_cannot_be_written(self):
        self._rule_for("delivery")
        picking = self._deliver()
        move = picking.move_ids
        with self.refused("cannot be set to done by hand"):
            move.write({"state": "done"})
        with self.refused("cannot be set to done by hand"):
            move.with_context(jxc_engine="engine").write({"state": "done"})
        with self.refused("needs approval first"):
            picking.write({"state": "done"})
        with self.refused("needs approval first"):
            picking.with_context(skip_backorder=True)._action_done()
        loose = {
            "product_id": self.product.id,
            "product_uom_qty": 1,
            "location_id": self.stock.id,
            "location_dest_id": self.customers.id,
            "company_id": self.company.id,
            "state": "done",
        }
        with self.refused("cannot be set to done by hand"):
            move.create(loose)

    def test_lines_of_done_transfers(self):
        self._rule_for("delivery")
        picking = self._deliver()
        self.request_of(picking, self.boss).action_approve()
        picking.button_validate()
        line = picking.move_line_ids
        with self.refused("in effect already"):
            line.quantity = 50
        with self.refused("in effect already"):
            line.copy({"move_id": picking.move_ids.id, "quantity": 3})
        line.quantity = 15
        small = self._deliver(5)
        with self.refused("in effect already"):
            small.move_line_ids.quantity = 50

    def test_line_may_not_lead_elsewhere(self):
        self._rule_for("delivery")
        picking = self._transfer(self.stock, self.warehouse_east.lot_stock_id, 20)
        picking = picking.with_user(self.buyer)
        picking.action_assign()
        picking.move_line_ids.location_dest_id = self.customers
        picking.button_validate()
        self.assertEqual(picking.jxc_approval_state, "pending")

    def test_scrap(self):
        self._rule_for("scrap")
        Scrap = self.env["stock.scrap"].with_user(self.buyer)
        vals = {"product_id": self.product.id, "location_id": self.stock.id}
        small = Scrap.create({**vals, "scrap_qty": 2})
        small.action_validate()
        self.assertEqual(small.state, "done")
        scrap = Scrap.create({**vals, "scrap_qty": 30})
        self.assertIn("Boss", scrap.action_validate()["params"]["message"])
        self.assertEqual((scrap.state, scrap.jxc_approval_state), ("draft", "pending"))
        scrap.do_scrap()
        self.assertEqual(scrap.state, "draft")
        with self.refused("needs approval first"):
            scrap.write({"state": "done"})
        self.request_of(scrap, self.boss).action_approve()
        self.assertEqual(scrap.state, "done")

    def test_transfer_to_scrap_is_a_scrap(self):
        self._rule_for("scrap")
        loss = self.env["stock.location"].search(
            [("usage", "=", "inventory"), ("company_id", "=", self.company.id)], limit=1
        )
        picking = self._transfer(self.stock, loss, 20).with_user(self.buyer)
        picking.button_validate()
        self.assertEqual(picking.jxc_approval_state, "pending")

    def test_cancelled_transfer_takes_its_request_along(self):
        self._rule_for("delivery")
        picking = self._deliver()
        picking.action_cancel()
        self.assertEqual(self.request_of(picking).state, "withdrawn")

    def test_passes_at_once_by_rule(self):
        self._rule(outcome="auto", operation="delivery", amount_min=0)
        picking = self._deliver()
        self.assertEqual(
            (picking.state, picking.jxc_approval_state), ("done", "approved")
        )
