from odoo import models


class StockScrap(models.Model):
    _name = "stock.scrap"
    _inherit = ["stock.scrap", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("company_id", "location_id", "product_id")

    def _jxc_scope(self, owners):
        return {
            "location": self.location_id,
            "category": self.product_id.categ_id,
            "process": "storage",
        }

    def _jxc_keeps_stamps(self):
        return self.state == "done"
