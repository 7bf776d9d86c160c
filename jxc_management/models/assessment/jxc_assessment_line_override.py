from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.required_text import required_text
from .jxc_assessment_review import check_points

#: so many characters must a reason have
LEAST_REASON = 10
HIGHEST_CAP = 100.0


class JxcAssessmentLine(models.Model):
    _inherit = "jxc.assessment.line"

    def action_override(self, score, reason, attachment_ids=None):
        """Put another score in place of a calculated one, which is kept.

        :param score: points, from 0 to the highest of the line's rule
        :param reason: why, in at least ten characters
        :param attachment_ids: ids of files that prove it, which are copied
        :raises AccessError: for the one assessed and those who manage him not
        :raises UserError: at the wrong time, without a reason or for judged lines
        """
        self.ensure_one()
        assessment = self.assessment_id
        assessment._start_change("manager_review")
        assessment._check_judge()
        self._check_calculated()
        reason = required_text(self.env, reason, LEAST_REASON)
        score = check_points(self.env, self.name, score, self._highest())
        files = self._copy_files(attachment_ids)
        line = self._as_engine()
        line.write(
            {
                "is_overridden": True,
                "override_score": score,
                "override_reason": reason,
                "override_by_id": self.env.uid,
                "override_on": fields.Datetime.now(),
                "override_attachment_ids": [fields.Command.set(files.ids)],
            }
        )
        line.assessment_id._rescore()
        line._note(
            self.env._(
                "“%(line)s”: %(score)s instead of %(raw)s points. %(reason)s",
                line=self.name,
                score=f"{score:g}",
                raw=self._raw_text(),
                reason=reason,
            )
        )
        return True

    def action_remove_override(self, reason):
        """Let the calculated score count again.

        :param reason: why, which is kept in the discussion
        """
        self.ensure_one()
        assessment = self.assessment_id
        assessment._start_change("manager_review")
        assessment._check_judge()
        if not self.is_overridden or self.override_appeal_id:
            raise UserError(
                self.env._(
                    "No reviewer changed the score of “%(line)s”.", line=self.name
                )
            )
        reason = required_text(self.env, reason, LEAST_REASON)
        line = self._as_engine()
        line.write({"is_overridden": False, "override_score": 0.0})
        line.assessment_id._rescore()
        line._note(
            self.env._(
                "“%(line)s”: the calculated score counts again. %(reason)s",
                line=self.name,
                reason=reason,
            )
        )
        return True

    def _check_calculated(self):
        """Refuse lines whose points people give anyway.

        :raises UserError: naming the line
        """
        if self.kind != "kpi":
            raise UserError(
                self.env._(
                    "“%(line)s” is judged, not calculated. Change its points in the "
                    "review.",
                    line=self.name,
                )
            )

    def _highest(self):
        """Return the highest score of one line."""
        rule = self.sudo().rule_snapshot or {}
        return max(rule.get("cap") or 0.0, HIGHEST_CAP)

    def _raw_text(self):
        return f"{self.raw_score:g}" if self.has_data else self.env._("no")

    def _copy_files(self, attachment_ids):
        """Copy files that the user may read to the line; return the copies."""
        if not attachment_ids:
            return self.env["ir.attachment"]
        files = self.env["ir.attachment"].browse(attachment_ids)
        files.check_access("read")
        # sudo: nobody has a right to write the line that they are attached to
        return files.sudo().copy({"res_model": self._name, "res_id": self.id})

    def _note(self, text):
        """Say in the discussion of the assessment what happened to one line."""
        self.assessment_id.message_post(body=text, author_id=self.env.user.partner_id.id)
