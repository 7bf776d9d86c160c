from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class JxcCourse(models.Model):
    _inherit = "jxc.course"

    is_exam_public = fields.Boolean(
        compute="_compute_is_exam_public",
        help="Anybody with the link can answer the survey. Such answers certify "
        "nobody, but people may believe they have taken the exam.",
    )

    @api.depends("survey_id.access_mode", "delivery")
    def _compute_is_exam_public(self):
        for course in self:
            # sudo: whoever keeps the course need not see its questions
            survey = course.sudo().survey_id
            course.is_exam_public = survey.access_mode == "public"

    @api.constrains("survey_id", "delivery")
    def _check_no_certification(self):
        for course in self:
            survey = course.sudo().survey_id
            if survey.certification:
                raise ValidationError(
                    self.env._(
                        "“%(survey)s” issues Odoo's own certificates, and “%(course)s” "
                        "would issue a second one. Switch off “Is a Certification” on "
                        "the survey first.",
                        survey=survey.title,
                        course=course.name,
                    )
                )

    def action_close_exam(self):
        """Let the exams be taken through the courses only, by people who log in.

        :return: True
        :raises AccessError: for people who may not change the course
        """
        self.check_access("write")
        for course in self:
            # sudo: whoever keeps the course decides who takes its exam
            survey = course.sudo().survey_id
            if not survey:
                raise UserError(
                    self.env._(
                        "“%(course)s” has no exam. Choose one first.",
                        course=course.name,
                    )
                )
            survey.write({"access_mode": "token", "users_login_required": True})
        return True
