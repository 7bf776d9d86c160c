from odoo import models


class JxcApprovalRule(models.Model):
    _inherit = "jxc.approval.rule"

    def action_try(self):
        """Show what this rule would have done with the documents of the last 90 days.

        Nothing is created but the figures; the rule may be archived.
        """
        self.ensure_one()
        return self.env["jxc.approval.trial"]._try(self)
