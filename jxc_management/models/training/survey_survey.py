from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.changed_values import changes
from .jxc_course import WITH_EXAM

#: what decides who passes
SCORING_FIELDS = {"scoring_type", "scoring_success_min"}


class SurveySurvey(models.Model):
    _inherit = "survey.survey"

    def action_start_session(self):
        """Start a live session, except with the exam of a course."""
        # sudo: courses of another company use the exam, too
        course = self.env["jxc.course"].sudo()
        course = course.search(
            [("survey_id", "in", self.ids), ("delivery", "in", WITH_EXAM)], limit=1
        )
        if course:
            raise UserError(
                self.env._(
                    "“%(survey)s” is the exam of the course “%(course)s”: everybody "
                    "takes it alone. Make a copy for the live session.",
                    survey=course.survey_id.title,
                    course=course.name,
                )
            )
        return super().action_start_session()

    def write(self, vals):
        self.filtered(
            lambda one: changes(one, vals, SCORING_FIELDS)
        )._jxc_check_scoring_stays()
        return super().write(vals)

    def _jxc_check_scoring_stays(self):
        """Check that nobody was examined by these surveys.

        Past scores would change with them, and whoever keeps an exam could pass it.

        :raises UserError: when somebody was
        """
        if self:
            self._jxc_check_not_taken(Domain("survey_id", "in", self.ids))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_taken(self):
        self._jxc_check_not_taken(Domain("survey_id", "in", self.ids))

    @api.model
    def _jxc_check_not_taken(self, domain):
        """Check that no answers that prove something change or go.

        :param domain: on ``survey.user_input``: the answers concerned
        :raises UserError: when somebody took the exam or the quiz
        """
        # sudo: the answers are hidden from who deletes the questions
        user_inputs = self.env["survey.user_input"].sudo()
        taken = user_inputs.search(domain & user_inputs._jxc_counts_domain(), limit=1)
        if taken:
            raise UserError(
                self.env._(
                    "People took “%(survey)s” as the exam of a course or the quiz of "
                    "a regulation: their answers are kept, and so are the questions "
                    "and scores. Copy the survey, change the copy, and choose it in "
                    "the course or regulation.",
                    survey=taken.survey_id.title,
                )
            )
