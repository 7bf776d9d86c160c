from odoo import api, models
from odoo.fields import Domain


class SurveyQuestionAnswer(models.Model):
    _inherit = "survey.question.answer"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_chosen(self):
        self.env["survey.survey"]._jxc_check_not_taken(
            Domain("user_input_line_ids.suggested_answer_id", "in", self.ids)
            | Domain("user_input_line_ids.matrix_row_id", "in", self.ids)
        )
