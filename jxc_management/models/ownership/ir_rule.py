from odoo import fields, models

from ...tools import scope_domain


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _eval_context(self):
        """Offer ``jxc_owned`` to rule domains: what the user's access scopes allow."""
        return {**super()._eval_context(), "jxc_owned": self._jxc_owned_domain}

    def _compute_domain_context_values(self):
        """Cache rule domains per day, because access scopes have dates."""
        yield from super()._compute_domain_context_values()
        yield fields.Date.context_today(self)

    def _jxc_owned_domain(
        self,
        mode,
        departments=("jxc_department_id",),
        own=("create_uid",),
        company="company_id",
        strict=False,
    ):
        """Return the domain of the records within the user's access scopes.

        :param mode: ``"read"`` or ``"write"``
        :param departments: fields that hold a department in charge, main one first
        :param own: fields that hold the person in charge of the record
        :param company: field that holds the company, or None
        :param strict: only restrict companies that hide other departments' stock
        """
        reaches = self.env["jxc.user.scope"]._reaches(mode)
        if strict:
            companies = self.env["res.company"].sudo().browse(reaches)
            open_ids = companies.filtered(lambda c: not c.jxc_strict_stock).ids
            reaches.update(dict.fromkeys(open_ids, scope_domain.EVERYTHING))
        return scope_domain.companies_domain(
            reaches, departments, own, self.env.uid, company
        )
