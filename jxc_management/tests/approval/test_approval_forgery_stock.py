from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalForgeryStock(ApprovalCommon):
    """What is done is done once; decisions and prices come from those in charge."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stock = cls.warehouse.lot_stock_id
        cls.product.standard_price = 10
        cls._count(100)
        for operation in ("delivery", "internal", "scrap"):
            cls._rule(cls.boss, operation=operation, amount_min=100)

    @classmethod
    def _count(cls, quantity):
        quants = cls.env["stock.quant"].with_context(inventory_mode=True)
        values = {"product_id": cls.product.id, "location_id": cls.stock.id}
        quant = quants.create({**values, "inventory_quantity": quantity})
        quant.action_apply_inventory()

    def _delivered(self, quantity=5):
        """Return a small delivery that is done, as a stock user."""
        ends = {
            "location_id": self.stock.id,
            "location_dest_id": self.env.ref("stock.stock_location_customers").id,
        }
        move = {"product_id": self.product.id, "product_uom_qty": quantity, **ends}
        picking = (
            self.env["stock.picking"]
            .with_user(self.buyer)
            .create(
                {
                    "picking_type_id": self.warehouse.out_type_id.id,
                    "move_ids": [Command.create(move)],
                    **ends,
                }
            )
        )
        picking.action_confirm()
        picking.button_validate()
        self.assertEqual(picking.state, "done")
        return picking

    def test_done_transfer_is_not_taken_back(self):
        picking = self._delivered()
        with self.refused("stays done"):
            picking.move_ids.state = "assigned"
        with self.refused("stays done"):
            picking.state = "assigned"

    def test_done_scrap_is_not_taken_back_nor_raised(self):
        values = {"product_id": self.product.id, "location_id": self.stock.id}
        scraps = self.env["stock.scrap"].with_user(self.buyer)
        scrap = scraps.create({**values, "scrap_qty": 5})
        scrap.action_validate()
        self.assertEqual(scrap.state, "done")
        with self.refused("stays done"):
            scrap.state = "draft"
        with self.refused("is done, and approvals apply"):
            scrap.move_ids.move_line_ids.quantity = 50

    def test_quantity_is_not_written_by_hand(self):
        quant = self.env["stock.quant"]._gather(self.product, self.stock)
        with self.refused("through stock moves only"):
            quant.with_user(self.buyer).quantity = 5

    def test_large_stock_is_not_relocated_without_a_transfer(self):
        group = self.env.ref("stock.group_stock_manager")
        self.buyer.group_ids = [Command.link(group.id)]
        quant = self.env["stock.quant"]._gather(self.product, self.stock)
        shelf = self.stock.create({"name": "Shelf", "location_id": self.stock.id})
        with self.refused("Make an internal transfer"):
            quant.with_user(self.buyer).move_quants(shelf)

    def test_own_delegation_does_not_become_that_of_another(self):
        lent = (
            self.env["jxc.approval.delegation"]
            .with_user(self.other)
            .create(
                {
                    "delegate_id": self.director.id,
                    "date_to": self.today,
                    "company_id": self.company.id,
                }
            )
        )
        with self.refused("", AccessError):
            lent.user_id = self.boss

    def test_own_price_does_not_count_as_known(self):
        self._rule(self.boss, amount_min=0, price_deviation=10)
        seller = {"partner_id": self.vendor.id, "product_id": self.product.id}
        sellers = self.env["product.supplierinfo"].sudo()
        listed = sellers.create({**seller, "price": 50})
        self.assertEqual(self._parked(500).state, "purchase")
        listed.with_user(self.buyer).sudo().price = 90
        self.assertEqual(self._parked(900).state, "to approve")
