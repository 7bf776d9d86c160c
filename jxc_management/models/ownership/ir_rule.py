from odoo import models


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Cache rule domains per day, because access scopes have dates."""
        yield from super()._compute_domain_context_values()
        yield self.env["jxc.user.scope"]._today()
