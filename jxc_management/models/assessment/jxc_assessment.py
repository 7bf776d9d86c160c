from odoo import api, fields, models
from odoo.fields import Domain


class JxcAssessment(models.Model):
    """How one department or employee did in one period."""

    _name = "jxc.assessment"
    _description = "Assessment"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "jxc.assessment.record.mixin",
        "jxc.assessed.mixin",
    ]
    _order = "period_id, score desc, id"
    _mail_post_access = "read"

    #: to search for, in the language of who calculated; people read the display name
    name = fields.Char(required=True)
    period_id = fields.Many2one(
        "jxc.assessment.period", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="period_id.company_id", store=True, index=True)
    date_from = fields.Date(related="period_id.date_from", store=True)
    date_to = fields.Date(related="period_id.date_to", store=True)
    state = fields.Selection(related="period_id.state", store=True, tracking=False)
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
    job_id = fields.Many2one("hr.job", "Job Position", ondelete="restrict")
    assessed_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        ondelete="restrict",
        help="The employee's user, or that of the department's manager.",
    )
    reviewer_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        ondelete="restrict",
        help="Who is asked to review. Managers above and administrators may as well.",
    )
    scorecard_id = fields.Many2one("jxc.scorecard", required=True, ondelete="restrict")
    self_reviewed_on = fields.Datetime("Self Reviewed on")
    manager_reviewed_on = fields.Datetime("Reviewed on")
    manager_reviewed_by_id = fields.Many2one(
        "res.users", "Reviewed by", ondelete="restrict"
    )
    self_comment = fields.Text()
    manager_comment = fields.Text()
    score = fields.Float(
        digits=(6, 2), aggregator="avg", help="0 to the highest score of the rules."
    )
    has_score = fields.Boolean(
        "Scored", help="At least one line had data or was judged: no data is not zero."
    )
    calculated_score = fields.Float(
        digits=(6, 2), aggregator=None, help="Before an appeal set another score."
    )
    is_overridden = fields.Boolean("Set by an Appeal")
    override_score = fields.Float("Score Set", digits=(6, 2), aggregator=None)
    signed_by_id = fields.Many2one(
        "res.users",
        "Signed off by",
        ondelete="restrict",
        help="The administrator who checked it in place of one who is assessed "
        "himself and approves the period.",
    )
    signed_on = fields.Datetime("Signed off on")
    event_points = fields.Float("Plus and Minus Points", digits=(6, 2))
    coverage = fields.Float(
        "Data Coverage (%)", aggregator="avg", help="Weight of the lines that had data."
    )
    veto_reason = fields.Char()
    grade_id = fields.Many2one("jxc.grade", ondelete="restrict")
    grade_name = fields.Char("Grade Then")
    coefficient = fields.Float(aggregator="avg")
    is_passed = fields.Boolean("Passed")
    line_ids = fields.One2many("jxc.assessment.line", "assessment_id", "Lines")
    appeal_ids = fields.One2many("jxc.assessment.appeal", "assessment_id", "Appeals")
    event_ids = fields.Many2many(
        "jxc.score.event", string="Score Events", compute="_compute_event_ids"
    )
    reward_ids = fields.One2many("jxc.reward", "assessment_id", "Rewards and Penalties")

    _one_employee = models.UniqueIndex(
        "(period_id, employee_id) WHERE employee_id IS NOT NULL"
    )
    _one_department = models.UniqueIndex(
        "(period_id, department_id) WHERE employee_id IS NULL"
    )

    @api.depends("employee_id.name", "department_id.name", "period_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        # sudo: whoever may read an assessment knows its period
        for one in self.sudo():
            whom = one._whom()
            one.display_name = f"{whom} – {one.period_id.name}" if whom else one.name

    def _whom(self):
        """Return the name of the employee or department of one assessment."""
        # sudo: whoever may read an assessment knows whom it is about
        assessed = self.sudo()
        return assessed.employee_id.name or assessed.department_id.name

    @api.depends("date_from", "date_to", "department_id", "employee_id")
    @api.depends_context("uid")
    def _compute_event_ids(self):
        events = self._events()
        for assessment in self:
            assessment.event_ids = events[assessment]

    def _events(self):
        """Return ``{assessment: score events}`` that the user may see, by one query.

        An event counts in every period that its day lies in, such as a month and the
        quarter around it.
        """
        whom = Domain("employee_id", "in", self.employee_id.ids)
        whom |= Domain("department_id", "in", self.department_id.ids)
        events = self.env["jxc.score.event"].search(
            whom
            & Domain("company_id", "in", self.company_id.ids)
            & Domain("state", "!=", "refused")
            & Domain("date", ">=", min(self.mapped("date_from"), default=False))
            & Domain("date", "<=", max(self.mapped("date_to"), default=False))
        )
        groups = events.grouped(
            lambda one: one.employee_id or one.department_id  # of two models
        )
        return {
            assessment: groups.get(
                assessment.employee_id or assessment.department_id, events.browse()
            ).filtered(
                lambda one, assessment=assessment: (
                    one.company_id == assessment.company_id
                    and assessment.date_from <= one.date <= assessment.date_to
                )
            )
            for assessment in self
        }
