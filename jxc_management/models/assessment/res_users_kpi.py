from odoo import api, models


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.ondelete(at_uninstall=False)
    def _unlink_mark_facts(self):
        """Let what counted for these people count for nobody in particular."""
        self.env["jxc.kpi.fact"]._forget("user_id", self.ids)
