from odoo import fields, models


class JxcAssessment(models.Model):
    """How one department or employee did in one period."""

    _name = "jxc.assessment"
    _description = "Assessment"
    _inherit = ["mail.thread", "mail.activity.mixin", "jxc.engine.record.mixin"]
    _order = "period_id desc, score desc, id"
    _mail_post_access = "read"

    name = fields.Char(required=True)
    period_id = fields.Many2one(
        "jxc.assessment.period", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="period_id.company_id", store=True, index=True)
    date_from = fields.Date(related="period_id.date_from", store=True)
    date_to = fields.Date(related="period_id.date_to", store=True)
    state = fields.Selection(related="period_id.state", store=True)
    subject = fields.Selection(
        [("department", "Department"), ("employee", "Employee")], required=True
    )
    department_id = fields.Many2one(
        "hr.department",
        index=True,
        ondelete="restrict",
        help="The department assessed; an employee's at the end of the period.",
    )
    employee_id = fields.Many2one(
        "hr.employee", index="btree_not_null", ondelete="restrict"
    )
    job_id = fields.Many2one("hr.job", ondelete="restrict")
    reviewer_id = fields.Many2one(
        "res.users", index="btree_not_null", ondelete="restrict"
    )
    scorecard_id = fields.Many2one("jxc.scorecard", required=True, ondelete="restrict")
    self_reviewed_on = fields.Datetime()
    manager_reviewed_on = fields.Datetime()
    self_comment = fields.Text()
    manager_comment = fields.Text()
    score = fields.Float(digits=(6, 2), help="0 to the highest score of the rules.")
    event_points = fields.Float("Plus and Minus Points", digits=(6, 2))
    coverage = fields.Float(
        "Data Coverage (%)", help="Weight of the lines that had data."
    )
    veto_reason = fields.Char()
    grade_id = fields.Many2one("jxc.grade", ondelete="restrict")
    grade_name = fields.Char("Grade")
    coefficient = fields.Float()
    is_passed = fields.Boolean("Passed")
    line_ids = fields.One2many("jxc.assessment.line", "assessment_id", "Lines")
    appeal_ids = fields.One2many("jxc.assessment.appeal", "assessment_id", "Appeals")
    event_ids = fields.One2many("jxc.score.event", "assessment_id", "Score Events")
    reward_ids = fields.One2many("jxc.reward", "assessment_id", "Rewards and Penalties")

    _one_employee = models.UniqueIndex(
        "(period_id, employee_id) WHERE employee_id IS NOT NULL"
    )
    _one_department = models.UniqueIndex(
        "(period_id, department_id) WHERE employee_id IS NULL"
    )
