from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class SurveySurvey(models.Model):
    _inherit = "survey.survey"

    def action_start_session(self):
        """Start a live session, except with the exam of a course."""
        # sudo: courses of another company use the exam, too
        course = self.env["jxc.course"].sudo()
        course = course.search([("survey_id", "in", self.ids)], limit=1)
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

    @api.ondelete(at_uninstall=False)
    def _unlink_except_taken(self):
        self._jxc_check_not_taken(Domain("survey_id", "in", self.ids))

    @api.model
    def _jxc_check_not_taken(self, domain):
        """Check that no answers of a training go with what is deleted.

        :param domain: on ``survey.user_input``: the answers that would go
        :raises UserError: when somebody took the exam for a certificate
        """
        # sudo: the answers are hidden from who deletes the questions
        user_inputs = self.env["survey.user_input"].sudo()
        taken = user_inputs.search(
            domain & Domain("jxc_assignment_id", "!=", False), limit=1
        )
        if taken:
            raise UserError(
                self.env._(
                    "People took “%(survey)s” as the exam of a course, and their "
                    "answers are kept. Make a copy, change that, and choose it as the "
                    "exam of the course.",
                    survey=taken.survey_id.title,
                )
            )
