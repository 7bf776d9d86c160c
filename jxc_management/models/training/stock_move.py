from odoo import models

from ...tools.gate_pass import KEY, PASS


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = ["stock.move", "jxc.gated.mixin"]

    def _jxc_gate_operations(self):
        counted = self.filtered("is_inventory")
        found = {"adjustment"} if counted else set()
        return found | (self - counted)._jxc_operations()

    def _jxc_gate_warehouses(self):
        lines = self.move_line_ids
        ends = self.location_id | self.location_dest_id
        ends |= lines.location_id | lines.location_dest_id
        return ends.warehouse_id

    def _action_done(self, cancel_backorder=False):
        # never a gate itself: tills, manufacturing and chains of transfers come here
        marked = self.with_context(**{KEY: PASS})
        moves = super(StockMove, marked)._action_done(cancel_backorder)
        return moves.with_env(self.env)

    def _jxc_check_done_directly(self):
        self._jxc_check_gates_directly()
        return super()._jxc_check_done_directly()

    def _jxc_check_gates_directly(self):
        """Refuse to do past the buttons what a gate keeps the person from.

        :raises UserError: naming what the person lacks
        """
        # sudo: people may change a move without seeing all of its transfer
        moves = self.sudo().filtered(
            lambda move: (
                "production"
                not in (move.location_id.usage, move.location_dest_id.usage)
            )
        )
        loose = moves.filtered(lambda move: not move.picking_id)
        moves.picking_id.with_env(self.env)._jxc_check_gates()
        loose.with_env(self.env)._jxc_check_gates()
