from odoo import fields, models
from odoo.exceptions import UserError

#: points that people give to lines that are judged
HIGHEST = 100.0


class JxcAssessment(models.Model):
    _inherit = "jxc.assessment"

    def action_submit_self_review(self, scores=None, comment=None):
        """Say how one did oneself; until the end of the step, as often as wanted.

        :param scores: ``{line id: points from 0 to 100}`` of the judged lines
        :param comment: what else there is to say
        :raises AccessError: for others than the one assessed
        :raises UserError: at the wrong time, or for impossible points
        """
        self._start_change("self_review")
        self._check_mine()
        self._write_scores("self", scores)
        self._as_engine().write(
            {
                "self_reviewed_on": fields.Datetime.now(),
                "self_comment": clean(comment),
            }
        )
        self._settle_review("self")
        return True

    def action_submit_review(self, scores=None, comment=None):
        """Judge as a manager; until the end of the step, as often as wanted.

        :param scores: ``{line id: points from 0 to 100}``; all judged lines need some
        :param comment: what else there is to say
        :raises AccessError: for the one assessed and those who manage him not
        :raises UserError: at the wrong time, for impossible or missing points
        """
        self._start_change("manager_review")
        self._check_judge()
        self._write_scores("manager", scores)
        self._check_judged()
        assessment = self._as_engine()
        assessment.write(
            {
                "manager_reviewed_on": fields.Datetime.now(),
                "manager_reviewed_by_id": self.env.uid,
                "manager_comment": clean(comment),
            }
        )
        assessment._rescore()
        self._settle_review("manager")
        return True

    def _check_judged(self):
        """Refuse a review that leaves lines out.

        :raises UserError: naming one
        """
        missing = self.sudo().line_ids.filtered(
            lambda line: line.kind == "review" and not line.is_manager_scored
        )
        if missing:
            raise UserError(
                self.env._(
                    "“%(line)s” has no points yet. Give points from 0 to 100 to every "
                    "line that is judged.",
                    line=missing[0].display_name,
                )
            )

    def _write_scores(self, kind, scores):
        """Write points of the judged lines of one assessment.

        :raises UserError: for points beyond 0 to 100, or lines that are not judged
        """
        lines = self._as_engine().line_ids.filtered(lambda line: line.kind == "review")
        by_id = {line.id: line for line in lines}
        for line_id, score in (scores or {}).items():
            line = by_id.get(int(line_id))
            if not line:
                raise UserError(
                    self.env._(
                        "Only lines of “%(assessment)s” that are judged by reviewers "
                        "can be given points.",
                        assessment=self.display_name,
                    )
                )
            score = check_points(self.env, line.display_name, score, HIGHEST)
            if kind == "manager" and score != line.manager_score:
                line._check_not_decided()
            line.write({f"{kind}_score": score, f"is_{kind}_scored": True})

    def _settle_review(self, kind):
        """Take what was done off people's lists."""
        assessment = self.sudo()
        users = None
        if kind == "self":
            users = assessment.assessed_id | self.env.user
        self.env["jxc.assessment.period"]._archive_activities(assessment, users)


def clean(text):
    """Return a text without blanks around it, or False."""
    return (text.strip() if isinstance(text, str) else "") or False


def check_points(env, name, score, highest):
    """Return points as a number.

    :raises UserError: naming the line when they are not from 0 to ``highest``
    """
    if isinstance(score, bool) or not isinstance(score, int | float):
        score = -1
    if not 0 <= score <= highest:
        raise UserError(
            env._(
                "Points of “%(line)s” go from 0 to %(highest)s.",
                line=name,
                highest=f"{highest:g}",
            )
        )
    return float(score)
