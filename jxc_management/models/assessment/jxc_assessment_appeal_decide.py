from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .jxc_assessment_appeal_submit import HIGHEST_SCORE, LEAST_REASON
from .jxc_assessment_review import check_points
from .jxc_decision_mixin import ADMINISTRATOR


class JxcAssessmentAppeal(models.Model):
    _inherit = "jxc.assessment.appeal"

    can_decide = fields.Boolean(compute="_compute_can_decide")
    can_withdraw = fields.Boolean(compute="_compute_can_decide")

    @api.depends("state", "assessment_id.state")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        for appeal in self:
            is_open = appeal.state == "submitted"
            appeal.can_decide = is_open and not appeal._why_not()
            appeal.can_withdraw = is_open and appeal.appellant_id == self.env.user

    def _assessed_users(self):
        appeal = self.sudo()
        return appeal.appellant_id | appeal.assessment_id._assessed_users()

    def _first_judges(self):
        """Return who judged what one appeal is about, with all rights."""
        assessment = self.sudo().assessment_id
        lines = self.sudo().line_id or assessment.line_ids
        judges = assessment.manager_reviewed_by_id or assessment.reviewer_id
        return judges | lines.override_by_id

    def _why_not(self):
        """Return why the user may not decide one appeal, or None."""
        if self._is_about_me():
            return self.env._("Nobody decides about his own appeal.")
        if self._first_judges() & self._my_users():
            return self.env._(
                "You judged what the appeal is about. Somebody else has to decide it."
            )
        if not (self.is_managed or self.env.user.has_group(ADMINISTRATOR)):
            return self.env._(
                "Only other managers above the person and administrators decide "
                "appeals."
            )
        return None

    def action_accept(self, score, decision):
        """Accept one appeal: the score given here counts.

        :param score: points of the line, or of the whole assessment
        :param decision: why, in at least ten characters
        :raises AccessError: for the appellant, the one assessed, who judged first, and
            people who neither manage nor administer
        """
        self._start_judging()
        decision = self._required_text(decision, LEAST_REASON)
        # sudo: the decider may decide; the line may be one he cannot read
        line = self.sudo().line_id
        if line:
            line.assessment_id._check_lines_count()
        highest = line._highest() if line else HIGHEST_SCORE
        score = check_points(self.env, self.display_name, score, highest)
        self._decide("accepted", decision, score_after=score)
        self._put_score(score, decision)
        return True

    def action_reject(self, decision):
        """Reject one appeal: the score stays.

        :param decision: why, in at least ten characters
        """
        self._start_judging()
        decision = self._required_text(decision, LEAST_REASON)
        self._decide("rejected", decision, score_after=self.score_before)
        return True

    def action_withdraw(self):
        """Take one's own appeal back."""
        self._start_open()
        if self.appellant_id != self.env.user:
            raise AccessError(
                self.env._(
                    "Only who submitted “%(appeal)s” can withdraw it.",
                    appeal=self.display_name,
                )
            )
        self._as_engine().write({"state": "withdrawn"})
        self._settle()
        return True

    def _start_judging(self):
        self._start_open()
        why_not = self._why_not()
        if why_not:
            raise AccessError(why_not)

    def _start_open(self):
        """Keep others from deciding one appeal meanwhile.

        :raises UserError: when it is decided, or the step of appeals is over
        """
        self._start_decision()
        # sudo: the decider need not see the whole assessment
        self.sudo().assessment_id._start_change("appeal")
        if self.state != "submitted":
            raise UserError(
                self.env._("“%(appeal)s” is decided already.", appeal=self.display_name)
            )

    def _decide(self, state, decision, **values):
        appeal = self._as_engine()
        appeal.write(
            {
                "state": state,
                "decision": decision,
                "decided_by_id": self.env.uid,
                "decided_on": fields.Datetime.now(),
                **values,
            }
        )
        self._settle()
        appeal.message_post(
            body=decision,
            author_id=self.env.user.partner_id.id,
            partner_ids=appeal.appellant_id.partner_id.ids,
        )

    def _put_score(self, score, decision):
        """Let the score of an accepted appeal count."""
        appeal = self._as_engine()
        if appeal.line_id.kind == "review":
            appeal.line_id.write({"manager_score": score, "is_manager_scored": True})
        elif appeal.line_id:
            appeal.line_id.write(
                {
                    "is_overridden": True,
                    "override_score": score,
                    **self.line_id._override_values(decision, self),
                }
            )
        else:
            appeal.assessment_id.write({"is_overridden": True, "override_score": score})
        appeal.assessment_id._rescore()

    def _ask_decider(self):
        """Give somebody who may decide an activity: a manager above, or the keeper."""
        self.ensure_one()
        appeal = self.sudo()
        period = appeal.period_id
        judges = self._first_judges() | self._assessed_users()
        above = appeal.department_id
        candidates = [appeal.assessment_id.reviewer_id]
        while above:
            candidates.append(above.manager_id.user_id)
            above = above.parent_id
        candidates.append(period.user_id)
        decider = next((one for one in candidates if one and one not in judges), None)
        if decider:
            period._ask(
                {appeal: decider},
                period.appeal_deadline,
                lambda env: env._("Decide an appeal"),
            )

    def _settle(self):
        self.env["jxc.assessment.period"]._archive_activities(self.sudo())
