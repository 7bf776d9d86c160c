from odoo import fields, models


class JxcApprovalStep(models.Model):
    _inherit = "jxc.approval.step"

    working_hours = fields.Float(
        readonly=True,
        copy=False,
        help="How many working hours of the company it took to decide. Noted when KPIs "
        "are calculated.",
    )
