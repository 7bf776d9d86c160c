from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.forged_defaults import without_defaults

KEPT = ("jxc_date_promised", "jxc_reference_cost")


class PurchaseOrderLine(models.Model):
    _inherit = "purchase.order.line"

    jxc_date_promised = fields.Datetime(
        "Promised For",
        readonly=True,
        copy=False,
        help="The expected arrival when the order was confirmed. Later changes of the "
        "expected arrival do not change it.",
    )
    jxc_reference_cost = fields.Float(
        "Cost When Ordered",
        readonly=True,
        copy=False,
        min_display_digits="Product Price",
        help="The cost of one of the product's own units, in company currency, when "
        "the order was confirmed.",
    )

    _jxc_promised = models.Index("(COALESCE(jxc_date_promised, date_planned))")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._jxc_check_promise_unset(vals)
        context = without_defaults(self.env.context, KEPT)
        # pylint: disable-next=context-overridden
        lines = super(PurchaseOrderLine, self.with_context(context)).create(vals_list)
        lines = lines.with_env(self.env)
        added = lines.filtered(lambda line: line.order_id.state == "purchase")
        added._jxc_keep_promise()
        return lines

    def write(self, vals):
        self._jxc_check_promise_unset(vals)
        return super().write(vals)

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
        """Keep when these lines are promised for, and what their products cost now."""
        for line in self:
            if line.display_type:
                continue
            product = line.product_id.with_company(line.order_id.company_id)
            # past all guards: nothing else changes, and Odoo saves it together with
            # its own changes; sudo: costs are not open to all who buy
            models.Model.write(
                line.sudo(),
                {
                    "jxc_date_promised": line.date_planned,
                    "jxc_reference_cost": product.sudo().standard_price,
                },
            )
