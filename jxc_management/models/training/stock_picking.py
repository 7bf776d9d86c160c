from odoo import models

from ...tools.gate_pass import without_mark


class StockPicking(models.Model):
    _inherit = "stock.picking"

    def _jxc_gate_prefetch(self):
        self.move_ids.move_line_ids.mapped("location_id.warehouse_id")

    def _jxc_gate_moves(self):
        """Return the moves that take effect with these transfers."""
        return self.move_ids.filtered(lambda move: move.state != "cancel")

    def _jxc_gate_operations(self):
        # all of them: who may deliver need not be allowed to scrap along the way
        return self._jxc_gate_moves()._jxc_gate_operations()

    def _jxc_gate_warehouses(self):
        # the operation type alone is no proof of where goods come from
        moves = self._jxc_gate_moves()
        return super()._jxc_gate_warehouses() | moves._jxc_gate_warehouses()

    def button_validate(self):
        pickings = self.filtered(lambda one: one.state not in ("done", "cancel"))
        marked = self._jxc_through_gates(pickings)
        return without_mark(super(StockPicking, marked).button_validate())
