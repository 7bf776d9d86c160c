from odoo import Command
from odoo.tests import tagged

from .common_gate import GateCommon


@tagged("post_install", "-at_install")
class TestGateBypass(GateCommon):
    """Movements that call themselves something no gate is about."""

    def _done_at_once(self, destination, **values):
        """Create a move that is done, and a line of it that goes to customers."""
        self._stocked()
        place = self.warehouse.lot_stock_id
        move = (
            self.env["stock.move"]
            .with_user(self.keeper.user_id)
            .create(
                {
                    "product_id": self.product.id,
                    "product_uom_qty": 0,
                    "location_id": place.id,
                    "location_dest_id": destination.id,
                    "state": "done",
                    **values,
                }
            )
        )
        return move.move_line_ids.create(
            {
                "move_id": move.id,
                "product_id": self.product.id,
                "quantity": 5,
                "location_id": place.id,
                "location_dest_id": self.env.ref("stock.stock_location_customers").id,
            }
        )

    def test_production_is_no_way_round(self):
        self._gate("delivery")
        with self.stopped("delivery gate"):
            self._done_at_once(self.product.property_stock_production)

    def test_only_what_belongs_to_manufacturing_is_its_own(self):
        place = self.warehouse.lot_stock_id
        move = self.env["stock.move"].new(
            {
                "location_id": place.id,
                "location_dest_id": self.product.property_stock_production.id,
            }
        )
        self.assertTrue(move._jxc_all_touch("production"))
        self.assertFalse(move._jxc_is_production())
        move.move_line_ids = [
            Command.create(
                {
                    "location_id": place.id,
                    "location_dest_id": self.env.ref(
                        "stock.stock_location_customers"
                    ).id,
                }
            )
        ]
        self.assertFalse(move._jxc_all_touch("production"))

    def test_calling_it_a_count_is_no_way_round(self):
        self._gate("delivery")
        loss = self.product.property_stock_inventory
        with self.stopped("delivery gate"):
            self._done_at_once(loss, is_inventory=True)
