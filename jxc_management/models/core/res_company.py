from odoo import fields, models


class ResCompany(models.Model):
    _inherit = "res.company"

    jxc_enforce_ownership = fields.Boolean(
        "Enforce Ownership",
        help="People see and change only what their access scopes allow.",
    )
    jxc_strict_stock = fields.Boolean(
        "Hide Other Departments' Stock",
        help="Stock quantities of other departments are hidden, not only protected.",
    )
    jxc_medium_employees = fields.Integer("Medium From Employees", default=20)
    jxc_medium_revenue = fields.Monetary("Medium From Revenue", default=50_000_000)
    jxc_medium_warehouses = fields.Integer("Medium From Warehouses", default=2)
    jxc_medium_orders = fields.Integer("Medium From Orders per Month", default=200)
    jxc_large_employees = fields.Integer("Large From Employees", default=200)
    jxc_large_revenue = fields.Monetary("Large From Revenue", default=400_000_000)
    jxc_large_warehouses = fields.Integer("Large From Warehouses", default=5)
    jxc_large_orders = fields.Integer("Large From Orders per Month", default=1000)

    def _jxc_size_thresholds(self):
        """Return ``{"medium": {measure: minimum}, "large": {...}}`` of the company."""
        measures = ("employees", "revenue", "warehouses", "orders")
        return {
            size: {name: self[f"jxc_{size}_{name}"] for name in measures}
            for size in ("medium", "large")
        }

    def write(self, vals):
        result = super().write(vals)
        if {"jxc_enforce_ownership", "jxc_strict_stock"} & vals.keys():
            # record-rule domains and access scopes are cached by these switches
            self.env.registry.clear_cache()
        return result
