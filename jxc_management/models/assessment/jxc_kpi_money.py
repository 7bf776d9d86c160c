from odoo import api, fields, models

#: shipped sources that add up amounts in company currency
MONEY_SOURCES = (
    "supplier_return_rate",
    "purchase_price_variance",
    "inventory_turnover",
    "days_of_stock",
    "dead_stock",
    "adjustment_rate",
    "scrap_rate",
    "stock_value_flow",
)


class JxcKpi(models.Model):
    """Amounts of several currencies are never added up."""

    _inherit = "jxc.kpi"

    is_money = fields.Boolean(
        "Adds Up Money",
        compute="_compute_is_money",
        store=True,
        help="Companies with different currencies have no value together.",
    )

    @api.depends("source", "unit", "measure", "measure_field_id")
    @api.depends("den_kind", "den_field_id")
    def _compute_is_money(self):
        for kpi in self:
            added = self.env["ir.model.fields"].sudo()
            if kpi.is_own and kpi.measure == "field":
                added |= kpi.measure_field_id.sudo()
            if kpi.is_own and kpi.den_kind == "field":
                added |= kpi.den_field_id.sudo()
            kpi.is_money = (
                kpi.unit == "money"
                or kpi.source in MONEY_SOURCES
                or "monetary" in added.mapped("ttype")
            )

    def _check_currency(self, name):
        """Refuse amounts that are not all in the currency of the company."""
        field = self[name].sudo()
        if field.ttype != "monetary":
            return
        model = self.env[field.model]
        currency = model._fields[field.name].get_currency_field(model)
        if not currency or not self._is_of_company(model, currency):
            self._refuse(
                self.env._(
                    "“%(field)s” may be in a different currency on each document, "
                    "so that it cannot be added up; choose an amount in the currency "
                    "of the company",
                    field=field.field_description,
                )
            )

    @api.model
    def _is_of_company(self, model, name):
        """Return whether a field always holds the currency of a company."""
        field = model._fields[name]
        if model._name == "res.company":
            return name == "currency_id"
        if not field.related:
            return False
        *path, last = field.related.split(".")
        for step in path:
            model = self.env[model._fields[step].comodel_name]
        return self._is_of_company(model, last)
