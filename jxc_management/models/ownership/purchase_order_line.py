from odoo import api, models

#: fields whose change core carries on to the receipts
RECEIPT_FIELDS = {"price_unit", "product_qty", "product_uom_id"}


class PurchaseOrderLine(models.Model):
    _name = "purchase.order.line"
    _inherit = ["purchase.order.line", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("order_id.jxc_department_id",)

    def _compute_jxc_stamps(self):
        # an order has one owner, or people would see half of it
        for line in self:
            line.jxc_department_id = line.order_id.jxc_department_id

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.order_id._jxc_stamp_by_category()
        lines._jxc_check_order()
        return lines

    def write(self, vals):
        vals = self._jxc_write_with_receipts(vals)
        result = super().write(vals)
        if "order_id" in vals:
            self._jxc_check_order()
        return result

    def _jxc_write_with_receipts(self, vals):
        """Write what core carries on to the receipts; return the values left.

        Only these fields: commands on others must not go past the record rules.
        """
        followed = {name: vals[name] for name in vals if name in RECEIPT_FIELDS}
        orders = self.order_id._jxc_for_receipts() if followed else self.order_id
        if orders.env == self.env:
            return vals
        self.check_access("write")
        super(PurchaseOrderLine, self.with_env(orders.env)).write(followed)
        return {name: vals[name] for name in vals if name not in followed}

    def _jxc_check_order(self):
        """Refuse lines in an order that the user may not change.

        :raises AccessError: for such an order
        """
        if self.env["jxc.user.scope"]._is_restricted():
            self.order_id.check_access("write")

    def _create_or_update_picking(self):
        lines = self.with_env(self.order_id._jxc_for_receipts().env)
        return super(PurchaseOrderLine, lines)._create_or_update_picking()

    def _update_move_date_deadline(self, new_date):
        lines = self.with_env(self.order_id._jxc_for_receipts().env)
        return super(PurchaseOrderLine, lines)._update_move_date_deadline(new_date)
