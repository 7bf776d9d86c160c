from odoo import models
from odoo.tools import SQL

#: the last price paid for the product of each line before its order; orders that are
#: not confirmed come after all others
EARLIER_PRICES = """
SELECT id, earlier
  FROM (
        SELECT line.id,
               LAST_VALUE(
                   line.price_subtotal::float
                   / COALESCE(NULLIF(po.currency_rate, 0), 1)::float
                   / line.product_uom_qty::float
               ) OVER (
                   PARTITION BY line.product_id, line.company_id
                   ORDER BY COALESCE(po.date_approve, TIMESTAMP '9999-01-01')
                   RANGE BETWEEN UNBOUNDED PRECEDING
                         AND INTERVAL '1 microsecond' PRECEDING
               ) AS earlier
          FROM purchase_order_line line
          JOIN purchase_order po ON po.id = line.order_id
         WHERE line.product_id IN %s
           AND line.product_uom_qty > 0
           AND po.state IN ('purchase', 'to approve')
       ) priced
 WHERE id IN %s
"""


class PurchaseOrderLine(models.Model):
    _inherit = "purchase.order.line"

    def _jxc_earlier_prices(self):
        """Return ``{line_id: price}`` of the last order of each product before a line.

        Prices are of the product's own unit, in company currency; None where there is
        no earlier order.
        """
        lines = self.filtered("product_id")
        if not lines:
            return {}
        lines.flush_model()
        lines.order_id.flush_model(["state", "date_approve", "currency_rate"])
        query = SQL(EARLIER_PRICES, tuple(lines.product_id.ids), tuple(lines.ids))
        return dict(self.env.execute_query(query))
