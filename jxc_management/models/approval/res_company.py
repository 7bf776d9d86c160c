from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    jxc_approval_email = fields.Boolean(
        "E-mail Approvers",
        help="Approvers get an e-mail for each document, besides the activity.",
    )
