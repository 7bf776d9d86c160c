from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.forged_defaults import without_defaults

KEPT = ("jxc_date_promised", "jxc_quantity_promised", "jxc_reference_cost")


class PurchaseOrderLine(models.Model):
    _inherit = "purchase.order.line"

    jxc_date_promised = fields.Datetime(
        "Promised For",
        readonly=True,
        copy=False,
        help="The expected arrival when the order was first confirmed. Later changes "
        "of the expected arrival do not change it.",
    )
    jxc_quantity_promised = fields.Float(
        "Promised Quantity",
        readonly=True,
        copy=False,
        min_display_digits="Product Unit",
        help="The quantity ordered when the promised day began, in the product's own "
        "unit. Later changes of the quantity do not change it.",
    )
    jxc_reference_cost = fields.Float(
        "Cost When Ordered",
        readonly=True,
        copy=False,
        min_display_digits="Product Price",
        help="The cost of one of the product's own units, in company currency, when "
        "the order was first confirmed.",
    )

    _jxc_promised = models.Index("(COALESCE(jxc_date_promised, date_planned))")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._jxc_check_promise_unset(vals)
        lines = super(PurchaseOrderLine, without_defaults(self, KEPT)).create(vals_list)
        lines = lines.with_env(self.env)
        added = lines.filtered(lambda line: line.order_id.state == "purchase")
        added._jxc_keep_promise()
        return lines

    def write(self, vals):
        self._jxc_check_promise_unset(vals)
        others = self.browse()
        if "product_id" in vals:
            others = self.filtered(
                lambda line: line.product_id.id != vals["product_id"]
            )
        result = super().write(vals)
        for line in others.filtered("jxc_date_promised"):
            line._jxc_keep(jxc_reference_cost=line._jxc_cost())
        if "product_qty" in vals or "product_uom_id" in vals:
            self.filtered("jxc_date_promised")._jxc_follow_quantity()
        return result

    @api.model
    def _jxc_check_promise_unset(self, vals):
        """Refuse promises that come from outside.

        :raises UserError: when ``vals`` sets what was promised or what it cost
        """
        if any(name in vals for name in KEPT):
            raise UserError(
                self.env._(
                    "What was promised for a line and what its product cost cannot be "
                    "set by hand: they are kept when the order is confirmed."
                )
            )

    def _jxc_keep_promise(self):
        """Keep what is promised for these lines, and what their products cost now.

        What was promised before stays, so that confirming an order again renews
        nothing.
        """
        goods = self.filtered(lambda line: not line.display_type)
        # read at once what Odoo reads one by one afterwards
        goods.product_id.categ_id.mapped("name")
        promised = goods.filtered("jxc_date_promised")
        for line in goods - promised:
            line._jxc_keep(
                jxc_date_promised=line.date_planned,
                jxc_quantity_promised=line.product_uom_qty,
                jxc_reference_cost=line._jxc_cost(),
            )
        promised._jxc_follow_quantity()

    def _jxc_follow_quantity(self):
        """Let promised quantities follow the ordered ones until the promised day."""
        for line in self:
            company = line.order_id.company_id
            today = company._jxc_today()
            tomorrow = company._jxc_moments(today, today)[1]
            if line.jxc_date_promised >= tomorrow and line.product_uom_qty:
                line._jxc_keep(jxc_quantity_promised=line.product_uom_qty)

    def _jxc_cost(self):
        # sudo: costs are not open to all who buy
        product = self.product_id.with_company(self.order_id.company_id).sudo()
        return product.standard_price

    def _jxc_keep(self, **values):
        # set like computed fields: past all guards, as who orders need not be allowed
        # to change confirmed orders, and saved together with Odoo's own changes
        kept = [self._fields[name] for name in values]
        with self.env.protecting(kept, self):
            for name, value in values.items():
                self[name] = value
