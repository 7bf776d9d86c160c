from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

from ...tools.training_plan import Requirement, in_scope

#: a requirement is applied at once up to so many people; more are left to the night
AT_ONCE = 500
#: changes after which it may concern other people
TRIGGERS = {
    "active",
    "company_id",
    "course_id",
    "department_ids",
    "hired_from",
    "job_ids",
    "lookback_days",
    "new_hires_only",
}


class JxcTrainingRequirement(models.Model):
    """Who has to hold the certificate of a course, and by when."""

    _name = "jxc.training.requirement"
    _description = "Training Requirement"
    _inherit = ["mail.thread"]
    _order = "course_id, sequence, id"
    _check_company_auto = True

    course_id = fields.Many2one(
        "jxc.course",
        required=True,
        index=True,
        ondelete="cascade",
        tracking=True,
        check_company=True,
    )
    active = fields.Boolean(default=True, tracking=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_requirement_department_rel",
        string="Departments",
        ondelete="restrict",
        check_company=True,
        help="Employees of these departments and those below. Empty: all.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        "jxc_requirement_job_rel",
        string="Jobs",
        ondelete="restrict",
        check_company=True,
        help="Empty: all jobs.",
    )
    new_hires_only = fields.Boolean()
    hired_from = fields.Date(
        default=fields.Date.context_today,
        help="Only employees whose first day is this day or later.",
    )
    due_basis = fields.Selection(
        [
            ("entry", "Days After the Requirement Applies"),
            ("hire", "Days After the First Day of Work"),
            ("date", "On a Date"),
        ],
        "Due",
        required=True,
        default="entry",
        help="Whoever has been here for longer, or comes after the date, has the same "
        "number of days from the assignment on.",
    )
    due_days = fields.Integer("Days", default=30)
    due_date = fields.Date()
    lookback_days = fields.Integer(
        help="A certificate of this course that was issued within these days before "
        "counts as the first one. 0: every valid certificate counts."
    )
    audience = fields.Char(
        compute="_compute_audience", help="Whom the requirement concerns, in words."
    )
    due_text = fields.Char(compute="_compute_due_text")
    employee_count = fields.Integer("Employees", compute="_compute_employee_count")
    explanation = fields.Char(compute="_compute_explanation")

    _check_numbers = models.Constraint(
        "CHECK (due_days BETWEEN 0 AND 3650 AND lookback_days BETWEEN 0 AND 3650)",
        "The number of days is between 0 and 3,650.",
    )
    _check_dates = models.Constraint(
        "CHECK (due_basis != 'date' OR due_date IS NOT NULL)",
        "Say on which date the course is due.",
    )
    _check_hires = models.Constraint(
        "CHECK (NOT new_hires_only OR hired_from IS NOT NULL)",
        "Say from which first day on employees are new.",
    )

    @api.depends("department_ids.name", "job_ids.name", "new_hires_only", "hired_from")
    @api.depends_context("lang")
    def _compute_audience(self):
        for requirement in self:
            texts = requirement._audience_texts()
            requirement.audience = "; ".join(texts) or self.env._("everybody")

    def _audience_texts(self):
        """Return the conditions about employees as texts."""
        env, texts = self.env, []
        # sudo: names only; whom a requirement concerns reads it
        requirement = self.sudo()
        if self.department_ids:
            names = ", ".join(requirement.department_ids.mapped("name"))
            texts.append(env._("%(departments)s and below", departments=names))
        if self.job_ids:
            names = ", ".join(requirement.job_ids.mapped("name"))
            texts.append(env._("job: %(jobs)s", jobs=names))
        if self.new_hires_only and self.hired_from:
            day = format_date(env, self.hired_from)
            texts.append(env._("hired from %(day)s on", day=day))
        return texts

    @api.depends("course_id.name", "audience")
    def _compute_display_name(self):
        for requirement in self:
            course = requirement.course_id.name or ""
            requirement.display_name = f"{course}: {requirement.audience}"

    @api.depends("due_basis", "due_days", "due_date")
    @api.depends_context("lang")
    def _compute_due_text(self):
        for requirement in self:
            days = requirement.due_days
            texts = {
                "entry": self.env._("within %(days)s days", days=days),
                "hire": self.env._("%(days)s days after the first day", days=days),
                "date": requirement.due_date
                and self.env._(
                    "by %(day)s", day=format_date(self.env, requirement.due_date)
                ),
            }
            requirement.due_text = texts.get(requirement.due_basis)

    @api.depends(
        "company_id", "department_ids", "job_ids", "new_hires_only", "hired_from"
    )
    def _compute_employee_count(self):
        found = self._employee_ids()
        for requirement in self:
            requirement.employee_count = len(found[requirement])

    @api.depends("audience", "due_text", "employee_count")
    def _compute_explanation(self):
        for requirement in self:
            requirement.explanation = self.env._(
                "Required of %(who)s, due %(due)s. Employees today: %(count)s.",
                who=requirement.audience,
                due=requirement.due_text or "…",
                count=requirement.employee_count,
            )

    def _employee_ids(self):
        """Return ``{requirement: [employee id]}`` of whom it concerns today."""
        # sudo: a number of people, whoever may see them
        assignments = self.env["jxc.training.assignment"].sudo()
        facts = {
            company: assignments._employee_facts(company, company._jxc_today())
            for company in self.company_id
        }
        found = {}
        for requirement in self:
            compiled = requirement._compile()
            people = facts.get(requirement.company_id, {}).values()
            found[requirement] = [one.id for one in people if in_scope(compiled, one)]
        return found

    def _compile(self):
        """Return the :class:`training_plan.Requirement` of one requirement."""
        self.ensure_one()
        start = self.create_date or fields.Datetime.now()
        return Requirement(
            self._origin.id,
            self.course_id.id,
            frozenset(self.department_ids._origin.ids),
            frozenset(self.job_ids._origin.ids),
            self.hired_from if self.new_hires_only else None,
            self.due_basis,
            self.due_days,
            self.due_date or None,
            self.lookback_days,
            fields.Datetime.context_timestamp(self, start).date(),
        )

    @api.constrains("course_id", "company_id")
    def _check_course_company(self):
        for requirement in self:
            company = requirement.course_id.company_id
            if company and company != requirement.company_id:
                raise ValidationError(
                    self.env._(
                        "“%(course)s” is a course of %(company)s only.",
                        course=requirement.course_id.name,
                        company=company.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        requirements = super().create(vals_list)
        requirements._check_own_people()
        requirements._apply_at_once()
        return requirements

    def write(self, vals):
        before = [(one.company_id, one.course_id) for one in self]
        result = super().write(vals)
        # record rules look at what was before
        self.check_access("write")
        self._check_own_people()
        if not TRIGGERS.isdisjoint(vals):
            self._apply_at_once(before)
        return result

    def _apply_at_once(self, before=()):
        """Assign what follows from these requirements, if that is about few people.

        :param before: companies and courses that they were about until now
        """
        # sudo: the engine assigns, not the one who keeps the requirement
        requirements = self.sudo()
        counts = requirements._employee_ids().values()
        if sum(len(people) for people in counts) > AT_ONCE:
            return
        pairs = {*before, *((one.company_id, one.course_id) for one in requirements)}
        assignments = self.env["jxc.training.assignment"].sudo()
        for company, course in pairs:
            assignments._reconcile(company, courses=course)

    def action_view_employees(self):
        """Open the employees whom the requirement concerns today.

        :return: the action that shows them
        """
        self.ensure_one()
        self.check_access("read")
        officer = self.env.user.has_group("hr.group_hr_user")
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "hr.employee" if officer else "hr.employee.public",
            "view_mode": "list,kanban,form",
            "domain": [("id", "in", self._employee_ids()[self])],
        }

    def action_preview(self):
        """Show who would be assigned by the requirement, and why; nothing is changed.

        :return: the action that shows it
        """
        self.ensure_one()
        self.check_access("read")
        return self.env["jxc.training.preview"]._preview(self.company_id, self)

    def action_apply(self):
        """Assign now what follows from the requirement, instead of over night.

        :return: the action that shows the assignments of the course
        """
        self.check_access("write")
        # sudo: the engine assigns, not the one who keeps the requirement
        assignments = self.env["jxc.training.assignment"].sudo()
        for requirement in self:
            assignments._reconcile(
                requirement.company_id, courses=requirement.course_id
            )
        return self.course_id.action_view_assignments()
