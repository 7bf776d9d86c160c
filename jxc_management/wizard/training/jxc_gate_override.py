from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...models.training.jxc_gate_check import Verdict
from ...tools.gate_rules import lacks_of

#: a reason of fewer letters explains nothing
SHORTEST = 5


class JxcGateOverride(models.TransientModel):
    """Going on in an emergency, with a reason, although something is missing.

    It counts for the person himself, for the named documents and for a short time.
    """

    _name = "jxc.gate.override"
    _description = "Go On in an Emergency"
    _inherit = ["jxc.wizard.mixin"]

    gate_ids = fields.Many2many("jxc.gate", readonly=True)
    res_model = fields.Char(readonly=True)
    document_ids = fields.Char(readonly=True, help="Ids, separated by commas.")
    documents = fields.Char(compute="_compute_documents")
    reason = fields.Text(
        help="Why it cannot wait. It is recorded with your name and the documents."
    )
    hours = fields.Integer(compute="_compute_hours")

    @api.model
    def _action_for(self, verdicts):
        """Return the action that opens this dialogue for what was refused."""
        documents = verdicts[0].documents.union(*(one.documents for one in verdicts))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Go On in an Emergency"),
            "res_model": self._name,
            "views": [[False, "form"]],
            "target": "new",
            "context": {
                "default_gate_ids": [one.gate.id for one in verdicts],
                "default_res_model": documents._name,
                "default_document_ids": ",".join(map(str, documents.ids)),
            },
        }

    @api.depends("res_model", "document_ids")
    def _compute_documents(self):
        for wizard in self:
            records = wizard._records()
            records = records and records._filtered_access("read")
            wizard.documents = records and self.env["jxc.gate"]._names_text(records)

    @api.depends("gate_ids")
    def _compute_hours(self):
        for wizard in self:
            wizard.hours = min(wizard.gate_ids.mapped("override_hours"), default=0)

    def _records(self):
        """Return the documents that the dialogue is about."""
        self.ensure_one()
        base = self.env.registry["jxc.gated.mixin"]
        model = self.env.get(self.res_model or "")
        if model is None or not isinstance(model, base):
            return False
        texts = (self.document_ids or "").split(",")
        ids = [int(text) for text in texts if text.strip().isdecimal()]
        return model.browse(ids).exists()

    def action_confirm(self):
        """Record the reason; afterwards the button works for a while.

        :return: an action that says so
        :raises AccessError: for people outside of the emergency group of a gate, or who
            may not work with the documents anyway
        :raises UserError: without a reason or documents
        """
        self.ensure_one()
        reason = (self.reason or "").strip()
        records = self._records()
        if len(reason) < SHORTEST:
            raise UserError(
                self.env._("Say in a few words why this cannot wait; it is recorded.")
            )
        if not records or not self.gate_ids:
            raise UserError(
                self.env._(
                    "There is nothing to go on with. Press the button of the document "
                    "again and start from its message."
                )
            )
        records.check_access("read")
        records.check_access(records._jxc_gate_access())
        verdicts = self._entitled(records)
        gates = self.env["jxc.gate"]
        gates.env["jxc.gate.log"]._record(gates._log_values(verdicts, reason=reason))
        gates._tell_overridden(verdicts, reason)
        return self._done_notice()

    def _entitled(self, records):
        """Return the verdicts of the gates that the user may override.

        :raises AccessError: when he may not
        """
        gates = self.env["jxc.gate"]
        compiled = {
            gate.id: gate for found in gates._compiled().values() for gate in found
        }
        chosen = [compiled[one] for one in self.gate_ids.ids if one in compiled]
        for gate in chosen:
            self._check_entitled(gate)
        me = gates._employees_of(self.env.user)
        verdicts = []
        for gate in chosen:
            own = me.get(gate.company_id, self.env["hr.employee"])
            day = gates._today(gate.company_id)
            lacks = lacks_of(gate, own.id, gates._holdings([gate], own, day))
            concerned = records.sudo().filtered(
                lambda one, gate=gate: one._jxc_gate_company().id == gate.company_id
            )
            if concerned and lacks:
                verdicts.append(Verdict(gate, concerned, lacks, "override"))
        return verdicts

    def _check_entitled(self, gate):
        """Refuse people outside of the emergency group of a gate.

        :raises AccessError: naming the gate
        """
        gates = self.env["jxc.gate"]
        if not gates._is_gated_person() or not gates._may_override(gate):
            raise AccessError(
                self.env._(
                    "Only members of the emergency group of “%(gate)s” may go on with "
                    "a reason. Ask one of them to do the work.",
                    gate=gates.sudo().browse(gate.id).name,
                )
            )

    def _done_notice(self):
        """Return the action that tells the person to go on."""
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.env._("Recorded"),
                "message": self.env._(
                    "You may go on: press the button of the document again. This "
                    "counts for %(hours)s h.",
                    hours=self.hours,
                ),
                "type": "success",
                "next": {"type": "ir.actions.act_window_close"},
            },
        }
