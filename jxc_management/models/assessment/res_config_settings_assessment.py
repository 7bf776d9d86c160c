from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    jxc_monthly_mail = fields.Boolean(
        related="company_id.jxc_monthly_mail", readonly=False
    )
