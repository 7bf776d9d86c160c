from odoo import fields, models
from odoo.exceptions import UserError

from .jxc_assessment_review import check_points

#: so many characters must a reason have
LEAST_REASON = 10
#: of a whole assessment
HIGHEST_SCORE = 200.0
#: so many appeals about the same may be withdrawn before the last one
MOST_WITHDRAWN = 1


class JxcAssessment(models.Model):
    _inherit = "jxc.assessment"

    def action_appeal(self, reason, line_id=None, score_wanted=None):
        """Object to the result, or to one line of it.

        :param reason: why, in at least ten characters
        :param line_id: the line; None for the whole score
        :return: the id of the appeal
        :raises AccessError: for others than the one assessed
        :raises UserError: too early, too late, or twice
        """
        self._start_change("appeal")
        self._check_mine()
        reason = self._required_text(reason, LEAST_REASON)
        line = self._line_of_appeal(line_id)
        self._check_appeal_possible(line)
        highest = line._highest() if line else HIGHEST_SCORE
        name = line.display_name or self.env._("Whole score")
        score = check_points(self.env, name, score_wanted or 0, highest)
        values = {
            "name": f"{self.name}: {name}",
            "assessment_id": self.id,
            "line_id": line.id,
            "appellant_id": self.env.uid,
            "reason": reason,
            "score_before": line.score if line else self.score,
            "score_wanted": score,
        }
        appeal = self.env["jxc.assessment.appeal"]._as_engine().create(values)
        appeal._ask_decider()
        return appeal.id

    def _line_of_appeal(self, line_id):
        """Return the line with an id.

        :raises UserError: when it belongs to another assessment
        """
        # sudo: the one assessed may read his own lines anyway
        lines = self.sudo().line_ids
        line = lines.filtered(lambda one: one.id == (line_id or 0))
        if line_id and not line:
            raise UserError(
                self.env._(
                    "The line does not belong to “%(assessment)s”.",
                    assessment=self.display_name,
                )
            )
        return line

    def _check_appeal_possible(self, line):
        """Refuse late and double appeals.

        :raises UserError: saying which it is
        """
        # sudo: the period has no secrets; all appeals about the assessment count
        assessment = self.sudo()
        deadline = assessment.period_id.appeal_deadline
        if deadline and deadline < self.company_id._jxc_today():
            raise UserError(
                self.env._(
                    "Appeals in “%(period)s” were possible until %(day)s. Talk to the "
                    "administrator.",
                    period=assessment.period_id.name,
                    day=fields.Date.to_string(deadline),
                )
            )
        if line:
            self._check_lines_count()
        self._check_first_appeal(line)

    def _check_lines_count(self):
        """Refuse appeals about lines once the whole score was decided.

        :raises UserError: saying so
        """
        if self.sudo().is_overridden:
            raise UserError(
                self.env._(
                    "The whole score of “%(assessment)s” was decided by an appeal, so "
                    "that its lines no longer change it.",
                    assessment=self.display_name,
                )
            )

    def _appeals_about(self, line):
        """Return the appeals about a line of one assessment, or its whole score.

        :param line: the line, none for the whole score
        """
        return self.appeal_ids.filtered(lambda appeal: appeal.line_id == line)

    def _check_first_appeal(self, line):
        """Refuse double appeals, and to repeat what was decided or withdrawn.

        :raises UserError: naming the other appeal
        """
        # sudo: all appeals about the assessment count
        about = self.sudo()._appeals_about(line)
        same = about.filtered(lambda one: one.state == "submitted")
        if same:
            raise UserError(
                self.env._(
                    "“%(appeal)s” waits for a decision already.",
                    appeal=same[0].display_name,
                )
            )
        # a score that was changed since is another matter
        score = (line or self.sudo()).score
        decided = about.filtered(
            lambda one: one.decided_by_id and one.score_after == score
        )
        withdrawn = about.filtered(lambda one: one.state == "withdrawn")
        if decided or len(withdrawn) > MOST_WITHDRAWN:
            raise UserError(
                self.env._(
                    "“%(appeal)s” was decided or withdrawn already. Talk to the "
                    "administrator if there is something new.",
                    appeal=about[0].display_name,
                )
            )
