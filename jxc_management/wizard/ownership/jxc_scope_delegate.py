from odoo import fields, models
from odoo.tools import format_date


class JxcScopeDelegate(models.TransientModel):
    """A user's wish to lend access scopes of his own to a colleague for some days."""

    _name = "jxc.scope.delegate"
    _description = "Lend My Access"
    _inherit = ["jxc.wizard.mixin"]

    user_id = fields.Many2one(
        "res.users", "From", default=lambda self: self.env.user, readonly=True
    )
    delegate_id = fields.Many2one(
        "res.users",
        "Lend To",
        required=True,
        domain="[('share', '=', False), ('id', '!=', user_id)]",
        help="The colleague who stands in for you.",
    )
    scope_ids = fields.Many2many(
        "jxc.user.scope",
        string="Access to Lend",
        default=lambda self: self.env["jxc.user.scope"]._lendable()._widest(),
        domain="[('user_id', '=', user_id), ('source', '!=', 'delegation'), "
        "('level', '!=', 'own'), ('in_force', '=', True)]",
        help="Your access scopes in force. You cannot lend what others lend you.",
    )
    date_from = fields.Date("First Day", default=fields.Date.context_today)
    date_to = fields.Date(
        "Last Day",
        required=True,
        help="The colleague loses the access after this day. You can take it back "
        "earlier, and it ends as well when you lose it yourself.",
    )
    can_write = fields.Boolean(
        "May Change",
        default=True,
        help="Off: the colleague reads, but changes nothing.",
    )
    reason = fields.Char(help="Why, for example a holiday; the colleague reads it.")

    def action_lend(self):
        """Lend the chosen access scopes.

        :raises UserError: when a scope, the colleague or the period is unsuitable
        """
        self.ensure_one()
        self.scope_ids._lend(
            self.delegate_id, self.date_from, self.date_to, self.can_write, self.reason
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "%(person)s has your access from %(start)s to %(end)s.",
                    person=self.delegate_id.name,
                    start=format_date(self.env, self.date_from),
                    end=format_date(self.env, self.date_to),
                ),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
