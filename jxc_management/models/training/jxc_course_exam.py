from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

ADMINISTRATOR = "jxc_management.group_jxc_administrator"
#: what decides, besides the exam, who is certified and for how long
TERMS_FIELDS = {
    "delivery",
    "validity_months",
    "recert_basis",
    "fixed_month",
    "fixed_day",
    "min_active_days",
}


class JxcCourse(models.Model):
    _name = "jxc.course"
    _inherit = ["jxc.course", "jxc.surveyed.mixin"]

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

    @api.model
    def _survey_terms(self):
        return super()._survey_terms() | TERMS_FIELDS

    def _own_task(self):
        assignments = self.env["jxc.training.assignment"]
        return assignments.search(
            Domain("course_id", "in", self.ids)
            & Domain("is_open", "=", True)
            & Domain("employee_id", "in", assignments._my_employees().ids),
            limit=1,
        )

    @api.model
    def _own_task_text(self, task):
        return self.env._(
            "You have to complete “%(course)s” yourself, so you do not change "
            "its exam, its training method or how long the certificate is "
            "valid. Ask a colleague who keeps the course to do it.",
            course=task.course_id.name,
        )

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
        :raises AccessError: for people who may not change the course and its survey
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
            course._check_may_close(survey)
            survey.write({"access_mode": "token", "users_login_required": True})
        return True

    def _check_may_close(self, survey):
        """Check that the user may change the survey, or is an administrator.

        :raises AccessError: naming who may
        """
        user = self.env.user
        if user.has_group(ADMINISTRATOR) or survey.with_user(user).has_access("write"):
            return
        raise AccessError(
            self.env._(
                "The exam of “%(course)s” is a survey that you may not change. Ask "
                "who keeps the survey, or an administrator of the addon.",
                course=self.name,
            )
        )
