from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    jxc_enforce_ownership = fields.Boolean(
        related="company_id.jxc_enforce_ownership", readonly=False
    )
    jxc_strict_stock = fields.Boolean(
        related="company_id.jxc_strict_stock", readonly=False
    )
    jxc_medium_employees = fields.Integer(
        related="company_id.jxc_medium_employees", readonly=False
    )
    jxc_medium_revenue = fields.Monetary(
        related="company_id.jxc_medium_revenue",
        readonly=False,
    )
    jxc_medium_warehouses = fields.Integer(
        related="company_id.jxc_medium_warehouses", readonly=False
    )
    jxc_medium_orders = fields.Integer(
        related="company_id.jxc_medium_orders", readonly=False
    )
    jxc_large_employees = fields.Integer(
        related="company_id.jxc_large_employees", readonly=False
    )
    jxc_large_revenue = fields.Monetary(
        related="company_id.jxc_large_revenue",
        readonly=False,
    )
    jxc_large_warehouses = fields.Integer(
        related="company_id.jxc_large_warehouses", readonly=False
    )
    jxc_large_orders = fields.Integer(
        related="company_id.jxc_large_orders", readonly=False
    )
