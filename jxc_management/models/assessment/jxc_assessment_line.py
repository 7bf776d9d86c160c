from odoo import fields, models


class JxcAssessmentLine(models.Model):
    """One line of an assessment: the value reached, the points, and what they rest on.

    Targets and rules are kept as they were, so that later changes of them do not count.
    """

    _name = "jxc.assessment.line"
    _description = "Assessment Line"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "assessment_id, sequence, id"

    assessment_id = fields.Many2one(
        "jxc.assessment", required=True, index=True, ondelete="cascade"
    )
    period_id = fields.Many2one(related="assessment_id.period_id", store=True)
    company_id = fields.Many2one(related="assessment_id.company_id", store=True)
    scorecard_line_id = fields.Many2one("jxc.scorecard.line", ondelete="set null")
    sequence = fields.Integer()
    kind = fields.Selection(
        [("kpi", "KPI"), ("review", "Judged by Reviewers")], required=True
    )
    name = fields.Char(required=True)
    kpi_id = fields.Many2one("jxc.kpi", index="btree_not_null", ondelete="restrict")
    measured_on = fields.Selection(
        [
            ("subject", "Department or Person Assessed"),
            ("department", "Department of the Person"),
            ("company", "Whole Company"),
        ]
    )
    weight = fields.Float("Weight (%)")
    num = fields.Float("Numerator", digits=(20, 6))
    den = fields.Float("Denominator", digits=(20, 6))
    records = fields.Integer()
    has_data = fields.Boolean()
    value = fields.Float(digits=(20, 4), help="Nothing is shown without data.")
    target_snapshot = fields.Json("Target", help="As it was when calculated.")
    rule_snapshot = fields.Json("Rule", help="As it was when calculated.")
    raw_score = fields.Float("Calculated Score", digits=(6, 2))
    self_score = fields.Float(digits=(6, 2))
    is_self_scored = fields.Boolean()
    manager_score = fields.Float(digits=(6, 2))
    is_manager_scored = fields.Boolean()
    is_overridden = fields.Boolean("Overridden")
    override_score = fields.Float("Score Instead", digits=(6, 2))
    override_reason = fields.Text()
    override_by_id = fields.Many2one("res.users", ondelete="restrict")
    override_on = fields.Datetime()
    score = fields.Float(digits=(6, 2))
    points = fields.Float(
        "Weighted Points", digits=(6, 2), help="What the line adds to the total."
    )
    digest = fields.Char("Evidence", help="MD5 of the records behind the value.")
