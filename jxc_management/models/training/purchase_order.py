from odoo import models

from ...tools.gate_pass import without_mark


class PurchaseOrder(models.Model):
    _inherit = "purchase.order"

    def button_confirm(self):
        orders = self.filtered(lambda order: order.state in ("draft", "sent"))
        marked = self._jxc_through_gates(orders)
        return without_mark(super(PurchaseOrder, marked).button_confirm())

    def button_approve(self, force=False):
        orders = self.filtered(lambda order: order.state != "purchase")
        marked = self._jxc_through_gates(orders)
        return without_mark(super(PurchaseOrder, marked).button_approve(force=force))
