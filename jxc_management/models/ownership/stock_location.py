from odoo import models


class StockLocation(models.Model):
    _name = "stock.location"
    _inherit = ["stock.location", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("company_id", "location_id", "usage")

    def _jxc_owners(self, owners):
        if self.usage not in ("internal", "view"):
            return {"jxc_department_id": False}
        return super()._jxc_owners(owners)

    def _jxc_scope(self, owners):
        return {
            "location": self,
            "warehouse": self.warehouse_id or self.location_id.warehouse_id,
            "process": "storage",
        }
