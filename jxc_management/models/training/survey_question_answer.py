from odoo import api, models
from odoo.fields import Domain

from ...tools.changed_values import changes

#: what decides how an answer counts
SCORING_FIELDS = {"question_id", "matrix_question_id", "is_correct", "answer_score"}


class SurveyQuestionAnswer(models.Model):
    _inherit = "survey.question.answer"

    @api.model_create_multi
    def create(self, vals_list):
        answers = super().create(vals_list)
        answers._jxc_surveys()._jxc_check_scoring_stays()
        return answers

    def write(self, vals):
        changed = self.filtered(lambda one: changes(one, vals, SCORING_FIELDS))
        changed._jxc_surveys()._jxc_check_scoring_stays()
        result = super().write(vals)
        if {"question_id", "matrix_question_id"} & vals.keys():
            changed._jxc_surveys()._jxc_check_scoring_stays()
        return result

    def _jxc_surveys(self):
        """Return the surveys that offer these answers."""
        return (self.question_id | self.matrix_question_id).survey_id

    @api.ondelete(at_uninstall=False)
    def _unlink_except_chosen(self):
        self._jxc_surveys()._jxc_check_scoring_stays()
        self.env["survey.survey"]._jxc_check_not_taken(
            Domain("user_input_line_ids.suggested_answer_id", "in", self.ids)
            | Domain("user_input_line_ids.matrix_row_id", "in", self.ids)
        )
