from odoo import models


class StockRule(models.Model):
    _inherit = "stock.rule"

    def _make_po_get_domain(self, company_id, values, partner):
        """Keep the purchases of different departments in different orders."""
        domain = super()._make_po_get_domain(company_id, values, partner)
        owners = self.env["jxc.ownership"]._owners_on(company_id)
        if not owners:
            return domain
        department = self.env["jxc.ownership"]._resolve(
            company_id,
            picking_type=self.picking_type_id,
            category=self._jxc_procured_category(values),
            partner=partner,
            process="purchasing",
        )
        return (*domain, ("jxc_department_id", "=", department.id))

    def _jxc_procured_category(self, values):
        """Return the product category of a procurement's values, or None."""
        product = values.get("orderpoint_id") and values["orderpoint_id"].product_id
        if not product and values.get("supplier"):
            supplier = values["supplier"]
            product = supplier.product_id or supplier.product_tmpl_id
        return product.categ_id if product else None
