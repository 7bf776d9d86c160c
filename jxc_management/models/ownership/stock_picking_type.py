from odoo import fields, models

from .stock_picking import PROCESS_BY_CODE


class StockPickingType(models.Model):
    _name = "stock.picking.type"
    _inherit = ["stock.picking.type", "jxc.owned.mixin"]

    # the warehouse of a type is computed after creation
    jxc_department_id = fields.Many2one(precompute=False)

    def _jxc_stamp_depends(self):
        return ("company_id", "warehouse_id", "code")

    def _jxc_scope(self, owners):
        return {
            "picking_type": self._origin,
            "warehouse": self.warehouse_id,
            "process": PROCESS_BY_CODE.get(self.code, "transfer"),
        }
