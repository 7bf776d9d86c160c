from odoo import api, models
from odoo.fields import Domain


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _ownership_numbers(self, facts):
        domain = self._own_roles_domain(facts["departments"])
        nobody = domain & Domain("user_id", "=", False)
        return {
            **super()._ownership_numbers(facts),
            "own_roles_unanswered": ("jxc.ownership", list(nobody)),
            "handovers_to_confirm": ("jxc.handover", self._handover_domain(facts)),
        }

    @api.model
    def _handover_domain(self, facts):
        """Return the handovers that wait for the user; leads see no others anyway."""
        domain = [
            ("company_id", "=", self.env.company.id),
            ("state", "=", "confirming"),
        ]
        if facts["is_administrator"] or facts["is_controller"]:
            domain.append(("concerns_me", "=", True))
        return domain

    @api.model
    def _parts(self, facts, counts):
        """Give who does not set up the company the few steps that concern him."""
        parts = super()._parts(facts, counts)
        if not facts["is_administrator"]:
            parts["steps"] = [self._step_profile(facts), self._step_contact(facts)]
            if facts["departments"] and counts["own_roles"]:
                parts["steps"].append(self._step_answer(facts, counts))
        return parts

    @api.model
    def _step_profile(self, facts):
        names = self._department_names(facts["departments"])
        if names:
            detail = ", ".join(names)
        else:
            detail = self.env._(
                "No employee with a department belongs to your user. Ask your "
                "personnel officer."
            )
        return self._step(
            "profile",
            self.env._("You belong to a department"),
            "done" if names else "todo",
            detail,
        )

    @api.model
    def _step_contact(self, facts):
        lead = self._company_lead()
        # sudo: the register names departments and persons to everybody
        department, person = lead.department_id.sudo().name, lead.user_id.sudo().name
        if person:
            detail = self.env._(
                "%(department)s. %(person)s is accountable: ask there.",
                department=department,
                person=person,
            )
        elif department:
            detail = self.env._(
                "%(department)s. Nobody is accountable yet.", department=department
            )
        else:
            detail = self.env._("Nobody yet: an administrator names a department.")
        return self._step(
            "contact",
            self.env._("A department leads the company"),
            "done" if department else "todo",
            detail,
            action=self._xmlid_action("jxc_responsibility_matrix_action"),
        )

    @api.model
    def _company_lead(self):
        """Return the ownership that leads the whole company today."""
        Ownership = self.env["jxc.ownership"]
        domain = Ownership._in_force_domain()
        domain &= Domain("scope_type", "=", "company") & Domain("role", "=", "lead")
        return Ownership.search_fetch(domain, ["department_id", "user_id"], limit=1)

    @api.model
    def _step_answer(self, facts, counts):
        link = self._number(
            "own_roles_unanswered",
            self.env._("Without accountable person"),
            facts,
            counts,
        )
        return self._step(
            "answer",
            self.env._("Somebody answers for your departments' roles"),
            "todo" if link["count"] else "done",
            links=[link],
        )
