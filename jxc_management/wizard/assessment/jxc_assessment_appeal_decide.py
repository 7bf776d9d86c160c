from odoo import api, fields, models
from odoo.exceptions import UserError


class JxcAssessmentAppealDecide(models.TransientModel):
    """The decision about an appeal."""

    _name = "jxc.assessment.appeal.decide"
    _description = "Decide an Appeal"
    _inherit = ["jxc.wizard.mixin"]

    appeal_id = fields.Many2one("jxc.assessment.appeal", required=True, readonly=True)
    reason = fields.Text(
        related="appeal_id.reason", related_sudo=False, string="Objection"
    )
    score_before = fields.Float(related="appeal_id.score_before", related_sudo=False)
    score_wanted = fields.Float(related="appeal_id.score_wanted", related_sudo=False)
    kind = fields.Selection(
        [("accept", "Accept: Another Score"), ("reject", "Reject: the Score Stays")],
        "Your Decision",
    )
    score = fields.Float(
        "New Score",
        digits=(6, 2),
        compute="_compute_score",
        # scores are not open to everybody, also not through an onchange
        compute_sudo=False,
        store=True,
        readonly=False,
    )
    decision = fields.Text(
        "Why", help="At least ten characters. The appellant sees them."
    )

    @api.depends("appeal_id")
    def _compute_score(self):
        for wizard in self:
            appeal = wizard.appeal_id
            wizard.score = appeal.score_wanted or appeal.score_before

    def action_decide(self):
        """Carry out the decision."""
        self.ensure_one()
        if not self.kind:
            raise UserError(
                self.env._(
                    "Choose first whether you accept or reject “%(appeal)s”.",
                    appeal=self.appeal_id.display_name,
                )
            )
        if self.kind == "accept":
            self.appeal_id.action_accept(self.score, self.decision)
        else:
            self.appeal_id.action_reject(self.decision)
        return {"type": "ir.actions.act_window_close"}
