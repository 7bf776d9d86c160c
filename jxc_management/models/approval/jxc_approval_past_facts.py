from odoo import SUPERUSER_ID, models


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
