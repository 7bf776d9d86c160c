from odoo import models
from odoo.tools import SQL

#: the last price paid for the product of each line before its order
EARLIER_PRICES = """
   SELECT line.id, earlier.price
     FROM purchase_order_line line
     JOIN purchase_order own ON own.id = line.order_id
LEFT JOIN LATERAL (
       SELECT past.price_subtotal::float / COALESCE(NULLIF(po.currency_rate, 0), 1)
              / past.product_uom_qty::float AS price
         FROM purchase_order_line past
         JOIN purchase_order po ON po.id = past.order_id
        WHERE past.product_id = line.product_id
          AND past.company_id = line.company_id
          AND past.order_id != line.order_id
          AND past.product_uom_qty > 0
          AND po.state = 'purchase'
          AND (own.date_approve IS NULL
               OR po.date_approve < own.date_approve)
     ORDER BY past.id DESC
        LIMIT 1
          ) earlier ON TRUE
    WHERE line.id IN %s
"""


class PurchaseOrderLine(models.Model):
    _inherit = "purchase.order.line"

    def _jxc_earlier_prices(self):
        """Return ``{line_id: price}`` of the last order of each product before a line.

        Prices are of the product's own unit, in company currency; None where there is
        no earlier order.
        """
        if not self:
            return {}
        self.flush_model()
        self.order_id.flush_model(["state", "date_approve", "currency_rate"])
        return dict(self.env.execute_query(SQL(EARLIER_PRICES, tuple(self.ids))))
