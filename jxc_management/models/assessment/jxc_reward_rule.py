from odoo import fields, models


class JxcRewardRule(models.Model):
    """An agreed rule: who gets what reward or penalty for which result."""

    _name = "jxc.reward.rule"
    _description = "Reward Rule"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    subject = fields.Selection(
        [("department", "Departments"), ("employee", "Employees")],
        "For",
        required=True,
        default="employee",
    )
    kind = fields.Selection(
        [("reward", "Reward"), ("penalty", "Penalty")], required=True, default="reward"
    )
    condition = fields.Selection(
        [
            ("grade", "Grade"),
            ("score", "Score Within"),
            ("failed", "Below the Pass Mark"),
        ],
        required=True,
        default="grade",
    )
    grade_ids = fields.Many2many("jxc.grade", string="Grades")
    score_from = fields.Float()
    score_to = fields.Float()
    consecutive = fields.Integer(
        "Periods in a Row",
        default=1,
        help="How many periods in a row the condition must be true.",
    )
    basis = fields.Selection(
        [
            ("fixed", "Fixed Amount"),
            ("coefficient", "Base Amount × Coefficient"),
            ("score", "Base Amount × Score / 100"),
            ("none", "No Money"),
        ],
        required=True,
        default="fixed",
    )
    amount = fields.Monetary("Amount or Base")
    measure = fields.Char(
        "What Else", translate=True, help="Such as a training or a written warning."
    )
