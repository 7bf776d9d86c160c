from odoo import api, models


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _shortcut_specs(self):
        """Put the cockpit first for those to whom it shows something."""
        visible = self.env["jxc.cockpit"]._may_look()
        own = ("jxc_cockpit_action", self.env._("Cockpit"), "fa-tachometer", visible)
        return [own, *super()._shortcut_specs()]
