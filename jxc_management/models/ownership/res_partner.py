from odoo import models


class ResPartner(models.Model):
    _inherit = "res.partner"

    def write(self, vals):
        result = super().write(vals)
        if not {"parent_id", "is_company"}.isdisjoint(vals):
            # sudo: whoever keeps the contacts need not read the register
            ownerships = self.env["jxc.ownership"].sudo()
            vendors = ownerships.search(
                [("partner_id", "child_of", self.ids), ("state", "!=", "draft")]
            )
            if vendors:
                vendors._ownership_changed()
        return result
