from odoo import Command, api, fields, models
from odoo.fields import Domain
from odoo.tools import date_utils

from ...tools.scorecard_templates import TEMPLATES, Kpi
from .jxc_kpi_levels_mixin import check_company


class JxcScorecardTemplate(models.TransientModel):
    """Makes a scorecard, and the targets it lacks, from a ready-made one."""

    _name = "jxc.scorecard.template"
    _description = "Scorecard Templates"
    _inherit = ["jxc.wizard.mixin"]

    template = fields.Selection(
        selection=lambda self: [
            (code, self.env._(template.name)) for code, template in TEMPLATES.items()
        ],
        required=True,
        default="purchasing",
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        domain="[('id', 'in', allowed_company_ids)]",
    )
    name = fields.Char(
        required=True,
        compute="_compute_from_template",
        store=True,
        readonly=False,
        precompute=True,
    )
    subject = fields.Selection(
        [("department", "Departments"), ("employee", "Employees")],
        "Assesses",
        compute="_compute_from_template",
        store=True,
        precompute=True,
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="Departments",
        compute="_compute_department_ids",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('company_id', 'in', [company_id, False])]",
        help="Proposed is the department that leads the process in the ownership "
        "register.",
    )
    job_ids = fields.Many2many(
        "hr.job",
        string="Job Positions",
        compute="_compute_job_ids",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('company_id', 'in', [company_id, False])]",
        help="Empty: all positions of the departments.",
    )
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: date_utils.start_of(
            fields.Date.context_today(self), "quarter"
        ),
        help="Periods that end on this day or later are assessed by the card.",
    )
    grade_scheme_id = fields.Many2one(
        "jxc.grade.scheme",
        required=True,
        default=lambda self: self.env["jxc.scorecard"]._default_grade_scheme_id(),
        domain="[('company_id', 'in', [company_id, False])]",
    )
    line_ids = fields.One2many(
        "jxc.scorecard.template.line",
        "wizard_id",
        "Lines",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )
    weight_total = fields.Float(compute="_compute_weight_total")
    note = fields.Char(compute="_compute_note")
    is_activated = fields.Boolean(
        "Put in Use", default=True, help="Otherwise it is a draft that you can change."
    )

    def _compute_display_name(self):
        self.display_name = self.env._("New Scorecard")

    @api.depends("template")
    def _compute_from_template(self):
        for wizard in self:
            template = TEMPLATES.get(wizard.template)
            wizard.name = template and self.env._(template.name)
            wizard.subject = template and template.subject

    @api.depends("template", "company_id")
    def _compute_department_ids(self):
        for wizard in self:
            template = TEMPLATES.get(wizard.template)
            wizard.department_ids = template and self.env["jxc.ownership"]._resolve(
                wizard.company_id, process=template.process
            )

    @api.depends("name", "subject", "company_id")
    def _compute_job_ids(self):
        """Propose the job that is called as the template is."""
        for wizard in self:
            jobs = self.env["hr.job"]
            if wizard.subject == "employee" and wizard.name:
                jobs = jobs.search(
                    Domain("company_id", "in", (wizard.company_id.id, False))
                    & Domain("name", "=ilike", wizard.name)
                )
            wizard.job_ids = jobs

    @api.depends("template", "company_id")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [
                Command.clear(),
                *(Command.create(values) for values in wizard._line_values()),
            ]

    def _line_values(self):
        """Return the values of the lines of the chosen template."""
        self.ensure_one()
        template = TEMPLATES.get(self.template)
        if not template:
            return []
        kpis = self._kpis()
        line = self.env["jxc.scorecard.template.line"]
        found = []
        for entry in template.lines:
            if not isinstance(entry, Kpi):
                found.append(line._review_values(entry))
            elif kpi := kpis.get(entry.code):
                found.append(line._kpi_values(entry, kpi))
        return found

    def _kpis(self):
        """Return ``{code: KPI}`` of the chosen template, as far as they exist."""
        lines = TEMPLATES[self.template].lines if self.template else []
        codes = [entry.code for entry in lines if isinstance(entry, Kpi)]
        kpis = self.env["jxc.kpi"].search(
            [
                ("code", "in", codes),
                # fields of many records are calculated with archived ones
                ("active", "=", True),
                ("company_id", "in", (False, self.company_id.id)),
            ]
        )
        return {kpi.code: kpi for kpi in kpis}

    def _fact_domain(self):
        """Return the domain of the facts of whom the card assesses."""
        # the figures of departments are not open to everybody
        self.env["jxc.scorecard"].check_access("create")
        check_company(self.env, self.company_id)
        departments = self.department_ids._origin
        if not departments:
            return Domain.TRUE
        return Domain("department_id", "child_of", departments.ids)

    def _present_targets(self, kpis):
        """Return ``{kpi id: target}`` that count already for whom the card assesses."""
        if not self.date_from:
            return {}
        check_company(self.env, self.company_id)
        nobody = self.env["hr.employee"]
        departments = self.department_ids._origin or self.env["hr.department"]
        jobs = self.job_ids._origin or self.env["hr.job"]
        [found] = self.env["jxc.kpi.target"]._closest(
            kpis, self.date_from, self.company_id, [(departments[:1], jobs[:1], nobody)]
        )
        return found

    @api.depends("line_ids.weight")
    def _compute_weight_total(self):
        for wizard in self:
            wizard.weight_total = sum(wizard.line_ids.mapped("weight"))

    @api.depends("template", "company_id")
    @api.depends_context("lang")
    def _compute_note(self):
        for wizard in self:
            lines = TEMPLATES[wizard.template].lines if wizard.template else []
            codes = {entry.code for entry in lines if isinstance(entry, Kpi)}
            missing = codes - wizard._kpis().keys()
            wizard.note = bool(missing) and self.env._(
                "These KPIs are archived or missing, so the weights have to be shared "
                "out anew: %(codes)s",
                codes=", ".join(sorted(missing)),
            )
