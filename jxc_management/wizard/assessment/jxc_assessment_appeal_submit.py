from odoo import api, fields, models


class JxcAssessmentAppealSubmit(models.TransientModel):
    """An objection against one's own result."""

    _name = "jxc.assessment.appeal.submit"
    _description = "Appeal Against a Result"
    _inherit = ["jxc.wizard.mixin"]

    assessment_id = fields.Many2one("jxc.assessment", required=True, readonly=True)
    line_id = fields.Many2one(
        "jxc.assessment.line",
        domain="[('assessment_id', '=', assessment_id)]",
        help="Empty: the whole score.",
    )
    score_now = fields.Float(digits=(6, 2), compute="_compute_score_now")
    score_wanted = fields.Float(
        "Right Score",
        digits=(6, 2),
        compute="_compute_score_wanted",
        # scores are not open to everybody, also not through an onchange
        compute_sudo=False,
        store=True,
        readonly=False,
    )
    reason = fields.Text(help="At least ten characters.")

    @api.depends("line_id", "assessment_id")
    def _compute_score_now(self):
        for wizard in self:
            wizard.score_now = (wizard.line_id or wizard.assessment_id).score

    @api.depends("line_id", "assessment_id")
    def _compute_score_wanted(self):
        for wizard in self:
            wizard.score_wanted = (wizard.line_id or wizard.assessment_id).score

    def action_submit(self):
        """Submit the appeal."""
        self.ensure_one()
        self.assessment_id.action_appeal(
            self.reason, self.line_id.id, self.score_wanted
        )
        return {"type": "ir.actions.act_window_close"}
