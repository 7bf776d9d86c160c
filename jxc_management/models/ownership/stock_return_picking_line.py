from odoo import models


class StockReturnPickingLine(models.TransientModel):
    _name = "stock.return.picking.line"
    _inherit = ["stock.return.picking.line", "jxc.document.reader.mixin"]

    def _jxc_document_field(self):
        return "move_id"
