from odoo import api, models


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    @api.model_create_multi
    def create(self, vals_list):
        employees = super().create(vals_list)
        employees._jxc_reconcile_training()
        return employees

    def write(self, vals):
        result = super().write(vals)
        if "active" in vals:
            self._jxc_reconcile_training()
        return result

    def _jxc_reconcile_training(self):
        """Assign at once what these employees have to learn; the night would too."""
        assignments = self.env["jxc.training.assignment"]
        # sudo: whoever keeps the employees need not see what they learn
        for company, employees in self.sudo().grouped("company_id").items():
            assignments._reconcile_people(company, employees)
