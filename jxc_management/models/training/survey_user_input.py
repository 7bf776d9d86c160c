from odoo import fields, models


class SurveyUserInput(models.Model):
    _inherit = "survey.user_input"

    jxc_assignment_id = fields.Many2one(
        "jxc.training.assignment",
        "Training Assignment",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
