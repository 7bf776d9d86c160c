import logging

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import ormcache
from odoo.tools.safe_eval import safe_eval

from ...tools.approval_match import CompiledRule

_logger = logging.getLogger(__name__)


class JxcApprovalRule(models.Model):
    _inherit = "jxc.approval.rule"

    @api.model
    @ormcache("operation", "company_id")
    def _compiled(self, operation, company_id):
        """Return the active rules of an operation in a company, in their order.

        :return: tuple of :class:`CompiledRule`; cached, so that a document that needs
            no approval costs no query
        """
        # sudo: everybody's documents follow the rules, few people may read them
        rules = self.sudo().search(
            [("operation", "=", operation), ("company_id", "in", (company_id, False))],
            order="sequence, id",
        )
        return tuple(rule._compile() for rule in rules)

    @api.model
    @ormcache("model", "company_id")
    def _any_for(self, model, company_id):
        """Return whether a company has a rule for documents of a model at all."""
        operations = self.env["jxc.operation"]._operations()
        return any(
            self._compiled(code, company_id)
            for code, operation in operations.items()
            if model in operation.models
        )

    def _compile(self):
        """Return this rule as a :class:`CompiledRule`."""
        self.ensure_one()
        partners = self.partner_ids.commercial_partner_id
        return CompiledRule(
            id=self.id,
            outcome=self.outcome,
            amount_min=self.amount_min,
            amount_max=self.amount_max,
            departments=frozenset(self.department_ids.ids),
            categories=frozenset(self.category_ids.ids),
            warehouses=frozenset(self.warehouse_ids.ids),
            partners=frozenset(partners.ids),
            price_deviation=self.price_deviation,
            domain=(self.domain or "").strip(),
            tolerance_percent=self.tolerance_percent,
            tolerance_amount=self.tolerance_amount,
        )

    @api.model
    def _parsed_domain(self, text):
        """Return the :class:`Domain` of a rule's further conditions.

        :raises ValueError: when the text is no domain
        """
        return Domain(safe_eval(text, {"uid": self.env.uid}))

    @api.model
    def _document_in_domain(self, document, text):
        """Return whether a document fulfils a rule's further conditions.

        Conditions that can no longer be read hold: the document is rather approved once
        too often than never.
        """
        try:
            # sudo: the conditions must not depend on what the submitter may see
            return bool(document.sudo().filtered_domain(self._parsed_domain(text)))
        except Exception:
            _logger.exception("conditions of an approval rule: %s", text)
            return True
