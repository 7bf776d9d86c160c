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
