from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools import scoring

#: field that holds the scope's record, by scope type (the company scope has none)
SCOPE_FIELDS = {
    "department": "department_id",
    "job": "job_id",
    "employee": "employee_id",
}
LEVELS = ("floor", "target", "stretch", "band_low", "band_high")


class JxcKpiTarget(models.Model):
    """What a KPI should reach: for a company, department, job or employee, by dates.

    The closest one counts: the employee's, then the job's, the nearest department's,
    the company's.
    """

    _name = "jxc.kpi.target"
    _description = "KPI Target"
    _inherit = ["mail.thread"]
    _order = "kpi_id, date_from desc, id"
    _check_company_auto = True

    kpi_id = fields.Many2one(
        "jxc.kpi",
        "KPI",
        required=True,
        index=True,
        ondelete="cascade",
        check_company=True,
        tracking=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    direction = fields.Selection(related="kpi_id.direction")
    unit = fields.Selection(related="kpi_id.unit")
    scope_type = fields.Selection(
        [
            ("company", "Company"),
            ("department", "Department"),
            ("job", "Job Position"),
            ("employee", "Employee"),
        ],
        "Applies To",
        required=True,
        default="company",
        tracking=True,
        help="The closest target counts: the employee's, then the job's, the nearest "
        "department's, the company's.",
    )
    department_id = fields.Many2one(
        "hr.department", ondelete="cascade", check_company=True, tracking=True
    )
    job_id = fields.Many2one(
        "hr.job", "Job Position", ondelete="cascade", check_company=True, tracking=True
    )
    employee_id = fields.Many2one(
        "hr.employee", ondelete="cascade", check_company=True, tracking=True
    )
    scope_name = fields.Char("Applies To", compute="_compute_scope_name")
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: fields.Date.context_today(self).replace(day=1),
        tracking=True,
    )
    date_to = fields.Date("To", help="Empty: until further notice.", tracking=True)
    floor = fields.Float(
        help="The least that is acceptable: 60 points.",
        compute="_compute_floor",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    target = fields.Float(help="What is expected: 100 points.", tracking=True)
    stretch = fields.Float(
        help="More than expected: the highest score of the rule. The same as the "
        "target: no points above it.",
        compute="_compute_stretch",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
    )
    band_low = fields.Float(
        "Band From", help="Within the band: 100 points.", tracking=True
    )
    band_high = fields.Float("Band To", tracking=True)
    summary = fields.Char("Levels", compute="_compute_summary")
    is_concerned = fields.Boolean(
        compute="_compute_is_concerned",
        search="_search_is_concerned",
        help="Whether it is about the user, somebody he manages, or no single person.",
    )

    _no_overlap = models.Constraint(
        "EXCLUDE USING gist ("
        "int4range(kpi_id, kpi_id, '[]') WITH &&, "
        "int4range(company_id, company_id, '[]') WITH &&, "
        "int4range(COALESCE(department_id, 0), COALESCE(department_id, 0), '[]')"
        " WITH &&, "
        "int4range(COALESCE(job_id, 0), COALESCE(job_id, 0), '[]') WITH &&, "
        "int4range(COALESCE(employee_id, 0), COALESCE(employee_id, 0), '[]') WITH &&, "
        "(CASE WHEN date_to < date_from THEN 'empty'::daterange "
        "ELSE daterange(date_from, date_to, '[]') END) WITH &&"
        ") DEFERRABLE INITIALLY DEFERRED",
        "There is another target for the same KPI and scope in this time.",
    )
    _check_dates = models.Constraint(
        "CHECK (date_to >= date_from)",
        "The last day of a target cannot be before its first day.",
    )

    @api.depends("target", "kpi_id")
    def _compute_floor(self):
        """Propose a floor a tenth worse than the target, unless there is one."""
        for target in self:
            sign = target._sign()
            is_empty = not target.floor and not target._origin
            if is_empty or sign * target.floor > sign * target.target:
                target.floor = target.target - sign * abs(target.target) / 10

    @api.depends("target", "kpi_id")
    def _compute_stretch(self):
        """Propose no stretch, unless there is one."""
        for target in self:
            sign = target._sign()
            is_empty = not target.stretch and not target._origin
            if is_empty or sign * target.stretch < sign * target.target:
                target.stretch = target.target

    @api.depends("scope_type", *SCOPE_FIELDS.values(), "company_id")
    @api.depends_context("lang")
    def _compute_scope_name(self):
        labels = dict(self._fields["scope_type"]._description_selection(self.env))
        for target in self:
            # sudo: the name only, of what whoever reads the target may know
            scope = target._scope_record().sudo()
            label = labels.get(target.scope_type, "")
            target.scope_name = f"{label}: {scope.display_name}" if scope else label

    @api.depends(*LEVELS, "direction", "kpi_id.decimals")
    @api.depends_context("lang")
    def _compute_summary(self):
        for target in self:
            texts = [scoring.written(target[name]) for name in LEVELS]
            floor, goal, stretch, low, high = texts
            if target.direction == "band":
                target.summary = f"{low} – {high}"
            elif goal == stretch:
                target.summary = f"{floor} · {goal}"
            else:
                target.summary = f"{floor} · {goal} · {stretch}"

    @api.depends("kpi_id", "scope_name", "date_from")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for target in self:
            parts = (target.kpi_id.name, target.scope_name)
            target.display_name = " · ".join(part for part in parts if part)

    @api.depends("scope_type", "employee_id")
    @api.depends_context("uid")
    def _compute_is_concerned(self):
        # sudo: whether a target may be read is what is asked
        found = self.sudo().filtered_domain(self._search_is_concerned("in", [True]))
        for target in self:
            target.is_concerned = target in found

    def _search_is_concerned(self, operator, value):
        if operator != "in":
            return NotImplemented
        people = self.env["jxc.person.mixin"]
        mine = people._my_employees() | people._managed_employees()
        return Domain("scope_type", "!=", "employee") | Domain(
            "employee_id", "in", mine.ids
        )

    def _sign(self):
        """Return -1 where less is better, else 1."""
        return -1 if self.direction == "lower" else 1

    def _scope_record(self):
        """Return the record the target is about; an empty one for the company."""
        self.ensure_one()
        name = SCOPE_FIELDS.get(self.scope_type)
        return self[name] if name else self.env["res.company"]

    @api.constrains("scope_type", *SCOPE_FIELDS.values())
    def _check_scope(self):
        labels = dict(self._fields["scope_type"]._description_selection(self.env))
        for target in self:
            if target.scope_type == "company" or target._scope_record():
                continue
            raise ValidationError(
                self.env._(
                    "%(kpi)s: choose the %(scope)s this target is for.",
                    kpi=target.kpi_id.name,
                    scope=labels[target.scope_type],
                )
            )

    @api.constrains(*LEVELS, "kpi_id")
    def _check_levels(self):
        for target in self:
            if target.band_low > target.band_high:
                raise ValidationError(
                    self.env._(
                        "%(target)s: the band ends below its start. Exchange the two.",
                        target=target.display_name,
                    )
                )
            if target.direction == "band":
                continue
            sign = target._sign()
            levels = [sign * target[name] for name in LEVELS[:3]]
            if levels != sorted(levels):
                target._refuse_order()

    def _refuse_order(self):
        """Say in which order the levels of a target have to be.

        :raises ValidationError: always
        """
        values = {"target": self.display_name, "levels": self.summary}
        if self.direction == "lower":
            text = self.env._(
                "%(target)s: less is better here, so the floor is the highest figure, "
                "the stretch the lowest (%(levels)s).",
                **values,
            )
        else:
            text = self.env._(
                "%(target)s: more is better here, so the floor is the lowest figure, "
                "the stretch the highest (%(levels)s).",
                **values,
            )
        raise ValidationError(text)

    @api.constrains("kpi_id", "company_id", "date_from", "date_to", "scope_type")
    @api.constrains(*SCOPE_FIELDS.values())
    def _check_overlap(self):
        for target in self:
            rival = self.search(target._rival_domain(), limit=1)
            if rival:
                raise ValidationError(
                    self.env._(
                        "%(target)s has another target from %(start)s. End that one "
                        "first, or change it.",
                        target=target.display_name,
                        start=format_date(self.env, rival.date_from),
                    )
                )

    def _rival_domain(self):
        """Return the domain of other targets of the same KPI and scope at a time."""
        self.ensure_one()
        names = ("kpi_id", "company_id", *SCOPE_FIELDS.values())
        domain = Domain("id", "!=", self.id) & Domain.AND(
            [Domain(name, "=", self[name].id) for name in names]
        )
        if self.date_to:
            domain &= Domain("date_from", "<=", self.date_to)
        return domain & (
            Domain("date_to", "=", False) | Domain("date_to", ">=", self.date_from)
        )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if "scope_type" in vals:
                self._drop_other_scopes(vals)
        return super().create(vals_list)

    def write(self, vals):
        if "scope_type" in vals:
            vals = dict(vals)
            self._drop_other_scopes(vals)
        return super().write(vals)

    @api.model
    def _drop_other_scopes(self, vals):
        """Empty the fields of the scopes that ``vals`` are not about, in place."""
        for scope_type, name in SCOPE_FIELDS.items():
            if scope_type != vals["scope_type"]:
                vals[name] = False
