from odoo import api, models

SCOPE_TRIGGERS = {"department_id", "date_version", "employee_id", "active"}


class HrVersion(models.Model):
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._jxc_sync_scopes()
        return versions

    def write(self, vals):
        if SCOPE_TRIGGERS.isdisjoint(vals):
            return super().write(vals)
        before = self.sudo().employee_id.user_id
        result = super().write(vals)
        self._jxc_sync_scopes(before)
        return result

    def unlink(self):
        users = self.sudo().employee_id.user_id
        result = super().unlink()
        self.env["jxc.user.scope"]._sync_employee_scopes(users)
        return result

    def _jxc_sync_scopes(self, users=None):
        """Let access scopes follow the dated departments of employees."""
        users = (users or self.env["res.users"]) | self.sudo().employee_id.user_id
        if users:
            self.env["jxc.user.scope"]._sync_employee_scopes(users)
