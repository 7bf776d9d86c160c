from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class StockPicking(models.Model):
    _inherit = "stock.picking"

    jxc_over_ordered = fields.Boolean(
        "More Than Ordered",
        compute="_compute_jxc_over_ordered",
        search="_search_jxc_over_ordered",
        compute_sudo=True,
        help="A receipt that brings more of a product than its purchase order asks "
        "for, together with the receipts before it; without an order, more than "
        "expected.",
    )

    def _compute_jxc_over_ordered(self):
        for picking in self:
            picking.jxc_over_ordered = (
                picking.picking_type_code == "incoming" and picking._jxc_is_excessive()
            )

    def _search_jxc_over_ordered(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.env.flush_all()
        rows = self.env.execute_query(self._jxc_possibly_excessive())
        # sudo: stock users may not read the orders that say what is too much
        found = self.sudo().browse([row[0] for row in rows])
        return Domain("id", "in", found.filtered("jxc_over_ordered").ids)

    def _jxc_is_excessive(self):
        """Return whether this receipt brings more than was ordered."""
        moves = self.move_ids.filtered(
            lambda move: move.state != "cancel" and not move.origin_returned_move_id
        )
        # as Odoo does it: where something is picked, the rest is left for later
        moves = moves.filtered("picked") or moves
        ordered = moves.purchase_line_id
        for move in moves - ordered.move_ids:
            expected = 0 if ordered else move.product_uom_qty
            if move.product_uom.compare(move.quantity, expected) > 0:
                return True
        return any(
            line.product_id.uom_id.compare(
                self._jxc_received(line, moves), line.product_uom_qty
            )
            > 0
            for line in ordered
        )

    def _jxc_received(self, line, moves):
        """Return how much of an order line has come with these moves and before."""
        earlier = (line.move_ids - self.move_ids).filtered(
            lambda move: (
                move.state == "done"
                and (self.state != "done" or move.date <= self.date_done)
            )
        )
        quantity = 0
        for move in earlier | (moves & line.move_ids):
            moved = move.product_uom._compute_quantity(
                move.quantity, line.product_id.uom_id
            )
            if move.location_dest_id.usage == "supplier":
                quantity -= moved
            elif move.location_id.usage == "supplier":
                quantity += moved
        return quantity

    def _jxc_possibly_excessive(self):
        """Return the query of the receipts worth a closer look."""
        return SQL(
            """
            SELECT DISTINCT m.picking_id
              FROM stock_move m
              JOIN stock_picking p ON p.id = m.picking_id
              JOIN stock_picking_type t ON t.id = p.picking_type_id
             WHERE t.code = 'incoming' AND m.state != 'cancel'
               AND (m.purchase_line_id IS NULL AND m.quantity > 0
                    OR m.purchase_line_id IN (
                       SELECT l.id
                         FROM purchase_order_line l
                         JOIN stock_move x ON x.purchase_line_id = l.id
                         JOIN stock_move_line ml ON ml.move_id = x.id
                        WHERE x.state != 'cancel'
                        GROUP BY l.id
                       HAVING sum(ml.quantity_product_uom) > l.product_uom_qty))
            """
        )
