from odoo import api, fields, models
from odoo.exceptions import UserError

from .jxc_assessment_review import check_points

#: so many characters must a reason have
LEAST_REASON = 10
HIGHEST_CAP = 100.0


class JxcAssessmentLine(models.Model):
    _inherit = "jxc.assessment.line"

    can_override = fields.Boolean(compute="_compute_can_override")

    @api.depends("kind", "assessment_id.state", "assessment_id.appeal_ids.state")
    @api.depends_context("uid")
    def _compute_can_override(self):
        for line in self:
            line.can_override = (
                line.kind == "kpi"
                and line.assessment_id.can_review
                and not line._is_decided()
            )

    def action_override(self, score, reason, attachment_ids=None):
        """Put another score in place of a calculated one, which is kept.

        :param score: points, from 0 to the highest of the line's rule
        :param reason: why, in at least ten characters
        :param attachment_ids: ids of files that prove it, which are copied
        :raises AccessError: for the one assessed and those who manage him not
        :raises UserError: at the wrong time, without a reason or for judged lines
        """
        self._start_override()
        self._check_calculated()
        self._check_not_decided()
        reason = self._required_text(reason, LEAST_REASON)
        score = check_points(self.env, self.display_name, score, self._highest())
        values = {"is_overridden": True, "override_score": score}
        values |= self._override_values(reason)
        values["override_attachment_ids"] = self._copy_files(attachment_ids)
        self._as_engine().write(values)
        text = self.env._(
            "“%(line)s”: %(score)s instead of %(raw)s points. %(reason)s",
            line=self.display_name,
            score=f"{score:g}",
            raw=self._raw_text(),
            reason=reason,
        )
        self._rescored(text)
        return True

    def action_remove_override(self, reason):
        """Let the calculated score count again.

        :param reason: why, which is kept in the discussion
        """
        self._start_override()
        if not self.is_overridden or self.override_appeal_id:
            raise UserError(
                self.env._(
                    "No reviewer changed the score of “%(line)s”.",
                    line=self.display_name,
                )
            )
        reason = self._required_text(reason, LEAST_REASON)
        self._as_engine().write({"is_overridden": False, "override_score": 0.0})
        text = self.env._(
            "“%(line)s”: the calculated score counts again. %(reason)s",
            line=self.display_name,
            reason=reason,
        )
        self._rescored(text)
        return True

    def _start_override(self):
        """Keep others from changing the assessment of one line meanwhile."""
        self.ensure_one()
        self.assessment_id._start_change("manager_review")
        self.assessment_id._check_judge()

    def _override_values(self, reason, appeal=None):
        """Return who puts another score in place, why, and by which appeal."""
        return {
            "override_reason": reason,
            "override_by_id": self.env.uid,
            "override_on": fields.Datetime.now(),
            "override_appeal_id": appeal.id if appeal else False,
        }

    def _rescored(self, text):
        """Let the total follow one line, and say why in the discussion."""
        assessment = self._as_engine().assessment_id
        assessment._rescore()
        assessment._post_for_good(text)

    def _is_decided(self):
        """Return whether an accepted appeal gave one line its points."""
        # sudo: the appeal need not be readable
        appeals = self.sudo().assessment_id._appeals_about(self)
        return any(appeal.state == "accepted" for appeal in appeals)

    def _check_not_decided(self):
        """Refuse to judge again what an appeal has decided.

        :raises UserError: naming the line
        """
        if self._is_decided():
            raise UserError(
                self.env._(
                    "The points of “%(line)s” were decided by an appeal and stay as "
                    "they are.",
                    line=self.display_name,
                )
            )

    def _check_calculated(self):
        """Refuse lines whose points people give anyway.

        :raises UserError: naming the line
        """
        if self.kind != "kpi":
            raise UserError(
                self.env._(
                    "“%(line)s” is judged by reviewers: no records are behind it, and "
                    "its points are changed in the review.",
                    line=self.display_name,
                )
            )

    def _highest(self):
        """Return the highest score of one line."""
        rule = self.sudo().rule_snapshot or {}
        return max(rule.get("cap") or 0.0, HIGHEST_CAP)

    def _raw_text(self):
        return f"{self.raw_score:g}" if self.has_raw_score else "–"

    def _copy_files(self, attachment_ids):
        """Copy files that the user may read to the line; return commands for them."""
        files = self.env["ir.attachment"].browse(attachment_ids or [])
        files.check_access("read")
        # sudo: nobody has a right to write the line that they are attached to
        copies = files.sudo().copy({"res_model": self._name, "res_id": self.id})
        return [fields.Command.set(copies.ids)]
