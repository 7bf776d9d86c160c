from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

from ...tools.engine_token import covers

WATCHED = frozenset(
    {
        "move_id",
        "picking_id",
        "product_id",
        "product_uom_id",
        "quantity",
        "location_id",
        "location_dest_id",
    }
)


class StockMoveLine(models.Model):
    _inherit = "stock.move.line"

    @api.model_create_multi
    def create(self, vals_list):
        pickings = self._jxc_pickings_of(vals_list)
        before = pickings._jxc_open_to_change()._jxc_before_change()
        lines = super().create(vals_list)
        lines._jxc_check_loose()
        # the transfer may have come as a default value
        late = lines.picking_id | lines.move_id.picking_id
        late = (late - pickings)._jxc_open_to_change()
        pickings._jxc_after_change(before + [(picking, None) for picking in late])
        return lines

    def write(self, vals):
        if WATCHED.isdisjoint(vals):
            return super().write(vals)
        pickings = self.picking_id | self.move_id.picking_id
        pickings |= self._jxc_pickings_of([vals])
        before = pickings._jxc_open_to_change()._jxc_before_change()
        result = super().write(vals)
        self._jxc_check_loose()
        pickings._jxc_after_change(before)
        return result

    @api.model
    def _jxc_pickings_of(self, vals_list):
        """Return the transfers that ``vals_list`` puts lines into."""
        moves = {vals["move_id"] for vals in vals_list if vals.get("move_id")}
        pickings = {vals["picking_id"] for vals in vals_list if vals.get("picking_id")}
        found = self.env["stock.move"].browse(moves).picking_id
        return found | self.env["stock.picking"].browse(pickings)

    def _jxc_check_loose(self):
        """Refuse to change what is done outside of transfers, where rules exist.

        Scraps are such movements: their approval says nothing about later changes.

        :raises UserError: naming the movement
        """
        if self.env.uid == SUPERUSER_ID:
            return
        for move in self.move_id:
            if move.state != "done" or move.picking_id:
                continue
            known = covers(self.env.context, ("stock.move", move.id))
            if not known and move.sudo()._jxc_has_rules():
                raise UserError(
                    self.env._(
                        "“%(move)s” is done, and approvals apply to such movements. "
                        "Make a transfer for the difference.",
                        move=move.display_name,
                    )
                )
