from odoo import api, fields, models
from odoo.exceptions import ValidationError


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
        "Applies To",
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

    _check_consecutive = models.Constraint(
        "CHECK (consecutive >= 1)", "A rule needs at least one period."
    )
    _check_amount = models.Constraint(
        "CHECK (amount >= 0)",
        "The amount of a rule is not negative: the kind says which way it goes.",
    )

    @api.constrains("condition", "grade_ids", "score_from", "score_to")
    def _check_condition(self):
        for rule in self:
            if rule.condition == "grade" and not rule.grade_ids:
                raise ValidationError(
                    self.env._(
                        "“%(rule)s” names no grade. Choose some.", rule=rule.name
                    )
                )
            if rule.condition == "score" and rule.score_from > rule.score_to:
                raise ValidationError(
                    self.env._(
                        "The scores of “%(rule)s” go from a higher to a lower one. "
                        "Swap them.",
                        rule=rule.name,
                    )
                )

    def _reason(self, assessment):
        """Return in words why one rule applies to one assessment."""
        values = {
            "score": f"{assessment.score:g}",
            "grade": assessment.grade_name or "–",
            "periods": self.consecutive,
        }
        if self.consecutive > 1:
            return self.env._(
                "Score %(score)s, grade %(grade)s; in %(periods)s periods in a row",
                **values,
            )
        return self.env._("Score %(score)s, grade %(grade)s", **values)
