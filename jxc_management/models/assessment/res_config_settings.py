from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    jxc_kpi_months = fields.Integer(related="company_id.jxc_kpi_months", readonly=False)
