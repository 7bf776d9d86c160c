from odoo import api, models


class HrVersion(models.Model):
    _inherit = "hr.version"

    @api.ondelete(at_uninstall=False)
    def _unlink_mark_days(self):
        """Let the days of people be calculated again whose department it told."""
        self.env["jxc.kpi"]._mark_records(self._name, self.ids)
