from odoo import api, models
from odoo.fields import Domain


class SurveyQuestion(models.Model):
    _inherit = "survey.question"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_answered(self):
        self.env["survey.survey"]._jxc_check_not_taken(
            Domain("user_input_line_ids.question_id", "in", self.ids)
        )
