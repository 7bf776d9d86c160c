from odoo import models


class PurchaseOrder(models.Model):
    _name = "purchase.order"
    _inherit = ["purchase.order", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("company_id", "picking_type_id", "partner_id")

    def _jxc_scope(self, owners):
        return {
            "picking_type": self.picking_type_id,
            "category": self._jxc_shared_category(
                owners, self.order_line.product_id
            ),
            "partner": self.partner_id,
            "process": "purchasing",
        }

    def _jxc_keeps_stamps(self):
        if self.state == "cancel":
            return True
        if self.state != "purchase":
            return False
        if self.receipt_status:
            return self.receipt_status == "full"
        return self.invoice_status in ("invoiced", "no")
