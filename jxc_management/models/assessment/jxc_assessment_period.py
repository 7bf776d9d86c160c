from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.assessment_period import MONTHS, STATES, next_days, period_of


class JxcAssessmentPeriod(models.Model):
    """A month, quarter or year in which departments and employees are assessed."""

    _name = "jxc.assessment.period"
    _description = "Assessment Period"
    _inherit = ["mail.thread", "mail.activity.mixin", "jxc.decision.mixin"]
    _order = "date_from desc, id desc"

    name = fields.Char(
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
    )
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
    date_from = fields.Date(
        "From",
        required=True,
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_to = fields.Date(
        "To",
        required=True,
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
    )
    user_id = fields.Many2one(
        "res.users",
        "Responsible",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
        tracking=True,
        help="The administrator who takes the period from step to step.",
    )
    state = fields.Selection(
        STATES,
        required=True,
        default="open",
        readonly=True,
        copy=False,
        tracking=True,
    )
    self_review_deadline = fields.Date(
        compute="_compute_deadlines", store=True, readonly=False, precompute=True
    )
    manager_review_deadline = fields.Date(
        compute="_compute_deadlines", store=True, readonly=False, precompute=True
    )
    appeal_deadline = fields.Date(
        compute="_compute_deadlines", store=True, readonly=False, precompute=True
    )
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

    _once = models.UniqueIndex(
        "(company_id, kind, date_from)",
        "There is a period of this kind with this first day already.",
    )
    _check_days = models.Constraint(
        "CHECK (date_to >= date_from)",
        "The last day of a period cannot be before its first day.",
    )

    @api.depends("kind", "company_id")
    def _compute_dates(self):
        """Go on after the last period of the kind; the first one is under way."""
        for period in self:
            earlier = self.search(
                Domain("company_id", "=", period.company_id.id)
                & Domain("kind", "=", period.kind)
                & Domain("id", "!=", period._origin.id),
                order="date_to desc",
                limit=1,
            )
            today = (period.company_id or self.env.company)._jxc_today()
            if earlier:
                days = next_days(period.kind, earlier.date_to)
            else:
                days = period_of(period.kind, today)
            period.date_from, period.date_to = days

    @api.onchange("date_from")
    def _onchange_date_from(self):
        """Cover the month, quarter or year of the day chosen."""
        if self.kind in MONTHS and self.date_from:
            self.date_from, self.date_to = period_of(self.kind, self.date_from)

    @api.depends("kind", "date_from", "date_to")
    def _compute_name(self):
        for period in self:
            first, last = period.date_from, period.date_to
            if not (first and last):
                period.name = period.name or False
            elif period.kind == "year":
                period.name = f"{first:%Y}"
            elif period.kind == "quarter":
                period.name = f"{first:%Y} Q{(first.month + 2) // 3}"
            elif period.kind == "month":
                period.name = f"{first:%Y-%m}"
            else:
                period.name = f"{first:%Y-%m-%d} – {last:%Y-%m-%d}"

    @api.depends("date_to")
    def _compute_deadlines(self):
        for period in self:
            last = period.date_to
            period.self_review_deadline = last and fields.Date.add(last, days=10)
            period.manager_review_deadline = last and fields.Date.add(last, days=20)
            period.appeal_deadline = last and fields.Date.add(last, days=30)

    @api.constrains("kind", "date_from", "date_to", "company_id")
    def _check_dates(self):
        for period in self:
            first, last = period.date_from, period.date_to
            if period.kind in MONTHS and (first, last) != period_of(period.kind, first):
                raise ValidationError(
                    self.env._(
                        "“%(period)s” does not cover a whole %(kind)s. Choose its "
                        "first and last day, or the kind “Other”.",
                        period=period.name,
                        kind=dict(
                            self._fields["kind"]._description_selection(self.env)
                        )[period.kind],
                    )
                )
            overlap = Domain("company_id", "=", period.company_id.id)
            overlap &= Domain("kind", "=", period.kind) & Domain("id", "!=", period.id)
            overlap &= Domain("date_from", "<=", last) & Domain("date_to", ">=", first)
            # sudo: of all periods of the company
            other = self.sudo().search(overlap, limit=1)
            if other:
                raise ValidationError(
                    self.env._(
                        "“%(period)s” overlaps “%(other)s”, a period of the same kind. "
                        "Choose other days.",
                        period=period.name,
                        other=other.name,
                    )
                )
