from odoo import models


class StockWarnInsufficientQtyScrap(models.TransientModel):
    _inherit = "stock.warn.insufficient.qty.scrap"

    def action_cancel(self):
        # core deletes the scrap order past the record rules
        self.scrap_id.check_access("write")
        return super().action_cancel()
