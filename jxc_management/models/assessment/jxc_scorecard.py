from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_compare

from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults
from ...tools.scoring import written

#: only the actions of a card change these
BY_ACTIONS = ("state", "previous_id")
#: what must not change once people are assessed by the card
FROZEN = (
    "company_id",
    "subject",
    "department_ids",
    "job_ids",
    "date_from",
    "date_to",
    "grade_scheme_id",
    "no_data",
    "event_limit",
)


class JxcScorecard(models.Model):
    """What departments or employees are assessed by from a day on, with weights.

    A card in use is kept as it is; a new version of it counts from a later day on.
    """

    _name = "jxc.scorecard"
    _description = "Scorecard"
    _inherit = ["mail.thread"]
    _order = "subject, name, date_from desc, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
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
        tracking=True,
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="Departments",
        check_company=True,
        ondelete="restrict",
        help="Department cards: the departments assessed; empty: all that lead "
        "something. Employee cards: people of these departments and those below; "
        "empty: of all.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        string="Job Positions",
        check_company=True,
        ondelete="restrict",
        help="Empty: all positions.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("active", "In Use"), ("ended", "Ended")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: fields.Date.context_today(self).replace(day=1),
        tracking=True,
        help="Periods that end on this day or later are assessed by this card.",
    )
    date_to = fields.Date(
        "To",
        copy=False,
        tracking=True,
        help="Periods that end later are not. Empty: until further notice.",
    )
    previous_id = fields.Many2one(
        "jxc.scorecard",
        "Replaces",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
    grade_scheme_id = fields.Many2one(
        "jxc.grade.scheme",
        required=True,
        ondelete="restrict",
        check_company=True,
        default=lambda self: self._default_grade_scheme_id(),
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
        help="What a line counts when there is nothing to measure.",
    )
    event_limit = fields.Float(
        "Plus and Minus Points at Most", default=10.0, help="Of score events together."
    )
    line_ids = fields.One2many("jxc.scorecard.line", "scorecard_id", "Lines", copy=True)
    weight_total = fields.Float(compute="_compute_weight_total")
    weight_note = fields.Char(compute="_compute_weight_total")
    audience = fields.Char("Who Is Assessed", compute="_compute_audience")
    missing_targets = fields.Char(compute="_compute_missing_targets")
    may_configure = fields.Boolean(compute="_compute_may_configure")

    _check_dates = models.Constraint(
        "CHECK (date_to >= date_from OR state = 'ended')",
        "The last day of a scorecard cannot be before its first day.",
    )
    _check_limit = models.Constraint(
        "CHECK (event_limit BETWEEN 0 AND 100)",
        "Plus and minus points are limited to at most 100.",
    )

    @api.model
    def _default_grade_scheme_id(self):
        company = self.env.company
        return self.env["jxc.grade.scheme"].search(
            [("company_id", "in", (False, company.id))], limit=1
        )

    @api.depends("line_ids.weight")
    @api.depends_context("lang")
    def _compute_weight_total(self):
        for card in self:
            weight = sum(card.line_ids.mapped("weight"))
            card.weight_total = weight
            left = 100 - weight
            if not float_compare(left, 0, precision_digits=2):
                card.weight_note = ""
            elif left > 0:
                card.weight_note = self.env._(
                    "The weights make %(total)s %%: %(left)s %% are missing.",
                    total=written(weight),
                    left=written(left),
                )
            else:
                card.weight_note = self.env._(
                    "The weights make %(total)s %%: %(left)s %% too much.",
                    total=written(weight),
                    left=written(-left),
                )

    @api.depends("subject", "department_ids.name", "job_ids.name")
    @api.depends_context("lang")
    def _compute_audience(self):
        for card in self:
            # sudo: names only; whoever is assessed by the card reads it
            names = card.sudo().department_ids.mapped("name")
            jobs = card.sudo().job_ids.mapped("name")
            if card.subject == "employee":
                parts = [", ".join(jobs), ", ".join(names)]
                text = " · ".join(part for part in parts if part)
                card.audience = text or self.env._("All employees")
            else:
                card.audience = ", ".join(names) or self.env._(
                    "All departments that lead something"
                )

    @api.depends("line_ids.kpi_id", "line_ids.rule_id", "date_from", "company_id")
    def _compute_missing_targets(self):
        for card in self:
            card.missing_targets = ", ".join(card._kpis_without_target().mapped("name"))

    @api.depends_context("uid")
    def _compute_may_configure(self):
        self.may_configure = self.browse().has_access("write")

    @api.depends("name", "date_from", "previous_id")
    def _compute_display_name(self):
        for card in self:
            name = card.name or ""
            is_version = card.previous_id and card.date_from
            card.display_name = f"{name} ({card.date_from})" if is_version else name

    def _kpis_without_target(self):
        """Return the KPIs of a card that need a target and have none on its first day.

        A target for anybody in the company will do here.
        """
        self.ensure_one()
        lines = self.line_ids.filtered(
            lambda line: line.rule_id.method in ("linear", "step", "band")
        )
        kpis = lines.kpi_id._origin
        if not kpis or not self.date_from:
            return kpis.browse()
        # sudo: targets of single people are not open to everybody, that they exist is
        targets = self.env["jxc.kpi.target"].sudo()
        found = targets.search(
            [
                ("kpi_id", "in", kpis.ids),
                ("company_id", "=", self.company_id.id),
                ("date_from", "<=", self.date_from),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", self.date_from),
            ]
        )
        return kpis - found.kpi_id.with_env(self.env)

    @api.model_create_multi
    def create(self, vals_list):
        if by_engine(self):
            return super().create(vals_list)
        for vals in vals_list:
            self._refuse_by_actions(vals)
        model = super(JxcScorecard, without_defaults(self, BY_ACTIONS))
        return model.create(vals_list).with_env(self.env)

    def write(self, vals):
        if not by_engine(self):
            self._refuse_by_actions(vals)
            if not set(FROZEN).isdisjoint(vals):
                self._refuse_frozen()
            if not vals.get("active", True):
                self._refuse_archive()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._refuse_frozen()

    def _refuse_by_actions(self, vals):
        """Refuse values that only the actions of a card set.

        :raises UserError: saying which buttons to use
        """
        changed = {name: vals[name] for name in BY_ACTIONS if name in vals}
        if changed and (self or changed != {"state": "draft"}):
            raise UserError(
                self.env._(
                    "A scorecard is put in use, ended or replaced with its buttons."
                )
            )

    def _refuse_frozen(self):
        """Refuse changes of cards that people are or were assessed by.

        :raises UserError: naming the card
        """
        for card in self:
            if card.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(card)s” is in use and kept as it is. Make a new version of "
                        "it, which counts from a day on that you choose.",
                        card=card.display_name,
                    )
                )

    def _refuse_archive(self):
        for card in self:
            if card.state == "active":
                raise UserError(
                    self.env._(
                        "“%(card)s” is in use. End it before you archive it.",
                        card=card.display_name,
                    )
                )

    def _as_engine(self):
        """Return these cards with the right to change what is protected."""
        return as_engine(self)
