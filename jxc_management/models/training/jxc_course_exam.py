from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from ...tools.changed_values import changes

ADMINISTRATOR = "jxc_management.group_jxc_administrator"
#: what decides who is certified, and for how long
TERMS_FIELDS = {
    "survey_id",
    "delivery",
    "validity_months",
    "recert_basis",
    "fixed_month",
    "fixed_day",
    "min_active_days",
}


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

    @api.model_create_multi
    def create(self, vals_list):
        courses = super().create(vals_list)
        self.env["survey.survey"]._jxc_check_choice(courses)
        return courses

    def write(self, vals):
        chosen = self.filtered(lambda one: changes(one, vals, {"survey_id"}))
        self.filtered(lambda one: changes(one, vals, TERMS_FIELDS))._check_not_own()
        result = super().write(vals)
        self.env["survey.survey"]._jxc_check_choice(chosen)
        return result

    def _check_not_own(self):
        """Check that nobody changes the exam or the terms of his own training.

        :raises UserError: naming the course, and that a colleague does it
        """
        if self.env.uid == SUPERUSER_ID or not self:
            return
        # sudo: the answer does not depend on what the user may read
        assignments = self.env["jxc.training.assignment"].sudo()
        own = assignments.search(
            Domain("course_id", "in", self.ids)
            & Domain("is_open", "=", True)
            & Domain("employee_id", "in", assignments._my_employees().ids),
            limit=1,
        )
        if own:
            raise UserError(
                self.env._(
                    "You have to complete “%(course)s” yourself, so you do not change "
                    "its exam, its training method or how long the certificate is "
                    "valid. Ask a colleague who keeps the course to do it.",
                    course=own.course_id.name,
                )
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
