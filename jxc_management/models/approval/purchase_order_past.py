from functools import partial

from odoo import models


class PurchaseOrder(models.Model):
    _inherit = "purchase.order"

    def _jxc_past_facts(self):
        earlier = {}

        def deviation(order):
            if not earlier:
                earlier.update(self.order_line._jxc_earlier_prices())
            return order._jxc_past_deviation(earlier)

        return {
            order_id: facts.replaced(
                deviation=partial(deviation, self.browse(order_id))
            )
            for order_id, facts in super()._jxc_past_facts().items()
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
        known = {**earlier, **lines._jxc_listed_prices()}
        return max(
            (
                (line._jxc_company_price() / known[line.id] - 1) * 100
                for line in lines
                if known.get(line.id)
            ),
            default=0.0,
        )
