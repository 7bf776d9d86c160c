from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools.misc import clean_context

from ...tools.engine_token import as_engine, by_engine


class JxcEngineRecordMixin(models.AbstractModel):
    """A record of the past that only its own engine writes.

    Nobody else creates, changes or deletes it, administrators included: it is what
    audits rely on.
    """

    _name = "jxc.engine.record.mixin"
    _description = "Record Written by Its Engine Only"

    def _as_engine(self):
        """Return these records with the right to be written, for the engine's use."""
        # sudo: nobody has a right to write these records
        return as_engine(self)

    @api.model_create_multi
    def create(self, vals_list):
        if not by_engine(self):
            self._refuse_by_hand()
        # defaults in a client's context would decide what the engine leaves open
        context = clean_context(self.env.context)
        # pylint: disable-next=context-overridden
        records = super(JxcEngineRecordMixin, self.with_context(context))
        return records.create(vals_list).with_env(self.env)

    def write(self, vals):
        if not by_engine(self) and not self._is_harmless(vals):
            self._refuse_by_hand()
        return super().write(vals)

    @api.model
    def _is_harmless(self, vals):
        """Return whether ``vals`` only concern the discussion about a record."""
        return all(name.startswith(("message_", "activity_")) for name in vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        self._refuse_by_hand()

    def _refuse_by_hand(self):
        """Refuse a change from outside.

        :raises UserError: saying that records of this kind are kept as they are
        """
        raise UserError(
            self.env._(
                "“%(model)s” records are a record of the past: the addon itself writes "
                "them, and they are kept as they are. Use the buttons instead.",
                model=self.env["ir.model"]._get(self._name).name,
            )
        )
