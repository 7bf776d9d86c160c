from odoo import fields, models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    jxc_currency_id = fields.Many2one(
        "res.currency", compute="_compute_jxc_currency_id", string="Limit Currency"
    )
    jxc_approval_limit = fields.Monetary(
        "Approval Limit",
        currency_field="jxc_currency_id",
        help="Up to this amount the department's manager approves alone where a rule "
        "asks for the authority for the amount; above, the manager of the department "
        "above is asked. The topmost manager approves what no limit covers.",
    )

    def _compute_jxc_currency_id(self):
        for department in self:
            company = department.company_id or self.env.company
            department.jxc_currency_id = company.currency_id
