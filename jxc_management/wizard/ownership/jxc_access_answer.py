from odoo import models

from ...tools.scope_domain import NOTHING
from .jxc_access_explain import REFERENCE_FIELDS


class JxcAccessExplain(models.TransientModel):
    _inherit = "jxc.access.explain"

    def _answer(self, document):
        """Return the values of the answer about one document (as superuser)."""
        verdicts = {mode: self._verdict(document, mode) for mode in ("read", "write")}
        may_read, may_change = (verdict[0] for verdict in verdicts.values())
        return {
            "found": True,
            "may_read": may_read,
            "may_change": may_change,
            "explanation": self._render(
                {
                    "verdicts": list(verdicts.values()),
                    "facts": [
                        *self._enforcement_facts(document),
                        *self._owner_facts(document),
                        *self._scope_facts(document),
                    ],
                    "advice": [] if may_read and may_change else self._advice(document),
                }
            ),
        }

    # ------------------------------------------------------------------
    # Verdicts: taken from the record rules themselves
    # ------------------------------------------------------------------

    def _verdict(self, document, mode):
        """Return ``(allowed, title, reason)`` for ``"read"`` or ``"write"``."""
        obstacle = self._obstacle(document, mode)
        names = {
            "person": self.user_id.name,
            "document": self._label(document),
        }
        if mode == "read":
            title = (
                self.env._("%(person)s may not see %(document)s.", **names)
                if obstacle
                else self.env._("%(person)s may see %(document)s.", **names)
            )
        else:
            title = (
                self.env._("%(person)s may not change %(document)s.", **names)
                if obstacle
                else self.env._("%(person)s may change %(document)s.", **names)
            )
        reason = (
            self._refusal(document, mode) if obstacle else self._grant(document, mode)
        )
        return not obstacle, title, reason

    def _obstacle(self, document, mode):
        """Return what keeps the person out: company, right, rule, or None."""
        as_user = self._as_user(document)
        if document.company_id and document.company_id not in as_user.env.companies:
            return "company"
        if not as_user.browse().has_access(mode):
            return "right"
        return None if as_user.has_access(mode) else "rule"

    def _as_user(self, records):
        """Return ``records`` as the person sees them, with all his companies on."""
        person = self.user_id.sudo()
        return records.with_user(person.id).with_context(
            allowed_company_ids=person.company_ids.ids
        )

    def _reach(self, document, mode):
        """Return the person's reach in the company of ``document``."""
        scopes = self._as_user(self.env["jxc.user.scope"])
        company = document.company_id or self.env.company
        return scopes._reaches(mode).get(company.id, NOTHING)

    def _is_covered(self, document, mode):
        """Return whether the access scopes open the document to the person."""
        reach = self._reach(document, mode)
        departments = self._departments(document)
        return (
            reach.everything
            or not document.jxc_department_id
            or not reach.department_ids.isdisjoint(departments.ids)
        )

    def _departments(self, document):
        """Return the departments in charge of ``document``, one or two sides."""
        departments = document.jxc_department_id
        if "jxc_dest_department_id" in document._fields:
            departments |= document.jxc_dest_department_id
        return departments

    def _label(self, document):
        types = dict(self._fields["res_model"]._description_selection(self.env))
        return self.env._(
            "%(type)s %(reference)s",
            type=types[document._name],
            # not the display name, which may tell more
            reference=document[REFERENCE_FIELDS[document._name]],
        )

    def _grant(self, document, mode):
        """Return why the person may read or write ``document``."""
        departments = self._departments(document)
        reach = self._reach(document, mode)
        if not document.company_id.jxc_enforce_ownership:
            return self.env._("Ownership is not enforced: the app's rights decide.")
        if not document.jxc_department_id:
            return self.env._("No department is in charge of it: it is open to all.")
        if reach.everything:
            return self.env._("The person reaches all departments.")
        covered = departments.filtered(lambda d: d.id in reach.department_ids)
        if covered:
            return self.env._(
                "An access scope covers %(departments)s.",
                departments=covered.mapped("name"),
            )
        if not reach.own_ids.isdisjoint(departments.ids):
            return self.env._("The person created it or is responsible for it.")
        return self.env._("Records of this type are open to all who use the app.")

    def _refusal(self, document, mode):
        """Return why the person may not read or write ``document``."""
        obstacle = self._obstacle(document, mode)
        if obstacle == "company":
            return self.env._(
                "It belongs to %(company)s, where the person does not work.",
                company=document.company_id.name,
            )
        if obstacle == "right":
            return self.env._("The person lacks the right for this type of record.")
        if not self._is_covered(document, mode):
            return self.env._(
                "It belongs to %(department)s, outside the person's access scopes.",
                department=document.jxc_department_id.name,
            )
        rules = self._as_user(self.env["ir.rule"])._get_failing(
            self._as_user(document), mode
        )
        return self.env._(
            "Not the ownership, but another access rule refuses it: %(rules)s.",
            rules=rules.sudo().mapped("name"),
        )
