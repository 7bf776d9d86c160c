from odoo import models


class ProductReplenish(models.TransientModel):
    _inherit = "product.replenish"

    def launch_replenishment(self):
        # what is ordered here is created with all rights, past the record rules
        for replenish in self:
            warehouse = replenish.warehouse_id
            stock = warehouse.lot_stock_id.sudo()
            self.env["jxc.user.scope"]._check_may_change(
                stock, stock.jxc_department_id, warehouse.company_id.sudo()
            )
        return super().launch_replenishment()
