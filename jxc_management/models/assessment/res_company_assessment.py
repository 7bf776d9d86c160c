from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    jxc_monthly_mail = fields.Boolean(
        "Monthly E-mail to Managers",
        default=True,
        help="On the 2nd of each month, managers of departments and administrators get "
        "the KPIs of the month before and what waits for them. Nothing is sent before "
        "targets are set or a period is made.",
    )
