from odoo import api, models

from ...tools.owner_resolver import parse_path


class HrDepartment(models.Model):
    _inherit = "hr.department"

    def _compute_complete_name(self):
        # every list names departments: fetch all levels above at once, not one by one
        paths = [parse_path(department.parent_path) for department in self]
        above = self.browse({department_id for path in paths for department_id in path})
        above.fetch(["name", "parent_id", "parent_path"])
        return super()._compute_complete_name()

    @api.model_create_multi
    def create(self, vals_list):
        departments = super().create(vals_list)
        departments._jxc_tree_changed(departments.sudo().manager_id.user_id)
        return departments

    def write(self, vals):
        if not {"parent_id", "manager_id", "active", "company_id"} & vals.keys():
            return super().write(vals)
        users = self.sudo().manager_id.user_id
        result = super().write(vals)
        self._jxc_tree_changed(users | self.sudo().manager_id.user_id)
        return result

    def _jxc_tree_changed(self, users):
        """Let access scopes follow the department tree and its managers."""
        self.env.registry.clear_cache()
        if users:
            self.env["jxc.user.scope"]._sync_employee_scopes(users)

    @api.model
    def _jxc_managed(self):
        """Return the departments the user manages, with all departments below them."""
        managed = self._jxc_managed_directly()
        if not managed:
            return managed
        # sudo: as for those above
        departments = self.sudo().with_context(active_test=False)
        below = departments.search([("id", "child_of", managed.ids)])
        return below.with_env(self.env)

    @api.model
    def _jxc_managed_directly(self):
        """Return the departments, archived ones too, whose manager the user is."""
        # sudo: without HR rights a user finds not even himself as a manager
        departments = self.sudo().with_context(active_test=False)
        managed = departments.search([("manager_id.user_id", "=", self.env.uid)])
        return managed.with_env(self.env)

    def unlink(self):
        users = self.sudo().manager_id.user_id
        result = super().unlink()
        self._jxc_tree_changed(users)
        return result
