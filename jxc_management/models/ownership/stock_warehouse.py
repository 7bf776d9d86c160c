from odoo import models


class StockWarehouse(models.Model):
    _name = "stock.warehouse"
    _inherit = ["stock.warehouse", "jxc.owned.mixin"]

    def _jxc_scope(self, owners):
        return {"warehouse": self._origin, "process": "storage"}
