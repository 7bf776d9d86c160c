from odoo import api, models


class StockWarehouseOrderpoint(models.Model):
    _inherit = "stock.warehouse.orderpoint"

    @api.ondelete(at_uninstall=False)
    def _unlink_mark_days(self):
        """Let the days on which these rules counted be calculated again."""
        self.env["jxc.kpi"]._mark_records(self._name, self.ids)
