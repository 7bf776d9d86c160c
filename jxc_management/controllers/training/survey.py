from odoo import fields, http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.survey.controllers import main


class Survey(main.Survey):
    def _fetch_from_access_token(self, survey_token, answer_token):
        survey, answer = super()._fetch_from_access_token(survey_token, answer_token)
        if answer._jxc_counts():
            # the pages of the exam are the only place where its answers are written
            answer = answer._jxc_in_exam()
            survey = answer.survey_id
        return survey, answer

    def _check_validity(
        self,
        survey_sudo,
        answer_sudo,
        answer_token,
        ensure_token=True,
        check_partner=True,
    ):
        if not answer_sudo.jxc_assignment_id:
            return super()._check_validity(
                survey_sudo, answer_sudo, answer_token, ensure_token, check_partner
            )
        return self._jxc_check_exam(answer_sudo, check_partner)

    def _jxc_check_exam(self, answer, check_partner):
        """Return True, or why the user may not open the answers to an exam.

        Whether a login is needed depends on the person, not on the survey: people
        without a user take the exam, too.
        """
        user = request.env.user
        refusal = answer._jxc_refusal(user)
        if refusal == "answer_wrong_user" and not check_partner:
            # read only: the trainers, and those who read everything
            readable = answer.with_user(user).jxc_is_readable
            refusal = False if readable else refusal
        if refusal:
            return refusal
        if not answer.survey_id.active and check_partner:
            return "survey_closed"
        if not answer.survey_id.question_ids:
            return "survey_void"
        if answer.deadline and answer.deadline < fields.Datetime.now():
            return "answer_deadline" if check_partner else True
        return True

    @http.route()
    def survey_retry(self, survey_token, answer_token, **post):
        access = self._get_access_data(survey_token, answer_token, ensure_token=True)
        answer = access["answer_sudo"]
        if access["validity_code"] is not True or not answer._jxc_counts():
            return super().survey_retry(survey_token, answer_token, **post)
        try:
            url = answer._jxc_start_again()
        except UserError:
            # back to the result, which says what comes next
            return request.redirect(f"/survey/{survey_token}/{answer_token}")
        return request.redirect(url)

    @http.route()
    def survey_print(self, survey_token, review=False, answer_token=None, **post):
        response = super().survey_print(survey_token, review, answer_token, **post)
        _survey, answer = self._fetch_from_access_token(survey_token, answer_token)
        shown = getattr(response, "qcontext", {}).get("survey")
        if shown and self._jxc_sees_everything(answer):
            response.qcontext.update(answer=answer, scoring_display_correction=True)
        return response

    def _jxc_sees_everything(self, answer):
        """Return whether the user sees the right answers to an exam that hides them.

        Its trainers do, the person himself does not.
        """
        user = request.env.user
        return (
            bool(answer.jxc_assignment_id)
            and answer.jxc_assignment_id.employee_id.user_id != user
            and answer.with_user(user).jxc_is_readable
            and not user._is_public()
        )
