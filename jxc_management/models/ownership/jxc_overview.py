from odoo import api, fields, models
from odoo.fields import Domain

#: how many ownerships, changes and handovers the lists of the home screen show
LIST_LIMIT = 8
ADMINISTRATOR = "jxc_management.group_jxc_administrator"


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        """Add who leads the company, the user's scopes and his departments."""
        facts = super()._facts()
        company = self.env.company
        scopes = self._own_scopes()
        employed = scopes.filtered(lambda scope: scope.source == "employee")
        owners = self.env["jxc.ownership"]._owners_on(company)
        facts.update(
            {
                "company_lead": self.env["hr.department"].browse(
                    owners.get(("company", 0))
                ),
                "scopes": scopes,
                "departments": employed.department_id,
            }
        )
        facts["numbers"].update(self._ownership_numbers(facts))
        return facts

    @api.model
    def _own_scopes(self):
        """Return the user's access scopes that are in force in the company."""
        Scope = self.env["jxc.user.scope"]
        domain = Scope._valid_on(fields.Date.context_today(self))
        domain &= Domain("user_id", "=", self.env.uid)
        domain &= Domain("company_id", "in", (self.env.company.id, False))
        return Scope.search_fetch(
            domain, ["department_id", "level", "can_write", "source"]
        )

    @api.model
    def _ownership_numbers(self, facts):
        """Return the numbers of the ownership room; its parts add theirs."""
        return {}

    @api.model
    def _department_names(self, departments):
        """Return the names of departments; sudo: the register names them to all."""
        return departments.sudo().mapped("name")

    @api.model
    def _shortcut_specs(self):
        administrator = self.env.user.has_group(ADMINISTRATOR)
        return super()._shortcut_specs() + [
            (
                "jxc_responsibility_matrix_action",
                self.env._("Responsibility Matrix"),
                "fa-table",
                True,
            ),
            ("jxc_ownership_action", self.env._("Ownership Register"), "fa-book", True),
            (
                "jxc_ownership_coverage_action",
                self.env._("Unowned"),
                "fa-question-circle-o",
                self.env["jxc.ownership.coverage"].has_access("read"),
            ),
            (
                "jxc_ownership_proposal_action",
                self.env._("Propose Ownership"),
                "fa-magic",
                administrator,
            ),
            (
                "jxc_handover_action",
                self.env._("Handovers"),
                "fa-exchange",
                self.env["jxc.handover"].has_access("read"),
            ),
            (
                "jxc_user_scope_action",
                self.env._("Access Scopes"),
                "fa-key",
                administrator,
            ),
        ]
