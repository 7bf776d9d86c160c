from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    jxc_due_email = fields.Boolean(related="company_id.jxc_due_email", readonly=False)
    jxc_due_escalation_days = fields.Integer(
        related="company_id.jxc_due_escalation_days", readonly=False
    )
