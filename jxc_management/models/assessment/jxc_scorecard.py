from odoo import fields, models


class JxcScorecard(models.Model):
    """What departments or employees are assessed by from a day on, with weights."""

    _name = "jxc.scorecard"
    _description = "Scorecard"
    _inherit = ["mail.thread"]
    _order = "subject, name, date_from desc, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    subject = fields.Selection(
        [("department", "Departments"), ("employee", "Employees")],
        "Assesses",
        required=True,
        default="department",
    )
    department_ids = fields.Many2many("hr.department", string="Departments")
    job_ids = fields.Many2many("hr.job", string="Job Positions")
    state = fields.Selection(
        [("draft", "Draft"), ("active", "In Use"), ("ended", "Ended")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    date_from = fields.Date(required=True, default=fields.Date.context_today)
    date_to = fields.Date()
    grade_scheme_id = fields.Many2one(
        "jxc.grade.scheme", required=True, ondelete="restrict"
    )
    no_data = fields.Selection(
        [
            ("redistribute", "Spread Its Weight over the Others"),
            ("full", "Full Points"),
            ("zero", "No Points"),
        ],
        "Without Data",
        required=True,
        default="redistribute",
    )
    event_limit = fields.Float(
        "Plus and Minus Points at Most", default=10.0, help="Of score events together."
    )
    line_ids = fields.One2many("jxc.scorecard.line", "scorecard_id", "Lines", copy=True)
