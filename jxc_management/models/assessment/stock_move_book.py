from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.book_quantity import BookQuantity
from ...tools.forged_defaults import without_defaults

BOOK = "jxc_book_quantity"


class StockMove(models.Model):
    _inherit = "stock.move"

    jxc_book_quantity = fields.Float(
        "Quantity in the Books",
        readonly=True,
        copy=False,
        min_display_digits="Product Unit",
        help="What the books said before it was counted.",
    )

    #: the latest value that came in of a product, at any time
    _jxc_came_in = models.Index("(product_id, date, id) WHERE is_in")

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._jxc_check_book(vals)
        moves = super(StockMove, without_defaults(self, {BOOK})).create(vals_list)
        return moves.with_env(self.env)

    def write(self, vals):
        self._jxc_check_book(vals)
        return super().write(vals)

    @api.model
    def _jxc_check_book(self, vals):
        """Refuse quantities that do not come from the books themselves.

        :raises UserError: for such a quantity in ``vals``
        """
        if BOOK in vals and not isinstance(vals[BOOK], BookQuantity):
            raise UserError(
                self.env._(
                    "What the books said before a count cannot be set by hand: it is "
                    "noted when the count is applied."
                )
            )
