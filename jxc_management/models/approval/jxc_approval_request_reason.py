from odoo import api, fields, models
from odoo.tools import format_datetime


class JxcApprovalRequest(models.Model):
    _inherit = "jxc.approval.request"

    reason = fields.Text(
        "Why",
        compute="_compute_reason",
        store=True,
        precompute=True,
        help="What the rule said when the document was submitted.",
    )

    # the rule of a request never changes: later changes of the rule do not count
    @api.depends("rule_id")
    def _compute_reason(self):
        for request in self:
            rule = request.rule_id.with_company(request.company_id)
            request.reason = rule._condition_text() if rule else ""

    def _note_for_document(self):
        """Return what the document says about this request."""
        self.ensure_one()
        if self.state == "pending":
            return self.env._(
                "Waits for %(people)s since %(date)s.",
                people=self.waiting_for or self.env._("nobody"),
                date=format_datetime(self.env, self._waits_since(), dt_format="short"),
            )
        rejected = self.decision_ids.filtered(lambda one: one.action == "reject")[-1:]
        return self.env._(
            "Rejected by %(person)s: %(reason)s",
            person=rejected.user_id.name or "",
            reason=rejected.comment or "",
        )

    def _waits_since(self):
        """Return when the first of the open steps was opened."""
        opened = self.step_ids.filtered(lambda step: step.state == "open")
        return min(filter(None, opened.mapped("opened_on")), default=self.submitted_on)
