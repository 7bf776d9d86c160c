from odoo import api, models

from ...tools.gate_pass import passed

#: what makes a confirmed order larger
AMENDING = ("product_qty", "price_unit", "product_id", "product_uom_id", "order_id")


class PurchaseOrderLine(models.Model):
    _inherit = "purchase.order.line"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._jxc_check_amending()
        return lines

    def write(self, vals):
        if not any(name in vals for name in AMENDING) or not self._jxc_gates_watch():
            return super().write(vals)
        before = {line.id: line._jxc_ordered() for line in self}
        result = super().write(vals)
        self.filtered(
            lambda line: line._jxc_exceeds(before[line.id])
        )._jxc_check_amending()
        return result

    def _jxc_gates_watch(self):
        """Return whether changes of these lines matter to gates."""
        gates = self.env["jxc.gate"]
        return not passed(self.env.context) and bool(gates._compiled())

    def _jxc_ordered(self):
        """Return what a line orders: order, product, quantity and price."""
        self.ensure_one()
        return self.order_id, self.product_id, self.product_uom_qty, self.price_unit

    def _jxc_exceeds(self, before):
        """Return whether a line orders something else or more than before."""
        order, product, quantity, price = self._jxc_ordered()
        return (order, product) != before[:2] or (
            quantity > before[2] or price > before[3]
        )

    def _jxc_check_amending(self):
        """Let only those enlarge confirmed orders who may confirm them.

        :raises UserError: naming what the person lacks
        """
        if self._jxc_gates_watch():
            orders = self.order_id.filtered(lambda order: order.state == "purchase")
            orders._jxc_check_gates("purchase")
