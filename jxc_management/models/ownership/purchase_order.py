from odoo import models


class PurchaseOrder(models.Model):
    _name = "purchase.order"
    _inherit = ["purchase.order", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("company_id", "picking_type_id", "partner_id")

    def _jxc_scope(self, owners):
        return {
            "picking_type": self.picking_type_id,
            "category": self._jxc_shared_category(owners, self.order_line.product_id),
            "partner": self.partner_id,
            "process": "purchasing",
        }

    def _fetch_duplicate_orders(self):
        # core looks past the record rules, then the form cannot show what it found
        found = super()._fetch_duplicate_orders()
        if self.env["jxc.user.scope"]._reads_everything():
            return found
        ids = set().union(*found.values())
        readable = set(self.browse(ids)._filtered_access("read").ids)
        return {order_id: ids & readable for order_id, ids in found.items()}

    def _jxc_keeps_stamps(self):
        if self.state == "cancel":
            return True
        if self.state != "purchase":
            return False
        if self.receipt_status:
            return self.receipt_status == "full"
        return self.invoice_status == "invoiced"

    def _jxc_for_receipts(self):
        """Return the orders with the right to keep their receipts up to date.

        Another department may receive what this one orders: where ownership is
        enforced, core's own update of the receipts must not end at its record rules.
        """
        if any(order.company_id.sudo().jxc_enforce_ownership for order in self):
            # sudo: transfers of the receiving department are out of the buyer's reach
            return self.sudo()
        return self

    def _create_picking(self):
        return super(PurchaseOrder, self._jxc_for_receipts())._create_picking()

    def button_cancel(self):
        self.check_access("write")
        return super(PurchaseOrder, self._jxc_for_receipts()).button_cancel()
