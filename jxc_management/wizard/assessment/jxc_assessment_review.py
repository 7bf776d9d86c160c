from odoo import Command, api, fields, models


class JxcAssessmentReview(models.TransientModel):
    """The points and words that somebody gives himself or one of his people."""

    _name = "jxc.assessment.review"
    _description = "Review"
    _inherit = ["jxc.wizard.mixin"]

    assessment_id = fields.Many2one("jxc.assessment", required=True, readonly=True)
    kind = fields.Selection(
        [("self", "Self Review"), ("manager", "Review by the Manager")],
        required=True,
        readonly=True,
    )
    line_ids = fields.One2many("jxc.assessment.review.line", "review_id", "Lines")
    self_comment = fields.Text(related="assessment_id.self_comment", related_sudo=False)
    comment = fields.Text()

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        assessment = self.env["jxc.assessment"].browse(values.get("assessment_id"))
        if not assessment or values.get("kind") not in ("self", "manager"):
            return values
        kind = values["kind"]
        values["comment"] = assessment[f"{kind}_comment"]
        values["line_ids"] = [
            Command.create(
                {
                    "line_id": line.id,
                    "score": line[f"{kind}_score"],
                    "is_scored": line[f"is_{kind}_scored"],
                }
            )
            for line in assessment.line_ids
            if line.kind == "review"
        ]
        return values

    def action_submit(self):
        """Submit the review."""
        self.ensure_one()
        # points that nobody gave are not 0 points
        judged = self.line_ids.filtered(lambda line: line.is_scored or line.score)
        scores = {line.line_id.id: line.score for line in judged}
        if self.kind == "self":
            self.assessment_id.action_submit_self_review(scores, self.comment)
        else:
            self.assessment_id.action_submit_review(scores, self.comment)
        return {"type": "ir.actions.act_window_close"}
