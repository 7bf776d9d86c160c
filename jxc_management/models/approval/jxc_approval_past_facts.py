import logging

from odoo import SUPERUSER_ID, api, models

_logger = logging.getLogger(__name__)


class JxcApprovalMixin(models.AbstractModel):
    _inherit = "jxc.approval.mixin"

    def _jxc_past_facts(self):
        """Return ``{id: Facts}`` of documents of the past, read as a batch.

        A kind of document whose facts depend on the time replaces them here.
        """
        return {document.id: document._jxc_facts() for document in self}

    def _jxc_past_requester(self):
        """Return who most likely submitted a document, where no request says so."""
        self.ensure_one()
        responsible = self.user_id if "user_id" in self._fields else None
        user = responsible or self.create_uid
        if user.share or user.id == SUPERUSER_ID:
            return self.env["res.users"]
        return user


class JxcApprovalRule(models.Model):
    _inherit = "jxc.approval.rule"

    @api.model
    def _documents_in_domain(self, documents, text):
        """Return the ids of documents that fulfil a rule's further conditions.

        As for one document, conditions that can no longer be read hold.
        """
        try:
            found = documents.sudo().filtered_domain(self._parsed_domain(text))
        except Exception:
            _logger.exception("conditions of an approval rule: %s", text)
            found = documents
        return set(found.ids)
