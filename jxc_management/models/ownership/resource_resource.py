from odoo import models


class ResourceResource(models.Model):
    _inherit = "resource.resource"

    def write(self, vals):
        if {"user_id", "active"}.isdisjoint(vals):
            return super().write(vals)
        # an employee's user is stored here
        users = self.sudo().user_id
        result = super().write(vals)
        users |= self.sudo().user_id
        self.env["jxc.user.scope"]._sync_employee_scopes(users)
        return result
