from odoo import models
from odoo.exceptions import UserError


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    def _receive(self, book, steps):
        """Receive goods of purchase orders, some of them only in part."""
        for clerk, own in self._by_clerk(steps):
            receipts = []
            for step in own:
                receipt = book.orders[step.number].picking_ids.filtered(
                    lambda picking: picking.state not in ("done", "cancel")
                )
                receipts.append(receipt.with_env(clerk.env))
            clerk._validate(receipts, own)

    def _validate(self, pickings, steps):
        """Validate one transfer per step with the step's quantities, on its day."""
        pairs = list(zip(pickings, steps, strict=True))
        for picking, step in pairs:
            self._set_quantities(picking, step)
        together = self.env["stock.picking"].concat(*pickings)
        done = together.with_context(
            skip_backorder=True,
            picking_ids_not_to_backorder=[p.id for p, step in pairs if step.last],
        ).button_validate()
        if done is not True:
            raise UserError(
                self.env._(
                    "%(transfers)s cannot be validated.",
                    transfers=together.mapped("name"),
                )
            )
        for picking, step in pairs:
            # sudo: the day of a done transfer may only be changed by managers
            picking.sudo().date_done = self._moment(step.day, step.number + 5)

    def _set_quantities(self, picking, step):
        """Enter the quantities of a step, and lots for what arrives with lots."""
        picking.user_id = self.env.user
        for move in picking.move_ids:
            code = move.product_id.default_code
            quantity = step.quantities.get(code, 0)
            if move.quantity != quantity:
                move.quantity = quantity
            if move.has_tracking == "lot" and picking.picking_type_code == "incoming":
                lot = f"{code}-{self._moment(step.day):%y%m%d}"
                move.move_line_ids.filtered(lambda line: not line.lot_id).lot_name = lot

    def _return_to_vendor(self, book, steps):
        """Send faulty goods of a receipt back."""
        for clerk, own in self._by_clerk(steps):
            for step in own:
                receipt = book.orders[step.number].picking_ids
                clerk._return(receipt, step)

    def _return(self, picking, step):
        """Return quantities of a done transfer."""
        wizard = self.env["stock.return.picking"].create({"picking_id": picking.id})
        for line in wizard.product_return_moves:
            line.quantity = step.quantities.get(line.product_id.default_code, 0)
        action = wizard.action_create_returns()
        returned = self.env["stock.picking"].browse(action["res_id"])
        returned.scheduled_date = self._moment(step.day, step.number)
        self._validate([returned], [step])
