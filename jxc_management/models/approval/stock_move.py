from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

from ...tools.engine_token import KEY, EngineToken, covers
from ...tools.transfer_kind import operation_of

WATCHED = frozenset(
    {
        "picking_id",
        "product_id",
        "product_uom_qty",
        "product_uom",
        "quantity",
        "location_id",
        "location_dest_id",
        "price_unit",
    }
)
#: kinds of locations that goods do not leave the company in
INSIDE = {"internal", "transit"}


class StockMove(models.Model):
    _inherit = "stock.move"

    def _jxc_operations(self):
        """Return the operations that these moves and their lines are."""
        ends = {(move.location_id, move.location_dest_id) for move in self}
        ends |= {
            (line.location_id, line.location_dest_id) for line in self.move_line_ids
        }
        return {
            operation_of(source.usage, destination.usage)
            for source, destination in ends
        }

    def _jxc_quantities(self):
        """Return ``{line key: quantity}`` of a move, in the product's own unit.

        Before it is done that is the demand, or what is picked if that is more. What
        its lines take elsewhere than the move itself has a key of its own.
        """
        self.ensure_one()
        unit = self.product_id.uom_id
        own = (self.location_id.usage, self.location_dest_id.usage)
        found = {}
        for line in self.move_line_ids:
            ends = (line.location_id.usage, line.location_dest_id.usage)
            quantity = line.product_uom_id._compute_quantity(line.quantity, unit)
            found[ends] = found.get(ends, 0.0) + quantity
        if self.state != "done":
            found[own] = max(found.get(own, 0.0), self.product_qty)
        return {
            f"product-{self.product_id.id}-{source}-{destination}": quantity
            for (source, destination), quantity in found.items()
        }

    def _jxc_unit_value(self):
        """Return what a unit is worth in company currency: its price or its cost."""
        self.ensure_one()
        cost = self.product_id.with_company(self.company_id).standard_price
        bought = self.location_id.usage == "supplier"
        return max(self.price_unit, cost) if bought else cost

    @api.model_create_multi
    def create(self, vals_list):
        pickings = self.env["stock.picking"].browse(
            {vals["picking_id"] for vals in vals_list if vals.get("picking_id")}
        )
        before = pickings._jxc_open_to_change()._jxc_before_change()
        moves = super().create(vals_list)
        moves.filtered(lambda move: move.state == "done")._jxc_check_done_directly()
        # the transfer may have come as a default value
        late = (moves.picking_id - pickings)._jxc_open_to_change()
        pickings._jxc_after_change(before + [(picking, None) for picking in late])
        return moves

    def write(self, vals):
        done = self.browse()
        if vals.get("state") == "done":
            done = self.filtered(lambda move: move.state != "done")
        elif "state" in vals:
            self.filtered(lambda move: move.state == "done")._jxc_check_taken_back()
        pickings = self.env["stock.picking"]
        if not WATCHED.isdisjoint(vals):
            pickings = self.picking_id | pickings.browse(vals.get("picking_id") or [])
        before = pickings._jxc_open_to_change()._jxc_before_change()
        result = super().write(vals)
        done._jxc_check_done_directly()
        pickings._jxc_after_change(before)
        return result

    def _jxc_check_done_directly(self):
        """Refuse moves that are set to done past the validation of their transfer.

        :raises UserError: naming the transfer
        """
        if self.env.uid == SUPERUSER_ID:
            return
        for move in self:
            if covers(self.env.context, ("stock.move", move.id)):
                continue
            if move.sudo()._jxc_has_rules():
                raise UserError(
                    self.env._(
                        "“%(transfer)s” cannot be set to done by hand, because "
                        "approvals apply to it. Validate it with its button.",
                        transfer=move.picking_id.display_name or move.display_name,
                    )
                )

    def _jxc_check_taken_back(self):
        """Refuse that something done becomes open again, and so is done twice.

        :raises UserError: naming the transfer
        """
        if self.env.uid == SUPERUSER_ID:
            return
        for move in self:
            if move.sudo()._jxc_has_rules():
                raise UserError(
                    self.env._(
                        "“%(transfer)s” is done and stays done, because approvals "
                        "apply to it. Return the goods with a further transfer.",
                        transfer=move.picking_id.display_name or move.display_name,
                    )
                )

    def _jxc_has_rules(self):
        """Return whether approval rules exist for what these moves do."""
        rules = self.env["jxc.approval.rule"]
        return any(
            rules._any_for("stock.picking", move.company_id.id)
            and any(
                rules._compiled(operation, move.company_id.id)
                for operation in move._jxc_operations()
            )
            for move in self
        )

    def _action_done(self, cancel_backorder=False):
        self._jxc_check_approved()
        keys = [("stock.move", move_id) for move_id in self.ids]
        keys += [("stock.picking", picking_id) for picking_id in self.picking_id.ids]
        marked = self.with_context(**{KEY: EngineToken(keys)})
        moves = super(StockMove, marked)._action_done(cancel_backorder)
        return moves.with_env(self.env)

    def _jxc_check_approved(self):
        """Refuse moves of transfers and scraps that need an approval first.

        :raises UserError: naming them
        """
        # sudo: transfers of a chain may be out of the user's reach
        whole = self.sudo()
        whole.scrap_id.filtered(
            lambda scrap: not scrap._jxc_in_effect()
        )._jxc_check_effective()
        whole.filtered(
            lambda move: not move.picking_id and not move.scrap_id
        )._jxc_check_relocated()
        pickings = (whole - whole.filtered("scrap_id")).picking_id
        pickings.filtered(
            lambda picking: not picking._jxc_in_effect()
        )._jxc_check_effective()

    def _jxc_check_relocated(self):
        """Refuse to carry goods elsewhere without a transfer that could be approved.

        :raises UserError: naming the products
        """
        if self.env.uid == SUPERUSER_ID:
            return
        inside = self.filtered(
            lambda move: (
                move.location_id != move.location_dest_id
                and {move.location_id.usage, move.location_dest_id.usage} <= INSIDE
            )
        )
        for company, moves in inside.grouped("company_id").items():
            amount = sum(move.product_qty * move._jxc_unit_value() for move in moves)
            rules = self.env["jxc.approval.rule"]._compiled("internal", company.id)
            if any(
                one.outcome == "steps" and one.amount_min <= amount for one in rules
            ):
                raise UserError(
                    self.env._(
                        "Moving %(products)s needs approval. Make an internal transfer "
                        "instead; its approvers decide about it.",
                        products=moves.product_id.mapped("display_name"),
                    )
                )
