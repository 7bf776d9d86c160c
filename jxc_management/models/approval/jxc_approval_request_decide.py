from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from ...tools.approval_content import exceeds


class JxcApprovalRequest(models.Model):
    _inherit = "jxc.approval.request"

    def action_approve(self, comment=None):
        """Approve the open step of one request in the name of the current user.

        The last approval lets the document take effect: an order is confirmed.

        :param comment: an optional text for the record
        :return: True
        :raises AccessError: for people who may not decide, naming the reason
        :raises UserError: when the request is closed or the document has changed
        """
        step, principal = self._open_decision()
        if self._outdated():
            raise UserError(
                self.env._(
                    "“%(document)s” was changed after it was submitted. Ask for it to "
                    "be submitted again.",
                    document=self.name,
                )
            )
        self._log("approve", comment, step, principal)
        people = self.env.user | principal
        step._count_vote(people)
        if step.state == "approved":
            self._step_decided()
        else:
            self._clear_activities(people)
        return True

    def action_reject(self, reason):
        """Reject one request; the document goes back to its requester.

        :param reason: why, which the requester reads
        :return: True
        :raises AccessError: for people who may not decide
        :raises UserError: without a reason, or when the request is closed
        """
        if not (reason or "").strip():
            raise UserError(
                self.env._(
                    "Say why “%(document)s” is rejected, so that its requester knows "
                    "what to change.",
                    document=self.name,
                )
            )
        step, principal = self._open_decision()
        self._log("reject", reason.strip(), step, principal)
        step._as_engine().write(
            {"state": "rejected", "closed_on": fields.Datetime.now()}
        )
        self._close("rejected")
        self._tell_requester("rejected", reason.strip())
        return True

    def action_forward(self, user_id, comment=None):
        """Let somebody else decide in the place of the current user.

        :param user_id: id of the user who shall decide
        :param comment: an optional text for him
        :return: True
        :raises AccessError: for people who may not decide
        :raises UserError: for somebody who may not decide either
        """
        step, principal = self._open_decision()
        user = self.env["res.users"].sudo().browse(int(user_id)).exists()
        self._check_forward(step, user)
        text = self.env._("Forwarded to %(person)s.", person=user.name)
        self._log("forward", "\n".join(filter(None, (text, comment))), step, principal)
        step._replace_approver(principal or self.env.user, user)
        self._tell_open_steps(step)
        return True

    def action_withdraw(self):
        """Take back one request of one's own; the document can be changed again.

        :return: True
        :raises AccessError: for others than requester, last editor and administrators
        :raises UserError: when the request is closed
        """
        self.ensure_one()
        self._lock_pending()
        people = self.requester_id | self.editor_id
        administrator = self.env.user.has_group(
            "jxc_management.group_jxc_administrator"
        )
        if self.env.user not in people and not administrator:
            raise AccessError(
                self.env._(
                    "“%(document)s” was submitted by %(person)s, who alone can "
                    "withdraw it.",
                    document=self.name,
                    person=self.requester_id.sudo().name,
                )
            )
        self._log("withdraw")
        self._close("withdrawn")
        return True

    def _open_decision(self):
        """Lock a request and return the step that the user may decide now.

        :return: ``(step, principal)``; the principal is empty when the user decides in
            his own name
        :raises AccessError: naming who may decide
        """
        self.ensure_one()
        self._lock_pending()
        user = self.env.user
        self._check_apart(user)
        open_steps = self.sudo().step_ids.filtered(lambda step: step.state == "open")
        open_steps = open_steps.filtered(lambda step: user not in step.decided_ids)
        own = open_steps.filtered(lambda step: user in step.approver_ids)
        if own:
            return own[0], self.env["res.users"]
        principals = self.env["jxc.approval.delegation"]._principals_for(user, self)
        for step in open_steps:
            lenders = (step.approver_ids - step.decided_ids).filtered(
                lambda lender: lender.id in principals
            )
            if lenders:
                return step, lenders[0]
        raise AccessError(
            self.env._(
                "You cannot decide about “%(document)s” now. It waits for %(people)s.",
                document=self.name,
                people=self.sudo().waiting_for or self.env._("nobody"),
            )
        )

    def _check_apart(self, user):
        """Refuse decisions by those who submitted or changed the document.

        :raises AccessError: naming the rule of four eyes
        """
        if user in (self.requester_id | self.editor_id):
            raise AccessError(
                self.env._(
                    "You submitted or changed “%(document)s” yourself, so somebody "
                    "else has to approve it.",
                    document=self.name,
                )
            )

    def _lock_pending(self):
        """Lock the request against decisions and changes at the same time.

        The row is changed, not only locked: a transaction that waited for it must start
        again and see what the first one did.

        :raises UserError: when it is no longer pending
        """
        self.check_access("read")
        query = SQL(
            "UPDATE jxc_approval_request SET revision = COALESCE(revision, 0) + 1 "
            "WHERE id = %s RETURNING state",
            self.id,
        )
        self.flush_recordset()
        [[state]] = self.env.execute_query(query)
        if state != "pending":
            states = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "Nothing is left to decide about “%(document)s”: it is %(state)s.",
                    document=self.name,
                    state=states[state].lower(),
                )
            )

    def _outdated(self):
        """Return whether the document is no longer what was submitted."""
        document = self._document_record()
        return not document or exceeds(
            self.content,
            document._jxc_content(),
            self.tolerance_percent,
            self.tolerance_amount,
        )

    def _check_forward(self, step, user):
        """Refuse to forward to somebody who may not decide.

        :raises UserError: naming the person
        """
        apart = (
            self.requester_id | self.editor_id | step.approver_ids | step.decided_ids
        )
        fit = user and user.active and not user.share
        if not fit or user in apart or self.company_id not in user.company_ids:
            raise UserError(
                self.env._(
                    "%(person)s cannot decide about “%(document)s”. Choose a colleague "
                    "of %(company)s who neither submitted nor changed it and is not "
                    "asked already.",
                    person=user.name or self.env._("Nobody"),
                    document=self.name,
                    company=self.company_id.sudo().name,
                )
            )

    def _step_decided(self):
        """Open the next steps, or let the document take effect after the last one."""
        request = self.sudo()
        if any(step.state == "open" for step in request.step_ids):
            request._clear_activities()
            request._tell_open_steps(request.step_ids._undecided())
            return
        opened = request._open_next_steps()
        request._clear_activities()
        if opened:
            request._tell_open_steps(opened)
            return
        request._close("approved")
        document = request._document_record().with_user(self.env.user).sudo()
        document._jxc_approved()
        request._tell_requester("approved")

    def _close(self, state):
        """Close pending requests, their steps and activities; free their documents."""
        now = fields.Datetime.now()
        requests = self._as_engine()
        left = requests.step_ids.filtered(
            lambda step: step.state in ("waiting", "open")
        )
        left._as_engine().write({"state": "closed", "closed_on": now})
        requests.write({"state": state, "closed_on": now, "deadline": False})
        self._clear_activities()
        self._update_documents()
        if state != "approved":
            for request in self:
                request._document_record()._jxc_returned()
