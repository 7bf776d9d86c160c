from odoo import api, models

#: what a correction of a done transfer changes
CORRECTED = (
    "quantity",
    "location_id",
    "location_dest_id",
    "lot_id",
    "product_uom_id",
    "owner_id",
)


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"
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
        late = lines.filtered(lambda line: line.state == "done" and line.quantity)
        late._jxc_note_corrections({})
        return lines

    def write(self, vals):
        if vals.keys().isdisjoint(CORRECTED):
            return super().write(vals)
        before = {
            line: (line.quantity, line._jxc_said())
            for line in self
            if line.state == "done"
        }
        result = super().write(vals)
        changed = self.filtered(
            lambda line: line in before and line._jxc_said() != before[line][1]
        )
        changed._jxc_note_corrections(before)
        return result

    def _jxc_said(self):
        """Return what a line says, to be compared."""
        return [self[name] for name in CORRECTED]

    def _jxc_note_corrections(self, before):
        """Remember that these lines of done transfers were changed or added.

        :param before: ``{line: (quantity, ...)}`` of lines that existed
        """
        vals_list = [
            {
                "picking_id": line.picking_id.id,
                "company_id": line.company_id.id,
                "product_id": line.product_id.id,
                "user_id": self.env.uid,
                "quantity_before": before.get(line, (0,))[0],
                "quantity_after": line.quantity,
            }
            for line in self
            if line.picking_id
        ]
        if vals_list:
            self.env["jxc.transfer.correction"]._as_engine().create(vals_list)
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
