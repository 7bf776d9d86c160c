from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

from ...tools.approval_content import digest, exceeds
from ...tools.engine_token import covers
from ...tools.forged_defaults import without_defaults
from .jxc_approval_mixin import APPROVAL_FIELDS, SHOWN_STATES


class JxcApprovalMixin(models.AbstractModel):
    _inherit = "jxc.approval.mixin"

    @api.model
    def _jxc_watched_fields(self):
        """Return the fields whose change may go beyond an approval."""
        return frozenset()

    @api.model
    def _jxc_state_fields(self):
        """Return the fields that decide whether the document is in effect."""
        return frozenset({"state"})

    def _jxc_check_taken_back(self):
        """Refuse to take back documents whose effect stays, such as moved goods."""

    @api.model
    def _jxc_computed_fields(self):
        """Return the stored amounts that are computed, whatever a client sends."""
        return frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._jxc_check_approval_unset(vals)
        clean = without_defaults(self, APPROVAL_FIELDS)
        created = super(JxcApprovalMixin, clean).create(vals_list)
        created = created.with_env(self.env)
        created._jxc_compute_again(set().union(*vals_list))
        created.filtered(lambda one: one._jxc_in_effect())._jxc_check_effective()
        return created

    def write(self, vals):
        self._jxc_check_approval_unset(vals)
        moved = not self._jxc_state_fields().isdisjoint(vals)
        effective = self.browse()
        if moved:
            effective = self.filtered(lambda one: one._jxc_in_effect())
        watched = not self._jxc_watched_fields().isdisjoint(vals)
        before = self._jxc_before_change() if watched else []
        result = super().write(vals)
        self._jxc_compute_again(vals)
        if moved:
            now = self.filtered(lambda one: one._jxc_in_effect())
            (now - effective)._jxc_check_effective()
            (effective - now)._jxc_check_taken_back()
            self._jxc_drop_approvals()
        self._jxc_after_change(before)
        return result

    def unlink(self):
        pending = self._jxc_pending_requests()
        result = super().unlink()
        if pending:
            pending._log("withdraw", self.env._("The document was deleted."))
            pending._close("withdrawn")
        return result

    def _jxc_compute_again(self, names):
        """Compute the amounts among ``names`` again where rules rely on them."""
        forged = self._jxc_computed_fields().intersection(names)
        if forged:
            ruled = self.filtered(lambda one: one._jxc_rules())
            for name in forged:
                self.env.add_to_compute(self._fields[name], ruled)

    @api.model
    def _jxc_check_approval_unset(self, vals):
        """Refuse an approval that comes from outside.

        :raises UserError: when ``vals`` sets it
        """
        if not APPROVAL_FIELDS.isdisjoint(vals):
            raise UserError(
                self.env._(
                    "The approval of “%(model)s” records cannot be set by hand. Submit "
                    "the document; its approvers decide about it.",
                    model=self.env["ir.model"]._get(self._name).name,
                )
            )

    def _jxc_show_requests(self, requests):
        """Show requests and their states on these documents."""
        by_document = {request.res_id: request for request in requests}
        for document in self:
            request = by_document[document.id]
            # past the guards, ours and those of others: nothing else changes
            models.Model.write(
                document,
                {
                    "jxc_approval_state": SHOWN_STATES.get(request.state, "none"),
                    "jxc_approval_request_id": request.id,
                },
            )

    def _jxc_pending_requests(self):
        """Return the pending requests of these documents, with all rights."""
        # sudo: whoever changes a document need not see its request
        waiting = self.filtered(lambda one: one.jxc_approval_state == "pending")
        return waiting.sudo().jxc_approval_request_id

    def _jxc_drop_approvals(self):
        """End the approvals of documents that no longer wait for them.

        They were cancelled, taken back, or corrected until they needed none.
        """
        known = self.filtered(lambda one: one.jxc_approval_state != "none")
        for document in known:
            if document._jxc_is_parked():
                continue
            request = document.sudo().jxc_approval_request_id
            in_effect = document._jxc_in_effect()
            if request.state == "pending":
                taken_back = self.env._("The document was taken back.")
                settled = self.env._("The document took effect without this approval.")
                request._log("withdraw", settled if in_effect else taken_back)
                request._close("withdrawn")
            elif in_effect:
                continue
            elif document.jxc_approval_state == "approved":
                models.Model.write(document.sudo(), {"jxc_approval_state": "none"})

    # ------------------------------------------------------------------
    # Changes after submission, approval or confirmation
    # ------------------------------------------------------------------

    def _jxc_open_to_change(self):
        """Return those of these documents that are not just being validated."""
        context = self.env.context
        return self.filtered(lambda one: not covers(context, (one._name, one.id)))

    def _jxc_before_change(self):
        """Return ``[(document, content)]`` of documents whose change matters.

        These are documents with a pending or given approval, and those in effect whose
        operation has rules.
        """
        before = []
        for document in self:
            asked = document.jxc_approval_state in ("pending", "approved")
            # rules first: they are known, a state may have to be computed early
            if asked or (document._jxc_rules() and document._jxc_in_effect()):
                before.append((document, document.sudo()._jxc_content()))
        return before

    @api.model
    def _jxc_after_change(self, before):
        """Look at documents again after a change.

        :param before: what :meth:`_jxc_before_change` returned
        :raises UserError: for documents in effect that went beyond their approval
        """
        for document, content in before:
            if not document.exists():
                continue
            if document._jxc_in_effect():
                document._jxc_check_amended(content)
            else:
                document._jxc_request_changed(content)

    def _jxc_check_amended(self, content):
        """Refuse a document in effect that needs an approval for its change.

        :param content: what it was before, None when that is not known
        :raises UserError: naming the document and what to do
        """
        self.ensure_one()
        if self.env.uid == SUPERUSER_ID or not self._jxc_needs_approval():
            return
        if content is not None and not exceeds(content, self.sudo()._jxc_content()):
            return
        raise UserError(
            self.env._(
                "“%(document)s” is in effect already, and this change needs approval. "
                "Make a further document for what is added, or cancel this one and "
                "submit it again.",
                document=self.display_name,
            )
        )

    def _jxc_request_changed(self, content):
        """Outdate a pending or given approval, unless it tolerates the change.

        :param content: what the document was before, None when that is not known
        """
        self.ensure_one()
        request = self.sudo().jxc_approval_request_id
        current = self.sudo()._jxc_content()
        tolerance = request.tolerance_percent, request.tolerance_amount
        if request.state not in ("pending", "approved"):
            return
        if content is not None and digest(content) == digest(current):
            return
        stale = exceeds(request.content, current, *tolerance)
        if not stale and request.state == "approved":
            return
        request._log("stale" if stale else "change")
        request._as_engine().write({"editor_id": self.env.uid})
        if stale:
            request._close("stale")
