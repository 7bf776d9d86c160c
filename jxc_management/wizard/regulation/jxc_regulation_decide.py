from odoo import fields, models


class JxcRegulationDecide(models.TransientModel):
    """What the current user says about one version of a regulation."""

    _name = "jxc.regulation.decide"
    _description = "Decide About a Regulation Version"
    _inherit = ["jxc.wizard.mixin"]

    version_id = fields.Many2one(
        "jxc.regulation.version", required=True, ondelete="cascade"
    )
    decision = fields.Selection(
        [("approve", "Approve"), ("return", "Send Back"), ("withdraw", "Withdraw")],
        required=True,
        default="approve",
    )
    date_effective = fields.Date(
        related="version_id.date_effective", related_sudo=False
    )
    comment = fields.Text(help="Everybody who sees the version can read it.")

    def action_decide(self):
        """Do what was chosen; the version checks who may, and why.

        :return: an action that closes the wizard
        """
        self.ensure_one()
        act = {
            "approve": self.version_id.action_approve,
            "return": self.version_id.action_return,
            "withdraw": self.version_id.action_withdraw,
        }[self.decision]
        act(self.comment)
        return {"type": "ir.actions.act_window_close"}
