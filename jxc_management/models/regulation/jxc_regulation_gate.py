from odoo import api, models


class JxcRegulation(models.Model):
    _inherit = "jxc.regulation"

    @api.constrains("active")
    def _check_not_asked_for(self):
        """Keep regulations that gates ask for: these would ask for nothing any more.

        :raises ValidationError: naming the gates
        """
        archived = self.filtered(lambda regulation: not regulation.active)
        self.env["jxc.gate"]._check_archived("regulation_ids", archived)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked_for(self):
        self.env["jxc.gate"]._check_deleted("regulation_ids", self)
