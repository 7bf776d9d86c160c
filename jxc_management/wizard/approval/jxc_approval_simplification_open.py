from odoo import api, models


class JxcApprovalSimplification(models.TransientModel):
    _inherit = "jxc.approval.simplification"

    def action_open_requests(self):
        """Open the requests behind the averages."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Decided Requests"),
            "res_model": "jxc.approval.request",
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", self.request_ids or [])],
        }

    def action_open_orders(self):
        """Open all orders that were counted."""
        self.ensure_one()
        return self._open_orders(lambda amount: True, self.env._("Orders"))

    def action_open_other_orders(self):
        """Open the orders that other rules ask about in any case."""
        self.ensure_one()
        name = self.env._("Orders of Other Rules")
        return self._open_orders_action(self.other_orders or [], name)

    def _open_orders(self, wanted, name):
        """Open the counted orders whose amount is wanted."""
        ids = [order_id for order_id, amount in self.orders or () if wanted(amount)]
        return self._open_orders_action(ids, name)

    @api.model
    def _open_orders_action(self, ids, name):
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": "purchase.order",
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", ids)],
        }
