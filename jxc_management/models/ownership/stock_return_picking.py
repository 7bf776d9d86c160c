from odoo import models


class StockReturnPicking(models.TransientModel):
    _name = "stock.return.picking"
    _inherit = ["stock.return.picking", "jxc.document.reader.mixin"]

    def _jxc_document_field(self):
        return "picking_id"
