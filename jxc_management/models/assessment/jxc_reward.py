from odoo import fields, models


class JxcReward(models.Model):
    """A proposed or approved reward or penalty that follows from an assessment."""

    _name = "jxc.reward"
    _description = "Reward or Penalty"
    _inherit = ["mail.thread", "jxc.engine.record.mixin", "jxc.assessed.mixin"]
    _order = "period_id desc, kind, id"

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
