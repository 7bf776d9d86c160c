from odoo import api, models

#: what lets a regulation concern an employee, or no longer
AUDIENCE_FIELDS = {"active", "company_id", "user_id"}


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        self.env["jxc.regulation.acknowledgement"]._reconcile_employees(employees)
        return employees

    def write(self, vals):
        result = super().write(vals)
        if not AUDIENCE_FIELDS.isdisjoint(vals):
            self.env["jxc.regulation.acknowledgement"]._reconcile_employees(self)
        return result
