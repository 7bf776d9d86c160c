from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.assessment_period import before

#: a step that begins after its deadline gets so many days
LEAST_DAYS = 7
#: steps in which the figures are still calculated
LIVE_STATES = ("open", "provisional", "self_review", "manager_review", "appeal")


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    def action_compute(self):
        """Create the assessments of the scorecards in use, and calculate all figures.

        As often as wanted until the approval: reviews, overrides and appeals stay.

        :raises AccessError: for others than administrators
        :raises UserError: when the period is approved, or there is nobody to assess
        """
        self._check_administrator()
        for period in self:
            period._start_step(*LIVE_STATES)
            period._as_engine()._refresh()
            if period.state == "open":
                period._move_to("provisional")
        return True

    def action_start_self_review(self):
        """Ask everybody assessed to say how he sees it himself.

        :raises AccessError: for others than administrators
        :raises UserError: when the period is not calculated
        """
        self.ensure_one()
        self._check_administrator()
        self._start_step("provisional")
        self._move_to("self_review", self_review_deadline=self._deadline("self_review"))
        self._ask_self_reviews()
        return True

    def action_start_manager_review(self, confirm=False):
        """Ask the reviewers to judge and, with a reason, to correct.

        :param confirm: go on although self reviews are missing before their deadline
        :return: True, or the action that asks for the confirmation
        """
        self.ensure_one()
        self._check_administrator()
        self._start_step("self_review")
        if not confirm and self._is_early("self_review"):
            return self._ask_to_confirm()
        self._move_to(
            "manager_review", manager_review_deadline=self._deadline("manager_review")
        )
        self._ask_reviews()
        return True

    def action_start_appeals(self, confirm=False):
        """Show everybody assessed his result, so that he can appeal.

        :param confirm: go on although reviews are missing before their deadline
        :return: True, or the action that asks for the confirmation
        :raises UserError: before the period is over
        """
        self.ensure_one()
        self._check_administrator()
        self._start_step("manager_review")
        self._check_over()
        if not confirm and self._is_early("manager_review"):
            return self._ask_to_confirm()
        self._move_to("appeal", appeal_deadline=self._deadline("appeal"))
        self._tell_results()
        return True

    def action_approve(self, confirm=False):
        """Approve all results; rewards and penalties are proposed.

        :param confirm: go on although people can still appeal
        :return: True, or the action that asks for the confirmation
        :raises AccessError: for somebody who judged in the period, or is assessed
            without another administrator having signed his assessment off
        :raises UserError: while appeals wait for a decision, before the period is
            over, or when records changed since the figures were calculated
        """
        self.ensure_one()
        self._check_administrator()
        self._start_step("appeal")
        self._check_approver()
        self._check_over()
        self._check_appeals_decided()
        if not confirm and self._is_early("appeal"):
            return self._ask_to_confirm()
        self._as_engine()._check_figures()
        self._as_engine()._keep_evidence()
        self._move_to(
            "approved", approved_by_id=self.env.uid, approved_on=fields.Datetime.now()
        )
        self.env["jxc.reward"]._propose(self)
        return True

    def action_lock(self):
        """Lock the period for good, with a checksum of all scores.

        Those of the records behind them are of the approval, as are the figures.
        """
        self.ensure_one()
        self._check_administrator()
        self._start_step("approved")
        self._move_to(
            "locked",
            locked_by_id=self.env.uid,
            locked_on=fields.Datetime.now(),
            digest=self._as_engine()._content_digest(),
        )
        return True

    def action_back(self, reason):
        """Go one step back, until the approval.

        :param reason: why, which is kept in the discussion
        :raises UserError: without a reason, or when there is no way back
        """
        self.ensure_one()
        self._check_administrator()
        reason = self._required_text(reason)
        self._start_step("provisional", "self_review", "manager_review", "appeal")
        self._check_appeals_decided()
        # sudo: nobody writes signatures himself
        self._as_engine().assessment_ids._remove_signatures()
        self._move_to(before(self.state))
        text = self.env._(
            "Back to “%(step)s”. %(reason)s", step=self._step_name(), reason=reason
        )
        self._post_for_good(text)
        if self.state == "self_review":
            self._ask_self_reviews()
        elif self.state == "manager_review":
            self._ask_reviews()
        return True

    def _start_step(self, *states):
        """Keep others from taking a step with the period meanwhile.

        :raises UserError: when it is in none of ``states``
        """
        self._start_decision()
        if self.state not in states:
            self._refuse_state(*states)

    def _move_to(self, state, **values):
        period = self._as_engine()
        period._settle_activities()
        period.write({"state": state, **values})

    def _step_name(self):
        names = dict(self._fields["state"]._description_selection(self.env))
        return names[self.state]

    def _deadline(self, step):
        """Return the deadline of a step that begins: not a past one."""
        least = fields.Date.add(self.company_id._jxc_today(), days=LEAST_DAYS)
        return max(self[f"{step}_deadline"] or least, least)

    def _check_approver(self):
        """Refuse an approver who judged in the period, or is assessed in it.

        He may approve when another administrator has signed his own assessments off,
        and those that he reviewed.
        """
        assessments = self.sudo().assessment_ids
        mine = self.env["jxc.assessment"]._my_users()
        judges = assessments.line_ids.filtered("is_overridden").override_by_id
        judges |= assessments.appeal_ids.decided_by_id
        if judges & mine:
            raise AccessError(
                self.env._(
                    "You changed scores or decided appeals in “%(period)s”. Another "
                    "administrator has to approve it.",
                    period=self.display_name,
                )
                + f" {assessments._administrators_text(self.company_id, judges)}"
            )
        for assessment in assessments.filtered(lambda one: not one._is_signed()):
            why_not = assessment._why_unsigned(mine)
            if why_not:
                raise AccessError(why_not)

    def _check_appeals_decided(self):
        """Refuse to leave appeals behind.

        :raises UserError: naming one
        """
        appeals = self.sudo().assessment_ids.appeal_ids
        waiting = appeals.filtered(lambda appeal: appeal.state == "submitted")
        if waiting:
            raise UserError(
                self.env._(
                    "“%(appeal)s” waits for a decision. Decide all appeals first.",
                    appeal=waiting[0].display_name,
                )
            )
