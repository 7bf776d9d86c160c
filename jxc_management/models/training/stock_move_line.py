from odoo import api, models

from ...tools.gate_pass import passed, without_mark
from ...tools.transfer_kind import operation_of

#: what carries goods when it changes on a movement that is done
MOVING = ("quantity", "product_uom_id", "product_id", "location_id", "location_dest_id")


class StockMoveLine(models.Model):
    _name = "stock.move.line"
    _inherit = ["stock.move.line", "jxc.gated.mixin"]

    def _jxc_gate_operations(self):
        if self.is_inventory:
            return {"adjustment"}
        return {operation_of(self.location_id.usage, self.location_dest_id.usage)}

    def _jxc_gate_warehouses(self):
        return (self.location_id | self.location_dest_id).warehouse_id

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._jxc_check_moving()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if any(name in vals for name in MOVING):
            self._jxc_check_moving()
        return result

    def _jxc_check_moving(self):
        """Let only those change what is done who may do it.

        :raises UserError: naming what the person lacks
        """
        if passed(self.env.context) or not self.env["jxc.gate"]._compiled():
            return
        done = self.filtered(lambda line: "done" in (line.state, line.move_id.state))
        done.move_id._jxc_check_gates_directly()
        done.filtered(lambda line: not line.move_id)._jxc_check_gates()

    def action_revert_inventory(self):
        lines = self.filtered("is_inventory")
        marked = self._jxc_through_gates(lines, "adjustment")
        return without_mark(super(StockMoveLine, marked).action_revert_inventory())
