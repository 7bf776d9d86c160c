from odoo import fields, models


class JxcApprovalDecision(models.Model):
    """What somebody did about a request; never changed and never deleted."""

    _name = "jxc.approval.decision"
    _description = "Approval Decision"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "id"

    request_id = fields.Many2one(
        "jxc.approval.request", required=True, index=True, readonly=True
    )
    step_id = fields.Many2one("jxc.approval.step", index=True, readonly=True)
    user_id = fields.Many2one("res.users", "Person", required=True, readonly=True)
    on_behalf_of_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    action = fields.Selection(
        [
            ("submit", "Submitted"),
            ("auto", "Passed at Once"),
            ("approve", "Approved"),
            ("reject", "Rejected"),
            ("forward", "Forwarded"),
            ("withdraw", "Withdrawn"),
            ("change", "Changed Within Tolerance"),
            ("stale", "Outdated by a Change"),
            ("escalate", "Escalated"),
        ],
        required=True,
        readonly=True,
    )
    comment = fields.Text(readonly=True)
    currency_id = fields.Many2one(related="request_id.currency_id")
    amount = fields.Monetary(readonly=True)
    digest = fields.Char("Content Digest", readonly=True)
    decided_on = fields.Datetime(readonly=True, default=fields.Datetime.now)

    def write(self, vals):
        """Refuse every change, also by the engine.

        :raises UserError: always
        """
        self._refuse_by_hand()
