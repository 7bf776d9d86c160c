from odoo import models


class PurchaseOrder(models.Model):
    _inherit = "purchase.order"

    def write(self, vals):
        if vals.get("state") != "purchase":
            return super().write(vals)
        confirmed = self.filtered(lambda order: order.state != "purchase")
        result = super().write(vals)
        confirmed.order_line._jxc_keep_promise()
        return result
