from odoo import api, models


class StockWarehouse(models.Model):
    _inherit = "stock.warehouse"

    @api.ondelete(at_uninstall=False)
    def _unlink_mark_facts(self):
        """Let what counted for these warehouses be calculated again."""
        self.env["jxc.kpi.fact"]._forget("warehouse_id", self.ids)
