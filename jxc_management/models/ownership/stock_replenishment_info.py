from odoo import models


class StockReplenishmentInfo(models.TransientModel):
    _name = "stock.replenishment.info"
    _inherit = ["stock.replenishment.info", "jxc.document.reader.mixin"]

    def _jxc_document_field(self):
        return "orderpoint_id"
