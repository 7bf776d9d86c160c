from odoo import fields, models


class JxcScorecardLine(models.Model):
    """One line of a scorecard: a KPI with its rule, or something reviewers judge."""

    _name = "jxc.scorecard.line"
    _description = "Scorecard Line"
    _order = "scorecard_id, sequence, id"

    scorecard_id = fields.Many2one(
        "jxc.scorecard", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("kpi", "KPI"), ("review", "Judged by Reviewers")],
        required=True,
        default="kpi",
    )
    name = fields.Char(required=True, translate=True)
    description = fields.Text("What Is Judged", translate=True)
    kpi_id = fields.Many2one("jxc.kpi", index="btree_not_null", ondelete="restrict")
    rule_id = fields.Many2one("jxc.scoring.rule", ondelete="restrict")
    measured_on = fields.Selection(
        [
            ("subject", "Department or Person Assessed"),
            ("department", "Department of the Person"),
            ("company", "Whole Company"),
        ],
        required=True,
        default="subject",
    )
    weight = fields.Float("Weight (%)", required=True)
