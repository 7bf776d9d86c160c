from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools import owner_resolver


class JxcAccessExplain(models.TransientModel):
    _inherit = "jxc.access.explain"

    def _enforcement_facts(self, document):
        """Return ``[(text, url)]``: whether the company enforces ownership."""
        company = document.company_id
        if company.jxc_enforce_ownership:
            text = self.env._(
                "%(company)s enforces ownership: people see and change what their "
                "access scopes allow.",
                company=company.name,
            )
        else:
            text = self.env._(
                "Ownership is not enforced here: nothing is hidden or blocked by it."
            )
        facts = [(text, False)]
        if company and company not in self.env.companies:
            text = self.env._(
                "Switch %(company)s on in the company menu to meet it in lists.",
                company=company.name,
            )
            facts.append((text, False))
        return facts

    def _owner_facts(self, document):
        """Return ``[(text, url)]``: who is in charge, and through which ownership."""
        department = document.jxc_department_id
        if not department:
            return [(self.env._("No department is in charge of it."), False)]
        facts = [
            (self.env._("In charge: %(name)s.", name=department.display_name), False)
        ]
        for receiving in self._departments(document) - department:
            text = self.env._(
                "Receiving side: %(name)s, which may process it as well.",
                name=receiving.display_name,
            )
            facts.append((text, False))
        # the scope of an ownership can tell the vendor or the category of a document
        if document.with_env(self.env).has_access("read"):
            facts += self._ownership_facts(document)
        return facts

    def _ownership_facts(self, document):
        """Return ``[(text, url)]``: the ownership that put the department in charge."""
        ownership = self._ownership_of(document)
        if not ownership:
            text = self.env._(
                "It keeps the department that was in charge earlier; today's register "
                "would decide differently."
            )
            return [(text, False)]
        text = self.env._(
            "Through the ownership “%(ownership)s”, from %(start)s%(end)s.",
            ownership=ownership.display_name,
            start=format_date(self.env, ownership.date_from),
            end=f" – {format_date(self.env, ownership.date_to)}"
            if ownership.date_to
            else "",
        )
        return [(text, f"/odoo/jxc-ownership/{ownership.id}")]

    def _ownership_of(self, document):
        """Return the ownership that put the document's department in charge, if any.

        Today's register is asked first, then that of the day the document was created.
        """
        Ownership = self.env["jxc.ownership"].sudo()
        today = self.env["jxc.user.scope"]._today()
        for day in (today, fields.Date.to_date(document.create_date) or today):
            owners = Ownership._owners_on(document.company_id, day)
            dimensions = Ownership._dimensions(**document._jxc_scope(owners))
            department_id, key = owner_resolver.resolve(owners, dimensions)
            if department_id and department_id == document.jxc_department_id.id:
                domain = Domain(
                    [
                        ("company_id", "=", document.company_id.id),
                        ("department_id", "=", department_id),
                        ("role", "=", "lead"),
                        ("scope_type", "=", key[0]),
                        ("scope_res_id", "=", key[1]),
                        ("state", "!=", "draft"),
                        ("date_from", "<=", day),
                    ]
                )
                domain &= Domain("date_to", "=", False) | Domain("date_to", ">=", day)
                return Ownership.search(domain, limit=1)
        return Ownership.browse()

    def _scope_facts(self, document):
        """Return ``[(text, url)]``: the person's groups and access scopes in force."""
        person = self.user_id.sudo()
        if person.has_group("jxc_management.group_jxc_administrator"):
            text = self.env._(
                "%(person)s is an administrator of JXC Management and reaches all "
                "departments.",
                person=person.name,
            )
            return [(text, False)]
        facts = []
        if person.has_group("jxc_management.group_jxc_controller"):
            text = self.env._(
                "%(person)s is a controller and sees all departments.",
                person=person.name,
            )
            facts.append((text, False))
        scopes = self.env["jxc.user.scope"]
        scopes = scopes._scopes_on(
            person.id, document.company_id.id, scopes._today(), "read"
        )
        if not scopes:
            text = self.env._(
                "%(person)s has no access scope in force.", person=person.name
            )
            return [*facts, (text, False)]
        return facts + [self._scope_fact(scope) for scope in scopes]

    def _scope_fact(self, scope):
        """Return ``(text, url)`` of one access scope (as superuser)."""
        labels = {
            name: dict(scope._fields[name]._description_selection(self.env))
            for name in ("level", "source")
        }
        parts = [
            scope.department_id.display_name,
            labels["level"][scope.level],
            self.env._("may change") if scope.can_write else self.env._("reads only"),
            labels["source"][scope.source],
        ]
        if scope.delegator_id:
            parts.append(self.env._("lent by %(name)s", name=scope.delegator_id.name))
        if scope.date_to:
            parts.append(
                self.env._("until %(day)s", day=format_date(self.env, scope.date_to))
            )
        text = self.env._(
            "Access scope: %(details)s.",
            details=" · ".join(part for part in parts if part),
        )
        readable = scope.with_env(self.env).has_access("read")
        return text, readable and f"/odoo/jxc-access-scopes/{scope.id}"

    def _advice(self, document):
        """Return what the person can do, as a list of texts."""
        obstacle = self._obstacle(document, "read") or self._obstacle(document, "write")
        administrators = self.env["jxc.user.scope"]._administrator_names()
        if obstacle == "company":
            text = self.env._("Ask an administrator for access to that company.")
        elif obstacle == "right":
            text = self.env._(
                "Ask an administrator for the rights of the app: Purchase or Inventory."
            )
        elif self._is_covered(document, "write"):
            text = self.env._("Ask the administrator of the system about that rule.")
        else:
            department = document.jxc_department_id
            text = self.env._(
                "Ask %(manager)s to do it or to lend access (JXC Management › Access › "
                "My Access), or ask %(administrators)s for an access scope.",
                manager=department.manager_id.name or department.name,
                administrators=administrators,
            )
        return [text]
