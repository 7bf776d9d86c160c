from odoo import api, fields, models

#: the method of a period that goes on from each step
NEXT = {
    "self_review": "action_start_manager_review",
    "manager_review": "action_start_appeals",
    "appeal": "action_approve",
}

#: so many names are shown
MOST = 30


class JxcAssessmentStep(models.TransientModel):
    """Goes on early, or one step back with a reason."""

    _name = "jxc.assessment.step"
    _description = "Step of an Assessment Period"
    _inherit = ["jxc.wizard.mixin"]

    period_id = fields.Many2one(
        "jxc.assessment.period", "Assessment Period", required=True, readonly=True
    )
    kind = fields.Selection(
        [("confirm", "Go On"), ("back", "Go Back")],
        required=True,
        readonly=True,
        default="confirm",
    )
    missing_count = fields.Integer(compute="_compute_missing")
    missing_names = fields.Char(compute="_compute_missing")
    question = fields.Char(compute="_compute_missing")
    reason = fields.Text()

    @api.depends("period_id")
    def _compute_missing(self):
        for wizard in self:
            period = wizard.period_id
            missing = self.env["jxc.assessment"]
            if period.state in ("self_review", "manager_review"):
                missing = period._missing(period.state)
            # as the user: only names that he may read
            readable = missing.with_env(self.env)._filtered_access("read")
            wizard.missing_count = len(missing)
            wizard.question = wizard._question(len(missing))
            wizard.missing_names = ", ".join(one._whom() for one in readable[:MOST])

    def _question(self, count):
        """Return what somebody who goes on early has to know."""
        if self.period_id.state == "appeal":
            return self.env._(
                "People can still appeal: the deadline has not passed. Once the "
                "results are approved they cannot."
            )
        return self.env._(
            "%(count)s reviews are missing, and their deadline has not passed. What "
            "is missing stays so if you go on.",
            count=count,
        )

    def action_go_on(self):
        """Take the period to its next step although something is missing."""
        self.ensure_one()
        method = NEXT.get(self.period_id.state)
        if method:
            getattr(self.period_id, method)(confirm=True)
        return {"type": "ir.actions.act_window_close"}

    def action_go_back(self):
        """Take the period one step back."""
        self.ensure_one()
        self.period_id.action_back(self.reason)
        return {"type": "ir.actions.act_window_close"}
