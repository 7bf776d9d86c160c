from odoo import models


class IrRule(models.Model):
    _inherit = "ir.rule"

    def _compute_domain_context_values(self):
        """Cache rule domains per day where they count, as access scopes have dates."""
        yield from super()._compute_domain_context_values()
        scopes = self.env["jxc.user.scope"]
        yield scopes._today() if scopes._enforcing_company_ids() else None
