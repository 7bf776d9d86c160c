from odoo import api, models

#: what lets a regulation concern an employee, or no longer
AUDIENCE_FIELDS = {"active", "date_version", "department_id", "employee_id", "job_id"}


class HrVersion(models.Model):
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions._jxc_reconcile_regulations()
        return versions

    def write(self, vals):
        if AUDIENCE_FIELDS.isdisjoint(vals):
            return super().write(vals)
        before = self.sudo().employee_id
        result = super().write(vals)
        self._jxc_reconcile_regulations(before)
        return result

    def unlink(self):
        employees = self.sudo().employee_id
        result = super().unlink()
        model = self.env["jxc.regulation.acknowledgement"]
        model._reconcile_employees(employees.exists())
        return result

    def _jxc_reconcile_regulations(self, employees=None):
        """Ask the employees at once for what concerns them in their new place."""
        # sudo: whoever moves people need not see what they have to read
        employees = (employees or self.env["hr.employee"]) | self.sudo().employee_id
        self.env["jxc.regulation.acknowledgement"]._reconcile_employees(employees)
