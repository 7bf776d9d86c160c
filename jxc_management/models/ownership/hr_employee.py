from odoo import api, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        self.env["jxc.user.scope"]._sync_employee_scopes(employees.sudo().user_id)
        return employees

    def write(self, vals):
        if not {"user_id", "active", "company_id"} & vals.keys():
            return super().write(vals)
        users = self.sudo().user_id
        result = super().write(vals)
        users |= self.sudo().user_id
        self.env["jxc.user.scope"]._sync_employee_scopes(users)
        return result

    def unlink(self):
        users = self.sudo().user_id
        result = super().unlink()
        self.env["jxc.user.scope"]._sync_employee_scopes(users)
        return result
