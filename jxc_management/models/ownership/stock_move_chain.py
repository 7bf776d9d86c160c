from odoo import models


class StockMove(models.Model):
    """What happens to a move may reach the next and previous moves of its chain.

    In a chain of transfers, such as the resupply of one warehouse by another, those may
    belong to a department whose transfers the user does not see.
    """

    _inherit = "stock.move"

    def _action_done(self, cancel_backorder=False):
        moves = super(StockMove, self._jxc_in_chain())._action_done(cancel_backorder)
        return moves.with_env(self.env)

    def _action_assign(self, force_qty=False):
        return super(StockMove, self._jxc_in_chain())._action_assign(force_qty)

    def _action_cancel(self):
        return super(StockMove, self._jxc_in_chain())._action_cancel()

    def _do_unreserve(self):
        return super(StockMove, self._jxc_in_chain())._do_unreserve()

    def _jxc_in_chain(self):
        """Return the moves with the right to follow their chain.

        :raises AccessError: when the user may not change one of these moves
        """
        if not self.env["jxc.user.scope"]._is_restricted():
            return self
        self.check_access("write")
        return self.sudo()
