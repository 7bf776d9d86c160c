from odoo import fields, models


class JxcApprovalTrialLine(models.TransientModel):
    """One figure of a trial, with the documents behind it."""

    _name = "jxc.approval.trial.line"
    _description = "Figure of a Trial of an Approval Rule"
    _inherit = ["jxc.wizard.mixin"]
    _order = "sequence, id"

    trial_id = fields.Many2one(
        "jxc.approval.trial", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer()
    kind = fields.Selection(
        [("summary", "Summary"), ("rule", "Rule"), ("approver", "Approver")],
        required=True,
    )
    name = fields.Char(required=True)
    rule_id = fields.Many2one("jxc.approval.rule", ondelete="cascade")
    outcome = fields.Selection(related="rule_id.outcome", related_sudo=False)
    is_tried = fields.Boolean(help="The rule that is tried.")
    user_id = fields.Many2one("res.users", ondelete="cascade")
    currency_id = fields.Many2one(related="trial_id.currency_id")
    document_count = fields.Integer(
        "Now", help="Documents, by the rules as they are now."
    )
    amount = fields.Monetary(help="Of the documents by the rules as they are now.")
    then_count = fields.Integer(
        "Then", help="Documents, as it was recorded when they were submitted."
    )
    document_ids = fields.Json("Documents Now")
    then_ids = fields.Json("Documents Then")

    def action_open_documents(self):
        """Open the documents counted by the rules as they are now."""
        self.ensure_one()
        return self._open(self.document_ids)

    def action_open_then(self):
        """Open the documents counted as recorded at their time."""
        self.ensure_one()
        return self._open(self.then_ids)

    def _open(self, ids):
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": self.trial_id.rule_id.model_name,
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", ids)],
        }
