from odoo import api, fields, models
from odoo.exceptions import UserError


class JxcRewardDecide(models.TransientModel):
    """Refuses proposed rewards and penalties with a reason."""

    _name = "jxc.reward.decide"
    _description = "Refuse Rewards and Penalties"
    _inherit = ["jxc.wizard.mixin"]

    reward_ids = fields.Many2many(
        "jxc.reward",
        "jxc_reward_decide_reward_rel",
        string="Rewards and Penalties",
        default=lambda self: self._default_rewards(),
    )
    reason = fields.Text(help="It is kept.")

    @api.model
    def _default_rewards(self):
        if self.env.context.get("active_model") != "jxc.reward":
            return False
        return self.env.context.get("active_ids")

    def action_refuse(self):
        """Refuse all of them, or none."""
        self.ensure_one()
        if not self.reward_ids:
            raise UserError(
                self.env._("Choose the rewards and penalties in their list.")
            )
        self.reward_ids.action_refuse(self.reason)
        return {"type": "ir.actions.act_window_close"}
