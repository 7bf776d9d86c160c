from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.regulation_templates import CODES, load


class JxcRegulationTemplate(models.TransientModel):
    """The choice of ready-made regulations."""

    _name = "jxc.regulation.template"
    _description = "Regulation Templates"
    _inherit = ["jxc.wizard.mixin"]

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        domain="[('id', 'in', allowed_company_ids)]",
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="For Departments",
        compute="_compute_department_ids",
        store=True,
        readonly=False,
        domain="[('company_id', 'in', [company_id, False])]",
        help="Whose people will have to confirm the regulations: proposed are the "
        "departments of the ownership register. Empty: everybody in the company.",
    )
    line_ids = fields.One2many(
        "jxc.regulation.template.line",
        "wizard_id",
        "Regulations",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    def _compute_display_name(self):
        self.display_name = self.env._("Regulation Templates")

    @api.depends("company_id")
    def _compute_department_ids(self):
        for wizard in self:
            # sudo: a lead need not reach the whole register
            ownerships = self.env["jxc.ownership"].sudo()
            found = ownerships.search(
                [("company_id", "=", wizard.company_id.id), ("state", "=", "active")]
            )
            wizard.department_ids = found.department_id.with_env(self.env)

    @api.depends("company_id")
    def _compute_line_ids(self):
        for wizard in self:
            wizard.line_ids = [
                Command.clear(),
                *(Command.create(wizard._line_values(code)) for code in CODES),
            ]

    def _line_values(self, code):
        """Return what is proposed for one template."""
        self.ensure_one()
        lang = self.env["jxc.regulation.template.line"]._language(self.env.lang)
        template = load(code, lang)
        process = self.env["jxc.process"].search([("code", "=", template.process)])
        department = self.env["jxc.ownership"]._resolve(
            self.company_id, process=template.process
        )
        if not department:
            # sudo: without HR rights a user finds not even his own department
            department = self.env.user.sudo().employee_id.department_id
        # sudo: numbers that the user may not see are taken, too
        existing = self.env["jxc.regulation"].sudo()
        existing = existing.search(
            Domain("code", "=", template.number)
            & Domain("company_id", "=", self.company_id.id),
            limit=1,
        )
        return {
            "code": code,
            "number": template.number,
            "name": template.title,
            "process_id": process.id,
            "department_id": department.id,
            "existing_id": existing.id,
            "is_chosen": not existing and self._may_load_for(department),
        }

    def _may_load_for(self, department):
        """Return whether the user keeps regulations of a department."""
        if self.env.user.has_group("jxc_management.group_jxc_administrator"):
            return True
        return department in self.env["jxc.regulation"]._maintained_departments()

    def action_load(self):
        """Create the chosen regulations with a draft each, and open them.

        :raises UserError: when none is chosen
        """
        self.ensure_one()
        chosen = self.line_ids.filtered("is_chosen")
        if not chosen:
            raise UserError(self.env._("Choose at least one regulation."))
        regulations = self.env["jxc.regulation"]
        for line in chosen:
            regulations |= line._load()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_regulation_action"
        )
        return {**action, "domain": [("id", "in", regulations.ids)]}
