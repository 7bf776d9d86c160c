from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, is_html_empty


class JxcRegulationVersion(models.Model):
    _inherit = "jxc.regulation.version"

    def action_submit(self):
        """Submit drafts for approval; from now on nobody changes their text.

        :raises UserError: when there is nothing to approve yet
        """
        self.check_access("write")
        for version in self:
            version._start_step("draft")
            version._check_complete()
            version._adopt_attachments()
            version._as_engine().write(
                {"state": "review", "submitted_on": fields.Datetime.now()}
            )
            version._tell_submitted()
        return True

    def action_approve(self, comment=None):
        """Approve one version; it takes effect on its date, or at once if that is due.

        :raises AccessError: for the author, the last editor and who may not approve
        :raises UserError: when it is not submitted, or makes no sense any more
        """
        self.ensure_one()
        self._start_step("review")
        self._check_decider()
        self._check_base()
        today = fields.Date.context_today(self)
        # sudo: who approves need not be able to read everything about it
        version = self._as_engine()
        effective = max(version.date_effective or today, today)
        version.write(
            {
                "state": "approved",
                "approver_id": self.env.uid,
                "approved_on": fields.Datetime.now(),
                "approval_comment": (comment or "").strip() or False,
                "date_effective": effective,
                "date_review": version.date_review or version._review_day(effective),
                "content_hash": version._content_hashes()[self.id],
            }
        )
        self._tell_decided("approved", comment)
        if effective <= today:
            version._take_effect()
        return True

    def action_return(self, reason):
        """Give a submitted version back to its author, who may change it again.

        :raises AccessError: for people who neither wrote nor may approve it
        :raises UserError: without a reason, or when it is not submitted
        """
        self.ensure_one()
        reason = self._check_reason(reason)
        self._start_step("review")
        # sudo: see above
        version = self.sudo()
        if not (self.may_decide or self.env.user in version.author_id):
            self._refuse_decider()
        self._as_engine().write({"state": "draft", "submitted_on": False})
        self._tell_decided("returned", reason)
        return True

    def action_withdraw(self, reason):
        """End a version before its time; nobody has to follow it any more.

        :raises AccessError: for people who may not approve it
        :raises UserError: without a reason, or when it is not approved or in effect
        """
        self.ensure_one()
        reason = self._check_reason(reason)
        self._start_step("approved", "active")
        if not self.may_decide:
            self._refuse_decider()
        version = self._as_engine()
        values = {"state": "withdrawn", "withdraw_reason": reason}
        if version.state == "active":
            values["date_end"] = fields.Date.context_today(self)
        version.write(values)
        if version.regulation_id.current_version_id == version:
            version.regulation_id.write({"current_version_id": False})
            self.env["jxc.regulation.acknowledgement"]._reconcile(version.regulation_id)
        self._tell_decided("withdrawn", reason)
        return True

    def action_reviewed(self):
        """Confirm that a version in effect needs no change; set the next review.

        :raises AccessError: for people who neither keep nor may approve it
        """
        self.ensure_one()
        self._start_step("active")
        # sudo: see above
        if not (self.may_decide or self.sudo().regulation_id.is_maintained):
            self._refuse_decider()
        day = self._review_day(fields.Date.context_today(self))
        self._as_engine().write({"date_review": day})
        self._tell_reviewed(day)
        return True

    def _review_day(self, day):
        """Return the day of the review after one day, or False without reviews."""
        # sudo: see above
        months = self.sudo().regulation_id.review_months
        return fields.Date.add(day, months=months) if months > 0 else False

    def _start_step(self, *states):
        """Keep others from taking a step with a version meanwhile.

        The row is changed, not only locked: a transaction that waited for it must start
        again and see what the first one did.

        :raises UserError: when the version is not in one of the states
        """
        self.ensure_one()
        self.check_access("read")
        self.flush_recordset()
        query = SQL(
            "UPDATE jxc_regulation_version SET revision = COALESCE(revision, 0) + 1 "
            "WHERE id = %s RETURNING state",
            self.id,
        )
        [[state]] = self.env.execute_query(query)
        if state not in states:
            names = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(version)s” is “%(state)s”, so this cannot be done with it. "
                    "Reload the page to see what happened.",
                    version=self.display_name,
                    state=names[state],
                )
            )

    def _check_complete(self):
        """Refuse to submit a version that says nothing.

        :raises UserError: saying what is missing
        """
        if is_html_empty(self.body) and not self.attachment_ids:
            raise UserError(
                self.env._(
                    "“%(version)s” has neither a text nor an attachment. Write what "
                    "people have to follow before you submit it.",
                    version=self.display_name,
                )
            )
        self._check_base()

    def _check_base(self):
        """Refuse a minor change when what it changes is not in effect any more.

        :raises UserError: saying to make it material
        """
        # sudo: see above
        version = self.sudo()
        if version.change_kind == "material":
            return
        current = version.regulation_id.current_version_id
        if not current or current.major != version.major:
            raise UserError(
                self.env._(
                    "“%(version)s” is a minor change, but the version it is about is "
                    "not in effect any more. Have it sent back and make it material.",
                    version=version.display_name,
                )
            )

    def _check_reason(self, reason):
        """Return a reason without blanks.

        :raises UserError: when there is none
        """
        reason = (reason or "").strip()
        if not reason:
            raise UserError(
                self.env._("Say why, so that the others know what to change.")
            )
        return reason

    def _check_decider(self):
        """Refuse an approval by those who wrote it or have no say.

        :raises AccessError: naming who may
        """
        # sudo: see above
        version = self.sudo()
        if self.env.user in version.author_id | version.editor_id:
            raise AccessError(
                self.env._(
                    "You wrote or last changed “%(version)s” yourself, so somebody "
                    "else has to approve it: %(people)s.",
                    version=version.display_name,
                    people=version._deciders().mapped("name"),
                )
            )
        if not self.may_decide:
            self._refuse_decider()

    def _refuse_decider(self):
        """Refuse a step by somebody who has no say.

        :raises AccessError: naming who has
        """
        # sudo: see above
        version = self.sudo()
        raise AccessError(
            self.env._(
                "You have no say about “%(version)s”. Ask %(people)s.",
                version=version.display_name,
                people=version._deciders().mapped("name"),
            )
        )
