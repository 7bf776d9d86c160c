from odoo import fields, models


class StockMoveLine(models.Model):
    _name = "stock.move.line"
    _inherit = ["stock.move.line", "jxc.owned.mixin", "jxc.moved.mixin"]

    jxc_dest_department_id = fields.Many2one(
        "hr.department",
        "Receiving Department",
        compute="_compute_jxc_stamps",
        store=True,
        precompute=True,
        index=True,
        copy=False,
        ondelete="restrict",
    )

    def _jxc_stamp_depends(self):
        return (
            "move_id.jxc_department_id",
            "move_id.jxc_dest_department_id",
            "picking_id.jxc_department_id",
            "picking_id.jxc_dest_department_id",
        )

    def _compute_jxc_stamps(self):
        # a line shares the owners of its transfer
        for line in self:
            document = line.move_id or line.picking_id
            line.jxc_department_id = document.jxc_department_id
            line.jxc_dest_department_id = document.jxc_dest_department_id

    def _jxc_whole(self):
        return self.move_id or self.picking_id
