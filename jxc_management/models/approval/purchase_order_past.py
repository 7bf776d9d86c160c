from functools import partial

from odoo import models


class PurchaseOrder(models.Model):
    _inherit = "purchase.order"

    def _jxc_past_facts(self):
        earlier = {}

        def deviation(order):
            if not earlier:
                # the price lists of all products at once
                self.order_line.product_id.product_tmpl_id.mapped("seller_ids.price")
                earlier.update(self.order_line._jxc_earlier_prices())
            return order._jxc_past_deviation(earlier)

        facts = super()._jxc_past_facts()
        # orders of this very batch, so that reading one still reads all
        return {
            order.id: facts[order.id].replaced(deviation=partial(deviation, order))
            for order in self
        }

    def _jxc_past_deviation(self, earlier):
        """Return by how many percent the dearest line was above its known price.

        That is the vendor price list of today, which is not kept in versions, or else
        the last price paid before the order.

        :param earlier: ``{line_id: price}`` paid before
        """
        lines = self.order_line.filtered(
            lambda line: line.product_id and line.product_uom_qty
        )
        listed = lines.filtered(lambda line: line.product_id.seller_ids)
        known = {**earlier, **listed._jxc_listed_prices()}
        return max(
            (
                (line._jxc_company_price() / known[line.id] - 1) * 100
                for line in lines
                if known.get(line.id)
            ),
            default=0.0,
        )
