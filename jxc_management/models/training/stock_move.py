from odoo import models

from ...tools.gate_pass import KEY, PASS


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = ["stock.move", "jxc.gated.mixin"]

    def _jxc_gate_operations(self):
        # whoever creates a move may call it a count
        counted = self.filtered(
            lambda move: move.is_inventory and move._jxc_all_touch("inventory")
        )
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

    def _jxc_is_production(self):
        """Return whether a move, with all its lines, is manufacturing's own.

        The location alone is no proof: anybody may move something to it.
        """
        self.ensure_one()
        # manufacturing need not be installed
        orders = self._fields.keys() & {"production_id", "raw_material_production_id"}
        if not any(self[name] for name in orders):
            return False
        return self._jxc_all_touch("production")

    def _jxc_all_touch(self, usage):
        """Return whether a move and all its lines start or end at a kind of place."""
        return all(
            usage in (one.location_id.usage, one.location_dest_id.usage)
            for one in (self, *self.move_line_ids)
        )

    def _jxc_check_gates_directly(self):
        """Refuse to do past the buttons what a gate keeps the person from.

        :raises UserError: naming what the person lacks
        """
        if not self:
            return
        # sudo: people may change a move without seeing all of its transfer
        moves = self.sudo().filtered(lambda move: not move._jxc_is_production())
        loose = moves.filtered(lambda move: not move.picking_id)
        moves.picking_id.with_env(self.env)._jxc_check_gates()
        loose.with_env(self.env)._jxc_check_gates()
