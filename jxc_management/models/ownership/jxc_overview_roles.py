from odoo import api, models
from odoo.fields import Domain

from .jxc_overview import LIST_LIMIT

SCOPE_FIELDS = ("scope_type", "scope_res_id", "state", "write_date")
ROLE_FIELDS = (*SCOPE_FIELDS, "role", "department_id", "user_id")
HANDOVER_FIELDS = (*SCOPE_FIELDS, "department_from_id", "department_to_id")


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        facts = super()._facts()
        Ownership = self.env["jxc.ownership"]
        facts["own_roles"] = Ownership.search_fetch(
            self._own_roles_domain(facts["departments"]), ROLE_FIELDS, limit=LIST_LIMIT
        )
        company = [("company_id", "=", self.env.company.id)]
        latest = "write_date desc, id desc"
        facts["changes"] = Ownership.search_fetch(
            company, ROLE_FIELDS, order=latest, limit=LIST_LIMIT
        )
        facts["handovers"] = self.env["jxc.handover"]
        if facts["handovers"].has_access("read"):
            facts["handovers"] = facts["handovers"].search_fetch(
                [*company, ("state", "!=", "draft")],
                HANDOVER_FIELDS,
                order=latest,
                limit=LIST_LIMIT,
            )
        facts["scope_names"] = Ownership._scope_names(
            (record.scope_type, record.scope_res_id)
            for name in ("own_roles", "changes", "handovers")
            for record in facts[name]
        )
        return facts

    @api.model
    def _own_roles_domain(self, departments):
        """Return the domain of the ownerships of the user and of his departments."""
        mine = Domain("user_id", "=", self.env.uid)
        mine |= Domain("department_id", "in", departments.ids)
        return self.env["jxc.ownership"]._in_force_domain() & mine

    @api.model
    def _ownership_numbers(self, facts):
        domain = self._own_roles_domain(facts["departments"])
        return {
            **super()._ownership_numbers(facts),
            "own_roles": ("jxc.ownership", list(domain)),
        }

    @api.model
    def _parts(self, facts, counts):
        """Add what the user is part of and what has changed lately.

        ``roles``: ``{"departments": [name], "rows": [role], "all": number,
        "handovers": number or False}``; a role is ``{"id", "role", "role_name",
        "scope", "department", "accountable"}``, rows are the first ones. ``changes``:
        ``[{"model", "id", "scope", "text", "state", "state_name", "on"}]``, the latest
        first.
        """
        names = facts["scope_names"]
        roles = {
            "departments": self._department_names(facts["departments"]),
            "rows": [self._own_role(role, names) for role in facts["own_roles"]],
            "all": self._number(
                "own_roles", self.env._("My Departments' Roles"), facts, counts
            ),
            "handovers": "handovers_to_confirm" in counts
            and self._number(
                "handovers_to_confirm",
                self.env._("Handovers to confirm"),
                facts,
                counts,
            ),
        }
        return {
            **super()._parts(facts, counts),
            "roles": roles,
            "changes": self._changes(facts),
        }

    @api.model
    def _own_role(self, ownership, names):
        return {
            "id": ownership.id,
            "role": ownership.role,
            "role_name": self._label(ownership, "role"),
            "scope": names[ownership.scope_type, ownership.scope_res_id],
            # sudo: the register names its departments to everybody
            "department": ownership.department_id.sudo().name,
            "accountable": ownership.user_id.id == self.env.uid,
        }

    @api.model
    def _label(self, record, name):
        """Return the translated label of a selection field's value."""
        labels = dict(record._fields[name]._description_selection(self.env))
        return labels.get(record[name], "")

    @api.model
    def _changes(self, facts):
        """Return the latest changes of the register and the latest handovers."""
        names = facts["scope_names"]
        changes = [
            self._change(ownership, self._ownership_text(ownership), names)
            for ownership in facts["changes"]
        ]
        changes += [
            self._change(handover, self._handover_text(handover), names)
            for handover in facts["handovers"]
        ]
        changes.sort(key=lambda change: change["on"], reverse=True)
        return changes[:LIST_LIMIT]

    @api.model
    def _ownership_text(self, ownership):
        return self.env._(
            "%(department)s, %(role)s",
            # sudo: the register names its departments to everybody
            department=ownership.department_id.sudo().name,
            role=self._label(ownership, "role"),
        )

    @api.model
    def _handover_text(self, handover):
        return self.env._(
            "%(before)s hands over to %(after)s",
            # sudo: the register names its departments to everybody
            before=handover.department_from_id.sudo().name or self.env._("Nobody"),
            after=handover.department_to_id.sudo().name,
        )

    @api.model
    def _change(self, record, text, names):
        return {
            "model": record._name,
            "id": record.id,
            "scope": names[record.scope_type, record.scope_res_id],
            "text": text,
            "state": record.state,
            "state_name": self._label(record, "state"),
            "on": record.write_date,
        }
