from odoo import models


class StockForecastedProductProduct(models.AbstractModel):
    _inherit = "stock.forecasted_product_product"

    def _get_report_header(self, product_template_ids, product_ids, wh_location_ids):
        header = super()._get_report_header(
            product_template_ids, product_ids, wh_location_ids
        )
        if self.env["jxc.user.scope"]._reads_everything():
            return header
        for product_id, figures in header["product"].items():
            self._jxc_leave_hidden_orders_out(product_id, figures)
        return header

    def _jxc_leave_hidden_orders_out(self, product_id, figures):
        """Keep draft orders the user may not read out of a product's forecast."""
        shown = figures.get("draft_purchase_orders") or []
        orders = self.env["purchase.order"].browse(order["id"] for order in shown)
        hidden = orders - orders._filtered_access("read")
        if not hidden:
            return
        figures["draft_purchase_orders"] = [
            order for order in shown if order["id"] not in hidden.ids
        ]
        # sudo: the quantity to take out again is that of orders the user cannot read
        lines = hidden.sudo().order_line
        lines = lines.filtered(lambda line: line.product_id.id == product_id)
        quantity = sum(lines.mapped("product_uom_qty"))
        figures["draft_purchase_qty"]["in"] -= quantity
        figures["qty"]["in"] -= quantity
