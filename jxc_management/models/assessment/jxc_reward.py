from odoo import api, fields, models


class JxcReward(models.Model):
    """A proposed or approved reward or penalty that follows from an assessment."""

    _name = "jxc.reward"
    _description = "Reward or Penalty"
    _inherit = ["mail.thread", "jxc.engine.record.mixin", "jxc.assessed.mixin"]
    _order = "period_id, kind, id"

    #: to search for, in the language of who proposed; people read the display name
    name = fields.Char(required=True)
    assessment_id = fields.Many2one(
        "jxc.assessment", required=True, index=True, ondelete="restrict"
    )
    period_id = fields.Many2one(
        related="assessment_id.period_id", store=True, index=True
    )
    company_id = fields.Many2one(related="assessment_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    department_id = fields.Many2one(related="assessment_id.department_id", store=True)
    employee_id = fields.Many2one(related="assessment_id.employee_id", store=True)
    rule_id = fields.Many2one("jxc.reward.rule", ondelete="restrict")
    kind = fields.Selection(
        [("reward", "Reward"), ("penalty", "Penalty")], required=True
    )
    amount = fields.Monetary(help="Always positive; the kind says which way it goes.")
    measure = fields.Char()
    reason = fields.Text()
    score = fields.Float(related="assessment_id.score")
    grade_name = fields.Char(related="assessment_id.grade_name")
    coefficient = fields.Float(related="assessment_id.coefficient")
    decision = fields.Text("Reason of the Decision")
    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("approved", "Approved"),
            ("refused", "Turned Down"),
            ("exported", "Exported"),
        ],
        required=True,
        default="proposed",
    )
    decided_by_id = fields.Many2one("res.users", ondelete="restrict")
    decided_on = fields.Datetime("Decision Made On")
    exported_on = fields.Datetime()
    exported_by_id = fields.Many2one("res.users", ondelete="restrict")

    _once = models.UniqueIndex("(assessment_id, rule_id)")

    @api.depends("rule_id.name", "assessment_id.display_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        # sudo: who may see a reward may know the rule it follows from
        for reward in self.sudo():
            why = reward.rule_id.name or reward.measure
            parts = (why, reward.assessment_id.display_name)
            reward.display_name = ": ".join(part for part in parts if part)
