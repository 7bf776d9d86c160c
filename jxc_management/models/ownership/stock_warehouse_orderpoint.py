from odoo import models


class StockWarehouseOrderpoint(models.Model):
    _name = "stock.warehouse.orderpoint"
    _inherit = ["stock.warehouse.orderpoint", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("company_id", "location_id", "warehouse_id", "product_id")

    def _jxc_scope(self, owners):
        return {
            "location": self.location_id,
            "warehouse": self.warehouse_id,
            "category": self.product_id.categ_id,
            "process": "purchase_planning",
        }
