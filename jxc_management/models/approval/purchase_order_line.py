from odoo import SUPERUSER_ID, api, models

WATCHED = frozenset(
    {
        "order_id",
        "product_id",
        "product_qty",
        "product_uom_id",
        "price_unit",
        "discount",
        "tax_ids",
        "display_type",
        "name",
    }
)
#: computed from the above, whatever a client sends
COMPUTED = frozenset({"price_subtotal", "price_tax", "price_total", "product_uom_qty"})


class PurchaseOrderLine(models.Model):
    _inherit = "purchase.order.line"

    @api.model_create_multi
    def create(self, vals_list):
        orders = self.env["purchase.order"].browse(
            {vals["order_id"] for vals in vals_list if vals.get("order_id")}
        )
        before = orders._jxc_before_change()
        lines = super().create(vals_list)
        lines._jxc_compute_again(set().union(*vals_list))
        # the order may have come as a default value
        late = lines.order_id - orders
        orders._jxc_after_change(before + [(order, None) for order in late])
        return lines

    def write(self, vals):
        if WATCHED.isdisjoint(vals):
            result = super().write(vals)
            self._jxc_compute_again(vals)
            return result
        orders = self.order_id
        if vals.get("order_id"):
            orders |= orders.browse(vals["order_id"])
        before = orders._jxc_before_change()
        result = super().write(vals)
        self._jxc_compute_again(vals)
        orders._jxc_after_change(before)
        return result

    def unlink(self):
        orders = self.order_id
        before = orders._jxc_before_change()
        result = super().unlink()
        orders._jxc_after_change(before)
        return result

    def _jxc_compute_again(self, names):
        """Compute the amounts among ``names`` again where rules rely on them."""
        forged = COMPUTED.intersection(names)
        if forged:
            ruled = self.filtered(lambda line: line.order_id._jxc_rules())
            for name in forged:
                self.env.add_to_compute(self._fields[name], ruled)

    def _jxc_price_deviations(self):
        """Return by how many percent each line is above its known price.

        That is the vendor's price list for the quantity and day, or else the last price
        paid for the product in the company. Lines without a known price are left out,
        those whose only price was listed by their own buyer deviate without end.
        """
        lines = self.filtered(lambda line: line.product_id and line.product_uom_qty)
        known = lines._jxc_listed_prices()
        unlisted = lines.filtered(lambda line: not known.get(line.id))
        known.update(unlisted._jxc_last_prices())
        return [
            (line._jxc_company_price() / known[line.id] - 1) * 100
            if known[line.id]
            else float("inf")
            for line in lines
            if line.id in known
        ]

    def _jxc_company_price(self):
        """Return the net price of the product's own unit, in company currency."""
        self.ensure_one()
        rate = self.order_id._jxc_rate()
        return self.price_subtotal / rate / self.product_uom_qty

    def _jxc_listed_prices(self):
        """Return ``{line_id: price}`` of the vendor price list, as above.

        The price is None where the buyer himself wrote it last.
        """
        prices = {}
        for line in self:
            order = line.order_id
            seller = line.product_id.with_company(order.company_id)._select_seller(
                partner_id=order.partner_id,
                quantity=line.product_qty,
                date=order.date_order and order.date_order.date(),
                uom_id=line.product_uom_id,
                params={"order_id": order},
            )
            if line._jxc_is_own_price(seller):
                prices[line.id] = None
            elif seller:
                price = seller.product_uom_id._compute_price(
                    seller.price * (1 - seller.discount / 100), line.product_id.uom_id
                )
                prices[line.id] = seller.currency_id._convert(
                    price,
                    order.company_id.currency_id,
                    order.company_id,
                    order.date_order.date(),
                    round=False,
                )
        return prices

    def _jxc_is_own_price(self, seller):
        """Return whether the buyer of a line wrote a price of the list last."""
        author = seller.sudo().write_uid
        buyers = self.order_id.create_uid | self.create_uid | self.write_uid
        return author.id != SUPERUSER_ID and author in buyers

    def _jxc_last_prices(self):
        """Return ``{line_id: price}`` of the last confirmed order of each product."""
        prices = {}
        if not self:
            return prices
        earlier = self.env["purchase.order.line"].search(
            [
                ("product_id", "in", self.product_id.ids),
                ("company_id", "in", self.company_id.ids),
                ("order_id.state", "=", "purchase"),
                ("product_qty", ">", 0),
                ("order_id", "not in", self.order_id.ids),
            ],
            order="product_id, id desc",
        )
        last = {}
        for line in earlier:
            last.setdefault((line.product_id, line.company_id), line)
        for line in self:
            known = last.get((line.product_id, line.company_id))
            if known and known.product_uom_qty:
                prices[line.id] = known._jxc_company_price()
        return prices
