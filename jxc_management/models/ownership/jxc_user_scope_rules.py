from odoo import api, models
from odoo.tools import ormcache

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
        everywhere=False,
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
        :param everywhere: core has no rule for the model that keeps the records of
            companies out that are not in use
        """
        reaches = self._rule_reaches(mode, company_ids, strict)
        domain = scope_domain.companies_domain(
            reaches, departments, own, self.env.uid, company
        )
        elsewhere = everywhere and self._enforced_elsewhere(company_ids)
        return ["&", (company, "not in", elsewhere), *domain] if elsewhere else domain

    @api.model
    def _rule_reaches(self, mode, company_ids, strict):
        """Return ``{company_id: Reach}`` of the user a rule is for."""
        # rules hand over a user with all rights: the scopes need his own
        scopes = self.sudo(False).with_context(allowed_company_ids=company_ids)
        reaches = scopes._reaches(mode)
        if strict:
            companies = self.env["res.company"].sudo().browse(reaches)
            open_ids = companies.filtered(lambda c: not c.jxc_strict_stock).ids
            reaches.update(dict.fromkeys(open_ids, scope_domain.EVERYTHING))
        return reaches

    @api.model
    def _enforced_elsewhere(self, company_ids):
        """Return the ids of companies not in use that enforce ownership."""
        return sorted(self._enforcing_company_ids().difference(company_ids))

    @api.model
    @ormcache()
    def _enforcing_company_ids(self):
        """Return the ids of all companies that enforce ownership.

        Cached, so that nobody pays for the rules before the first company does.
        """
        # sudo: they may be companies the user knows nothing about
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        return frozenset(companies.search([("jxc_enforce_ownership", "=", True)]).ids)

    @api.model
    def _is_restricted(self):
        """Return whether the user may not change the records of all departments."""
        return not all(reach.everything for reach in self._reaches("write").values())

    @api.model
    def _reads_everything(self):
        """Return whether no document is hidden from the user by its owner."""
        return all(reach.everything for reach in self._reaches("read").values())

    @api.model
    def _hides_stock(self):
        """Return whether stock of other departments is hidden from the user."""
        reaches = self._reaches("read")
        hiding = self.env["res.company"].sudo().browse(reaches)
        hiding = hiding.filtered("jxc_strict_stock")
        return any(not reaches[company.id].everything for company in hiding)
