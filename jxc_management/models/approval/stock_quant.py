from odoo import api, models


class StockQuant(models.Model):
    _inherit = "stock.quant"

    @api.model
    def _jxc_moves_only(self, company):
        # a quantity written by hand would be a movement that nobody approved
        guarded = self.env["jxc.approval.rule"]._any_for("stock.picking", company.id)
        return guarded or super()._jxc_moves_only(company)
