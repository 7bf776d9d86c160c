from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...models.assessment.jxc_kpi_target import SCOPE_FIELDS
from .jxc_kpi_levels_mixin import check_company


class JxcKpiTargetSetup(models.TransientModel):
    """Gives several KPIs their targets at once, as the last twelve months suggest."""

    _name = "jxc.kpi.target.setup"
    _description = "Set Targets"
    _inherit = ["jxc.wizard.mixin"]

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        domain="[('id', 'in', allowed_company_ids)]",
    )
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
    )
    department_id = fields.Many2one(
        "hr.department", domain="[('company_id', 'in', [company_id, False])]"
    )
    job_id = fields.Many2one(
        "hr.job", "Job Position", domain="[('company_id', 'in', [company_id, False])]"
    )
    employee_id = fields.Many2one(
        "hr.employee", domain="[('company_id', '=', company_id)]"
    )
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: fields.Date.context_today(self).replace(day=1),
    )
    date_to = fields.Date("To", help="Empty: until further notice.")
    kpi_ids = fields.Many2many(
        "jxc.kpi",
        string="KPIs",
        default=lambda self: self.env["jxc.kpi"].search(
            [("company_id", "in", (False, self.env.company.id))]
        ),
    )
    line_ids = fields.One2many(
        "jxc.kpi.target.setup.line",
        "wizard_id",
        "Targets",
        compute="_compute_line_ids",
        # figures are not open to everybody, also not through an onchange
        compute_sudo=False,
        store=True,
        readonly=False,
    )

    def _compute_display_name(self):
        self.display_name = self.env._("Set Targets")

    @api.depends("kpi_ids", "company_id", "scope_type", *SCOPE_FIELDS.values())
    def _compute_line_ids(self):
        for wizard in self:
            kpis = wizard.kpi_ids._origin
            values = kpis._monthly_values(wizard.company_id, wizard._fact_domain())
            line = self.env["jxc.kpi.target.setup.line"]
            wizard.line_ids = [
                Command.clear(),
                *(
                    Command.create(
                        {"kpi_id": kpi.id, **line._proposal(kpi, values.get(kpi, []))}
                    )
                    for kpi in kpis
                ),
            ]

    def _fact_domain(self):
        """Return the domain of the facts of whom the targets are for."""
        self.ensure_one()
        self.env["jxc.kpi.target"].check_access("create")
        check_company(self.env, self.company_id)
        if self.scope_type == "department" and self.department_id:
            return Domain("department_id", "child_of", self.department_id.ids)
        # sudo: which users these are is not told to the user of the wizard
        employees = self.env["hr.employee"].sudo()
        if self.scope_type == "job" and self.job_id:
            employees = employees.search([("job_id", "=", self.job_id.id)])
        elif self.scope_type == "employee" and self.employee_id:
            employees = self.employee_id.sudo()
        else:
            return Domain.TRUE
        return Domain("user_id", "in", employees.user_id.ids)

    def action_apply(self):
        """Create the targets; those of the same scope end the day before.

        :return: the action that shows them
        :raises UserError: when no KPI is chosen, or the scope is missing
        """
        self.ensure_one()
        targets = self.env["jxc.kpi.target"]
        targets.check_access("create")
        scope = SCOPE_FIELDS.get(self.scope_type)
        lines = self.line_ids.filtered("is_chosen")
        if not lines or (scope and not self[scope]):
            raise UserError(
                self.env._("Choose whom the targets are for, and at least one KPI.")
            )
        values = {
            "company_id": self.company_id.id,
            "scope_type": self.scope_type,
            "date_from": self.date_from,
            "date_to": self.date_to,
        }
        if scope:
            values[scope] = self[scope].id
        targets = targets._set_levels(values, [line._target() for line in lines])
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_kpi_target_action"
        )
        return {**action, "domain": [("id", "in", targets.ids)], "context": {}}
