from odoo import api, fields, models


class JxcAssessmentAppeal(models.Model):
    """An objection of the assessed against a line or the whole of his assessment."""

    _name = "jxc.assessment.appeal"
    _description = "Appeal"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "jxc.assessment.record.mixin",
        "jxc.assessed.mixin",
    ]
    _order = "id desc"
    _mail_post_access = "read"

    #: to search for, in the appellant's language; people read the display name
    name = fields.Char(required=True)
    assessment_id = fields.Many2one(
        "jxc.assessment", required=True, index=True, ondelete="restrict"
    )
    line_id = fields.Many2one(
        "jxc.assessment.line", ondelete="restrict", help="Empty: the whole score."
    )
    period_id = fields.Many2one(
        related="assessment_id.period_id", store=True, index=True
    )
    department_id = fields.Many2one(related="assessment_id.department_id", store=True)
    employee_id = fields.Many2one(related="assessment_id.employee_id", store=True)
    company_id = fields.Many2one(related="assessment_id.company_id", store=True)
    appellant_id = fields.Many2one("res.users", required=True, ondelete="restrict")
    reason = fields.Text(required=True)
    score_before = fields.Float(digits=(6, 2))
    score_wanted = fields.Float(digits=(6, 2))
    state = fields.Selection(
        [
            ("submitted", "Submitted"),
            ("accepted", "Accepted"),
            ("rejected", "Rejected"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="submitted",
    )
    submitted_on = fields.Datetime(default=fields.Datetime.now)
    decided_by_id = fields.Many2one("res.users", ondelete="restrict")
    decided_on = fields.Datetime("Decision Made On")
    decision = fields.Text("Reason of the Decision")
    score_after = fields.Float(digits=(6, 2))

    @api.depends("assessment_id.display_name", "line_id.display_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for appeal in self:
            about = appeal.line_id.display_name or self.env._("Whole score")
            appeal.display_name = f"{appeal.assessment_id.display_name}: {about}"
