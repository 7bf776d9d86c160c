from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

#: how many ownerships, changes and handovers the lists of the home screen show
LIST_LIMIT = 8
#: action, name, icon, and the right that makes the screen useful to the user
SHORTCUTS = (
    (
        "jxc_responsibility_matrix_action",
        _lt("Responsibility Matrix"),
        "fa-table",
        "jxc.ownership",
        "read",
    ),
    (
        "jxc_ownership_action",
        _lt("Ownership Register"),
        "fa-book",
        "jxc.ownership",
        "read",
    ),
    (
        "jxc_ownership_coverage_action",
        _lt("Unowned"),
        "fa-question-circle-o",
        "jxc.ownership.coverage",
        "read",
    ),
    (
        "jxc_ownership_proposal_action",
        _lt("Propose Ownership"),
        "fa-magic",
        "jxc.ownership.proposal",
        "create",
    ),
    ("jxc_handover_action", _lt("Handovers"), "fa-exchange", "jxc.handover", "read"),
    (
        "jxc_user_scope_action",
        _lt("Access Scopes"),
        "fa-key",
        "jxc.user.scope",
        "unlink",
    ),
)


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
    def _read_ahead(self, facts):
        departments = facts["scopes"].department_id | facts["company_lead"]
        departments |= facts["own_roles"].department_id
        departments |= facts["changes"].department_id
        departments |= facts["handovers"].department_from_id
        departments |= facts["handovers"].department_to_id
        departments |= departments.browse(facts["document_reach"] or ())
        for _role, _scope, department in facts.get("roles_by_department", ()):
            departments |= department
        departments.sudo().fetch(["name"])
        return super()._read_ahead(facts)

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
        own = [
            (xmlid, self.env._(name), icon, self.env[model].has_access(operation))
            for xmlid, name, icon, model, operation in SHORTCUTS
        ]
        return super()._shortcut_specs() + own
