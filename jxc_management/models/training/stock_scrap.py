from odoo import models

from ...tools.gate_pass import without_mark


class StockScrap(models.Model):
    _inherit = "stock.scrap"

    def action_validate(self):
        marked = self._jxc_through_gates()
        return without_mark(super(StockScrap, marked).action_validate())

    def do_scrap(self):
        return super(StockScrap, self._jxc_through_gates()).do_scrap()
