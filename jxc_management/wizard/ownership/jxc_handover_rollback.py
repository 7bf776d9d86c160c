from odoo import fields, models


class JxcHandoverRollback(models.TransientModel):
    """The question why a handover is rolled back."""

    _name = "jxc.handover.rollback"
    _description = "Roll Back a Handover"
    _inherit = ["jxc.wizard.mixin"]

    handover_id = fields.Many2one("jxc.handover", required=True, readonly=True)
    scope_name = fields.Char(related="handover_id.scope_name", related_sudo=False)
    department_from_id = fields.Many2one(
        related="handover_id.department_from_id", related_sudo=False
    )
    asked_reason = fields.Text(
        related="handover_id.rollback_reason", related_sudo=False
    )
    reason = fields.Text(
        required=True, help="Why the scope is given back; part of the history."
    )

    def action_roll_back(self):
        """Roll the handover back, or agree to it, for the given reason."""
        self.ensure_one()
        self.handover_id.action_roll_back(self.reason)
        return {"type": "ir.actions.act_window_close"}
