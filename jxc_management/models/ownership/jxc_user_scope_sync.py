from odoo import api, fields, models
from odoo.fields import Domain

#: what tells one automatic scope from another
KEY_FIELDS = (
    "user_id",
    "company_id",
    "department_id",
    "level",
    "can_write",
    "date_from",
    "date_to",
    "ownership_id",
)


class JxcUserScope(models.Model):
    _inherit = "jxc.user.scope"

    @api.model
    def _sync_all(self):
        """Bring all automatic scopes in line with employees and ownerships."""
        scopes = self.sudo()
        employees = self.env["hr.employee"].sudo().search([("user_id", "!=", False)])
        automatic = scopes.search([("source", "in", ("employee", "ownership"))])
        by_employee = automatic.filtered(lambda scope: scope.source == "employee")
        scopes._sync_employee_scopes(employees.user_id | by_employee.user_id)
        ownerships = self.env["jxc.ownership"].sudo()
        active = ownerships.search([("state", "=", "active")])
        scopes._sync_ownership_scopes(active.company_id | automatic.company_id)

    @api.model
    def _sync_employee_scopes(self, users):
        """Rebuild the scopes that follow the dated departments of ``users``."""
        if not users:
            return
        managed = self._manager_scopes(users)
        covered = {self._place(values) for values in managed}
        # whoever manages a department reaches it with all below: say so once
        versions = (
            values
            for values in self._employee_versions(users)
            if self._place(values) not in covered
        )
        wanted = [*versions, *managed]
        self._replace(
            Domain("source", "=", "employee") & Domain("user_id", "in", users.ids),
            wanted,
        )

    @api.model
    def _place(self, values):
        """Return whom scope values of employees concern, and where."""
        return tuple(
            values[name] for name in ("user_id", "company_id", "department_id")
        )

    @api.model
    def _employee_versions(self, users):
        """Return scope values from each user's department history, past ones too."""
        versions = (
            self.env["hr.version"]
            .sudo()
            .search(
                [("employee_id.user_id", "in", users.ids), ("active", "=", True)],
                order="employee_id, date_version",
            )
        )
        return [
            self._version_scope(employee, number, version, after)
            for employee, own in versions.grouped("employee_id").items()
            if employee.active
            for number, (version, after) in enumerate(
                zip(own, [*own[1:], None], strict=True)
            )
            if version.department_id
        ]

    @api.model
    def _version_scope(self, employee, number, version, after):
        """Return the scope values of one version, which ends when ``after`` begins."""
        return {
            "user_id": employee.user_id.id,
            "company_id": employee.company_id.id,
            "department_id": version.department_id.id,
            "level": "department",
            "can_write": True,
            # the first version counts from ever: Odoo reads it so too
            "date_from": number > 0 and version.date_version,
            "date_to": after and fields.Date.subtract(after.date_version, days=1),
            "source": "employee",
        }

    @api.model
    def _manager_scopes(self, users):
        """Return scope values for the managers of departments: all below them."""
        departments = (
            self.env["hr.department"]
            .sudo()
            .search([("manager_id.user_id", "in", users.ids)])
        )
        return [
            {
                "user_id": department.manager_id.user_id.id,
                "company_id": department.company_id.id
                or department.manager_id.company_id.id,
                "department_id": department.id,
                "level": "subtree",
                "can_write": True,
                "date_from": False,
                "date_to": False,
                "source": "employee",
            }
            for department in departments
        ]

    @api.model
    def _sync_ownership_scopes(self, companies):
        """Rebuild the scopes of the people accountable for ownerships.

        A lead reaches his department and all below it. Support and oversight read: all
        departments for the whole company, else the department that leads the scope.
        """
        ownerships = self.env["jxc.ownership"].sudo()
        ownerships = ownerships.search(
            [
                ("company_id", "in", companies.ids),
                ("state", "=", "active"),
                ("user_id", "!=", False),
            ]
        )
        wanted = [scope for ownership in ownerships for scope in ownership._scopes()]
        self._replace(
            Domain("source", "=", "ownership")
            & Domain("company_id", "in", companies.ids),
            wanted,
        )

    @api.model
    def _replace(self, domain, wanted):
        """Make the scopes in ``domain`` equal to the values ``wanted``."""
        scopes = self.sudo()
        missing = {scopes._key(values): values for values in wanted}
        surplus = scopes.browse()
        for scope in scopes.search(domain):
            values = {name: scope[name] for name in KEY_FIELDS}
            if not missing.pop(scopes._key(values), None):
                surplus |= scope
        surplus.unlink()
        scopes.create(list(missing.values()))

    @api.model
    def _key(self, values):
        """Return a comparable key of scope values, from records or from ids."""
        key = []
        for name in KEY_FIELDS:
            value = values.get(name) or False
            key.append(value.id if isinstance(value, models.BaseModel) else value)
        return tuple(key)
