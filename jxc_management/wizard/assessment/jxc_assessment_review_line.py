from odoo import api, fields, models


class JxcAssessmentReviewLine(models.TransientModel):
    """Points for one line that is judged."""

    _name = "jxc.assessment.review.line"
    _description = "Points of a Review"
    _inherit = ["jxc.wizard.mixin"]

    review_id = fields.Many2one(
        "jxc.assessment.review", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(related="review_id.kind", related_sudo=False)
    line_id = fields.Many2one("jxc.assessment.line", required=True)
    description = fields.Text(
        related="line_id.scorecard_line_id.description", related_sudo=False
    )
    weight = fields.Float(related="line_id.weight", related_sudo=False)
    self_score = fields.Float(
        "Own View", related="line_id.self_score", related_sudo=False
    )
    is_self_scored = fields.Boolean(
        related="line_id.is_self_scored", related_sudo=False
    )
    is_scored = fields.Boolean(
        "Points Given",
        help="Set with the points. To give 0 points, tick it yourself.",
    )
    score = fields.Float("Points (0 to 100)", digits=(6, 2))

    @api.onchange("score")
    def _onchange_score(self):
        if self.score:
            self.is_scored = True
