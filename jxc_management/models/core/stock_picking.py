from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError

from ...tools.forged_defaults import without_defaults

VALIDATED_BY = "jxc_validated_by_id"


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
        clean = without_defaults(self, {VALIDATED_BY})
        pickings = super(StockPicking, clean).create(vals_list)
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
