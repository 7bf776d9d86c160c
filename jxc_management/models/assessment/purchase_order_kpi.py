from odoo import models


class PurchaseOrder(models.Model):
    _inherit = "purchase.order"

    def write(self, vals):
        if vals.get("state", "purchase") != "purchase":
            # confirmed again, or deleted, they do not tell when they counted
            left = self.filtered(lambda order: order.state == "purchase")
            self.env["jxc.kpi"]._mark_records(self._name, left.ids)
        return super().write(vals)
