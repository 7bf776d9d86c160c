from odoo import api, models

from ...tools import scope_domain


class JxcUserScope(models.Model):
    _inherit = "jxc.user.scope"

    @api.model
    def _rule_domain(
        self,
        mode,
        company_ids,
        departments=("jxc_department_id",),
        own=("create_uid",),
        company="company_id",
        strict=False,
    ):
        """Return a record rule's domain: what the current user's scopes allow.

        Called from the record rules, which ask first whether this model exists: while
        another module is upgraded the rules are there, but this addon is not.

        :param mode: ``"read"`` or ``"write"``, which stands for create and unlink too
        :param company_ids: ids of the companies in use
        :param departments: fields that hold a department in charge, main one first
        :param own: fields that hold the person in charge of the record
        :param company: field that holds the company, or None
        :param strict: only restrict companies that hide other departments' stock
        """
        # rules hand over a user with all rights: the scopes need his own
        scopes = self.sudo(False).with_context(allowed_company_ids=company_ids)
        reaches = scopes._reaches(mode)
        if strict:
            companies = self.env["res.company"].sudo().browse(reaches)
            open_ids = companies.filtered(lambda c: not c.jxc_strict_stock).ids
            reaches.update(dict.fromkeys(open_ids, scope_domain.EVERYTHING))
        return scope_domain.companies_domain(
            reaches, departments, own, self.env.uid, company
        )
