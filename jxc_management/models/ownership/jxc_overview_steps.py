from odoo import api, models
from odoo.fields import Domain


def state_of(missing, total):
    """Return the state of a step of which ``missing`` parts out of ``total`` lack."""
    if total and not missing:
        return "done"
    return "part" if missing < total else "todo"


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _step_departments(self, facts, counts):
        missing, total = counts["departments_unmanaged"], counts["departments"]
        detail = self.env._("Their managers answer for what the departments lead.")
        if not total:
            detail = self.env._("Create the departments of your company first.")
        model, domain = facts["numbers"]["departments"]
        title = self.env._("Departments have managers")
        link = self._number(
            "departments_unmanaged", self.env._("Without manager"), facts, counts
        )
        return self._step(
            "departments",
            title,
            state_of(missing, total),
            detail,
            [link],
            self._list_action(title, model, domain),
        )

    @api.model
    def _step_employees(self, facts, counts):
        missing, total = counts["employees_without_user"], counts["employees"]
        title = self.env._("Employees have users")
        model, domain = facts["numbers"]["employees"]
        links = [
            self._number(code, label, facts, counts)
            for code, label in (
                ("employees_without_user", self.env._("Without user")),
                ("managers_without_user", self.env._("Managers without user")),
            )
        ]
        state = "part" if counts["managers_without_user"] else "done"
        return self._step(
            "employees",
            title,
            state if missing < total else "todo",
            self.env._("Managers of departments need one; who never signs in, none."),
            links,
            self._list_action(title, model, domain),
        )

    @api.model
    def _step_company_lead(self, facts, counts):
        lead = facts["company_lead"]
        if lead:
            detail = self.env._(
                "%(department)s leads what has no lead of its own.",
                department=lead.sudo().name,
            )
        else:
            detail = self.env._("Let the proposal find it, or choose it yourself.")
        return self._step(
            "company_lead",
            self.env._("A department leads the company"),
            "done" if lead else "todo",
            detail,
            action=self._company_roles_action(bool(lead)),
        )

    @api.model
    def _company_roles_action(self, exists):
        """Return the action that shows the company's roles or helps to find them."""
        if not exists:
            action_id = self.env["ir.model.data"]._xmlid_to_res_id(
                "jxc_management.jxc_ownership_proposal_action",
                raise_if_not_found=False,
            )
            if action_id:
                return action_id
        domain = [
            ("company_id", "=", self.env.company.id),
            ("scope_type", "=", "company"),
        ]
        action = self._list_action(self.env._("Whole Company"), "jxc.ownership", domain)
        return {**action, "context": {"default_scope_type": "company"}}

    @api.model
    def _step_oversight(self, facts, counts):
        roles = facts["roles_by_department"]
        support = {dep for role, _scope, dep in roles if role == "support"}
        oversight = {dep for role, _scope, dep in roles if role == "oversight"}
        lead = facts["company_lead"]
        company_wide = {dep for role, scope, dep in roles if scope == "company"}
        dependent = lead and lead in oversight & company_wide
        detail = " ".join(self._oversight_sentences(support, oversight, dependent))
        found = bool(support) + bool(oversight and not dependent)
        return self._step(
            "oversight",
            self.env._("Support and independent oversight"),
            ("todo", "part", "done")[found],
            detail,
            action=self._company_roles_action(True),
        )

    @api.model
    def _oversight_sentences(self, support, oversight, dependent):
        sentences = [
            self.env._("Support: %(departments)s.", departments=self._union(support))
            if support
            else self.env._("No department supports, usually IT."),
            self.env._(
                "Oversight: %(departments)s.", departments=self._union(oversight)
            )
            if oversight
            else self.env._("No department oversees, usually finance."),
        ]
        if dependent:
            sentences.append(
                self.env._("The lead also oversees: nobody independent checks it.")
            )
        return sentences

    @api.model
    def _union(self, departments):
        """Return the names of a set of departments."""
        return self._department_names(self.env["hr.department"].union(*departments))

    @api.model
    def _role_departments(self):
        """Return ``{(role, scope_type, department), ...}`` in force besides leads."""
        Ownership = self.env["jxc.ownership"]
        domain = Ownership._in_force_domain() & Domain("role", "!=", "lead")
        return set(
            Ownership._read_group(domain, ["role", "scope_type", "department_id"])
        )

    @api.model
    def _step_scopes(self, facts, counts):
        kinds = ["process", "warehouse"]
        coverage = facts["coverage"]
        total = sum(count for (kind, _via), count in coverage.items() if kind in kinds)
        link = self._coverage_number(kinds, "none", self.env._("No lead"), facts)
        return self._step(
            "scopes",
            self.env._("Every process and warehouse has a lead"),
            state_of(link["count"], total),
            self.env._("Directly, or through what it belongs to."),
            [link],
            self._xmlid_action("jxc_responsibility_matrix_action"),
        )

    @api.model
    def _xmlid_action(self, name):
        """Return the id of one of the addon's actions, or False."""
        return self.env["ir.model.data"]._xmlid_to_res_id(
            f"jxc_management.{name}", raise_if_not_found=False
        )
