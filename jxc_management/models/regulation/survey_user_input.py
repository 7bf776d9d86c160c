from odoo import fields, models


class SurveyUserInput(models.Model):
    _inherit = "survey.user_input"

    jxc_acknowledgement_id = fields.Many2one(
        "jxc.regulation.acknowledgement",
        "Regulation Acknowledgement",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )
