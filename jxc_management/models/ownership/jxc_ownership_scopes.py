from odoo import models


class JxcOwnership(models.Model):
    _inherit = "jxc.ownership"

    def _scopes(self):
        """Return the values of the access scopes that come with this role."""
        self.ensure_one()
        common = {
            "user_id": self.user_id.id,
            "company_id": self.company_id.id,
            "date_from": self.date_from,
            "date_to": self.date_to,
            "source": "ownership",
            "ownership_id": self.id,
        }
        if self.role == "lead":
            own = {"department_id": self.department_id.id, "level": "subtree"}
            return [{**common, **own, "can_write": True}]
        if self.scope_type == "company":
            return [{**common, "level": "all", "can_write": False}]
        leads = self._leads_of_scope()
        return [
            {
                **common,
                "department_id": department.id,
                "level": "department",
                "can_write": False,
            }
            for department in leads
        ]

    def _leads_of_scope(self):
        """Return the departments that lead the scope of this role, by the register."""
        self.ensure_one()
        return self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("scope_type", "in", (self.scope_type, "company")),
                ("scope_res_id", "in", (self.scope_res_id, 0)),
                ("role", "=", "lead"),
                ("state", "=", "active"),
            ],
            order="scope_rank",
            limit=1,
        ).department_id
