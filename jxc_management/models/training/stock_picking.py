from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ...tools.forged_defaults import without_defaults

VALIDATED_BY = "jxc_validated_by_id"
from odoo import models

from ...tools.gate_pass import without_mark


class StockPicking(models.Model):
    _inherit = "stock.picking"

    jxc_validated_by_id = fields.Many2one(
        "res.users",
        "Validated by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="The person who validated the transfer. Empty when the system did.",
    )

    def _action_done(self):
        todo = self.filtered(lambda picking: picking.state != "done")
        result = super()._action_done()
        if self.env.uid != SUPERUSER_ID:
            # past all guards: nothing else changes, and Odoo saves it together with
            # its own changes
            models.Model.write(todo, {VALIDATED_BY: self.env.uid})
        return result

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._jxc_check_validator_unset(vals)
        context = without_defaults(self.env.context, {VALIDATED_BY})
        # pylint: disable-next=context-overridden
        pickings = super(StockPicking, self.with_context(context)).create(vals_list)
        return pickings.with_env(self.env)

    def write(self, vals):
        self._jxc_check_validator_unset(vals)
        return super().write(vals)

    @api.model
    def _jxc_check_validator_unset(self, vals):
        """Refuse a name that comes from outside.

        :raises UserError: when ``vals`` sets who validated
        """
        if VALIDATED_BY in vals:
            raise UserError(
                self.env._(
                    "Who validated a transfer cannot be set by hand: it is the person "
                    "who validates it."
                )
            )
    def _jxc_gate_operations(self):
        # all of them: who may deliver need not be allowed to scrap along the way
        moves = self.move_ids.filtered(lambda move: move.state != "cancel")
        return moves._jxc_gate_operations()

    def _jxc_gate_warehouses(self):
        # the operation type alone is no proof of where goods come from
        moves = self.move_ids
        return super()._jxc_gate_warehouses() | moves._jxc_gate_warehouses()

    def button_validate(self):
        pickings = self.filtered(lambda one: one.state not in ("done", "cancel"))
        marked = self._jxc_through_gates(pickings)
        return without_mark(super(StockPicking, marked).button_validate())
