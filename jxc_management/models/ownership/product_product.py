from odoo import SUPERUSER_ID, api, models


class ProductProduct(models.Model):
    _inherit = "product.product"

    @api.depends_context("uid", "su")
    def _compute_quantities(self):
        # where the stock of other departments is hidden, quantities differ by reader
        return super()._compute_quantities()

    @api.depends_context("uid")
    def _compute_value(self):
        if not self.env["jxc.user.scope"].sudo(False)._hides_stock():
            return super()._compute_value()
        # the cost is the company's; the value is that of the stock the reader sees
        whole = self._jxc_unrestricted()
        super(ProductProduct, whole)._compute_value()
        for product, everywhere in zip(self, whole, strict=True):
            seen = product.sudo(False)._with_valuation_context().qty_available
            product.company_currency_id = everywhere.company_currency_id
            product.avg_cost = everywhere.avg_cost
            product.total_value = everywhere.avg_cost * seen
        return None

    def _jxc_unrestricted(self):
        """Return the products for somebody who sees the stock of all departments."""
        # not sudo(): core takes its rights off again to compute a value
        return self.with_user(SUPERUSER_ID).with_company(self.env.company)

    def _jxc_for_costs(self):
        """Return the products with the right to read the moves of all departments."""
        everything = self.env["jxc.user.scope"]._reads_everything()
        # sudo: where documents are hidden, their costs count all the same
        return self if everything else self.sudo()

    # in the following: costs come from the moves of all departments, or each
    # department would write its own into the product, which all of them share

    def _run_avco(self, at_date=None, lot=None, method="realtime"):
        shared = super(ProductProduct, self._jxc_for_costs())
        return shared._run_avco(at_date=at_date, lot=lot, method=method)

    def _run_fifo(self, quantity, lot=None, at_date=None, location=None):
        shared = super(ProductProduct, self._jxc_for_costs())
        return shared._run_fifo(quantity, lot=lot, at_date=at_date, location=location)

    def _run_fifo_get_stack(self, lot=None, at_date=None, location=None):
        shared = super(ProductProduct, self._jxc_for_costs())
        return shared._run_fifo_get_stack(lot=lot, at_date=at_date, location=location)

    def _update_standard_price(self, extra_value=None, extra_quantity=None):
        # core takes the rights off again that a transfer in progress may have
        scopes = self.env["jxc.user.scope"].sudo(False)
        products = self if scopes._reads_everything() else self._jxc_unrestricted()
        shared = super(ProductProduct, products)
        return shared._update_standard_price(extra_value, extra_quantity)
