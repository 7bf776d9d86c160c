from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    jxc_approval_email = fields.Boolean(
        related="company_id.jxc_approval_email", readonly=False
    )
