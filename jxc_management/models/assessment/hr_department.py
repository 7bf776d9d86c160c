from odoo import api, models


class HrDepartment(models.Model):
    _inherit = "hr.department"

    @api.ondelete(at_uninstall=False)
    def _unlink_mark_facts(self):
        """Let what counted for these departments count for nobody in particular."""
        self.env["jxc.kpi.fact"]._forget("department_id", self.ids)
