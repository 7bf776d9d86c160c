from odoo import fields, models


class VendorDelayReport(models.Model):
    _inherit = "vendor.delay.report"

    # core's view has this column, without a field for it
    purchase_line_id = fields.Many2one("purchase.order.line", readonly=True)
