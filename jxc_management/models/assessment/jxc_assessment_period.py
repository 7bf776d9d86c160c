from odoo import fields, models


class JxcAssessmentPeriod(models.Model):
    """A month, quarter or year in which departments and employees are assessed."""

    _name = "jxc.assessment.period"
    _description = "Assessment Period"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_from desc, id desc"

    name = fields.Char(required=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    kind = fields.Selection(
        [
            ("month", "Month"),
            ("quarter", "Quarter"),
            ("year", "Year"),
            ("other", "Other"),
        ],
        required=True,
        default="quarter",
    )
    date_from = fields.Date(required=True)
    date_to = fields.Date(required=True)
    state = fields.Selection(
        [
            ("open", "Open"),
            ("provisional", "Provisional"),
            ("self_review", "Self Review"),
            ("manager_review", "Manager Review"),
            ("appeal", "Appeals"),
            ("approved", "Approved"),
            ("locked", "Locked"),
        ],
        required=True,
        default="open",
        readonly=True,
        copy=False,
        tracking=True,
    )
    self_review_deadline = fields.Date()
    manager_review_deadline = fields.Date()
    appeal_deadline = fields.Date()
    computed_on = fields.Datetime("Last Calculated", readonly=True, copy=False)
    approved_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    approved_on = fields.Datetime(readonly=True, copy=False)
    locked_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    locked_on = fields.Datetime(readonly=True, copy=False)
    digest = fields.Char(
        readonly=True, copy=False, help="SHA-256 of all scores and what they rest on."
    )
    assessment_ids = fields.One2many("jxc.assessment", "period_id", "Assessments")
    reward_ids = fields.One2many("jxc.reward", "period_id", "Rewards and Penalties")
