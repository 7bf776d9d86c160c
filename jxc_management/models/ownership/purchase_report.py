from odoo import fields, models
from odoo.tools import SQL


class PurchaseReport(models.Model):
    _inherit = "purchase.report"

    jxc_department_id = fields.Many2one(
        "hr.department", "Department in Charge", readonly=True
    )

    def _select(self):
        return SQL(
            "%s, po.jxc_department_id AS jxc_department_id",
            super()._select(),
        )

    def _group_by(self):
        return SQL("%s, po.jxc_department_id", super()._group_by())
