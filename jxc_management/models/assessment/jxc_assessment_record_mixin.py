from odoo import api, models
from odoo.exceptions import UserError

from ...tools.engine_token import by_engine
from ...tools.record_changes import changes


class JxcAssessmentRecordMixin(models.AbstractModel):
    """A record of a period: its engine alone writes it, until the period is locked."""

    _name = "jxc.assessment.record.mixin"
    _description = "Record of an Assessment Period"
    _inherit = ["jxc.engine.record.mixin", "jxc.decision.mixin"]

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_unlocked()
        return records

    def write(self, vals):
        if not self._is_harmless(vals):
            self._check_unlocked()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        # the engine takes back what nobody has worked on, such as a subject that left
        if not by_engine(self):
            self._refuse_by_hand()
        self._check_unlocked()

    def _write_changed(self, values):
        """Write those values of one record that differ from what it has."""
        changed = changes(self, values)
        if changed:
            self.write(changed)

    def _check_unlocked(self):
        """Refuse to change what is locked, whoever asks.

        :raises UserError: naming the period
        """
        # sudo: whatever the user may read of it
        locked = self.sudo().period_id.filtered(lambda one: one.state == "locked")
        if locked:
            raise UserError(
                self.env._(
                    "“%(period)s” is locked: its assessments stay as they are for "
                    "good. Correct mistakes in the next period.",
                    period=locked[0].display_name,
                )
            )
