from odoo import api, models
from odoo.fields import Domain

from ...tools.changed_values import changes

#: what decides how an answer counts
SCORING_FIELDS = {
    "survey_id",
    "question_type",
    "is_page",
    "is_scored_question",
    "answer_score",
    "answer_numerical_box",
    "answer_date",
    "answer_datetime",
}


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    @api.model_create_multi
    def create(self, vals_list):
        questions = super().create(vals_list)
        asked = questions.filtered(lambda question: not question.is_page)
        asked.survey_id._jxc_check_scoring_stays()
        return questions

    def write(self, vals):
        changed = self.filtered(lambda one: changes(one, vals, SCORING_FIELDS))
        changed.survey_id._jxc_check_scoring_stays()
        result = super().write(vals)
        if "survey_id" in vals:
            changed.survey_id._jxc_check_scoring_stays()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        asked = self.filtered(lambda question: not question.is_page)
        asked.survey_id._jxc_check_scoring_stays()
        self.env["survey.survey"]._jxc_check_not_taken(
            Domain("user_input_line_ids.question_id", "in", self.ids)
        )
