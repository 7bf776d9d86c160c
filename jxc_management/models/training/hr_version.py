from odoo import api, models

TRAINING_TRIGGERS = {
    "active",
    "contract_date_start",
    "date_version",
    "department_id",
    "employee_id",
    "job_id",
}


class HrVersion(models.Model):
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions.sudo().employee_id._jxc_reconcile_training()
        return versions

    def write(self, vals):
        result = super().write(vals)
        if not TRAINING_TRIGGERS.isdisjoint(vals):
            self.sudo().employee_id._jxc_reconcile_training()
        return result
