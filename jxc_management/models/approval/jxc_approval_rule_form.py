from odoo import api, models


class JxcApprovalRule(models.Model):
    _inherit = "jxc.approval.rule"

    @api.onchange("step_ids")
    def _onchange_step_ids(self):
        """Put steps that were added without a number after the others."""
        last = max(self.step_ids.mapped("sequence"), default=0)
        for step in self.step_ids.filtered(lambda one: not one.sequence):
            last += 10
            step.sequence = last
