from odoo import api, fields, models


class JxcAssessmentOverride(models.TransientModel):
    """Another score in place of a calculated one, with a reason and proof."""

    _name = "jxc.assessment.override"
    _description = "Change a Score"
    _inherit = ["jxc.wizard.mixin"]

    line_id = fields.Many2one("jxc.assessment.line", required=True, readonly=True)
    raw_score = fields.Float(related="line_id.raw_score", related_sudo=False)
    explanation = fields.Char(related="line_id.explanation", related_sudo=False)
    value_text = fields.Char(related="line_id.value_text", related_sudo=False)
    is_overridden = fields.Boolean(related="line_id.is_overridden", related_sudo=False)
    score = fields.Float(
        "Score Instead",
        digits=(6, 2),
        compute="_compute_score",
        # scores are not open to everybody, also not through an onchange
        compute_sudo=False,
        store=True,
        readonly=False,
    )
    reason = fields.Text(help="At least ten characters. The person assessed sees it.")
    attachment_ids = fields.Many2many(
        "ir.attachment", "jxc_assessment_override_attachment_rel", string="Proof"
    )

    @api.depends("line_id")
    def _compute_score(self):
        for wizard in self:
            wizard.score = wizard.line_id.score

    def action_override(self):
        """Change the score."""
        self.ensure_one()
        self.line_id.action_override(self.score, self.reason, self.attachment_ids.ids)
        return {"type": "ir.actions.act_window_close"}

    def action_remove(self):
        """Let the calculated score count again."""
        self.ensure_one()
        self.line_id.action_remove_override(self.reason)
        return {"type": "ir.actions.act_window_close"}
