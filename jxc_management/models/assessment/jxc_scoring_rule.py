from odoo import fields, models


class JxcScoringRule(models.Model):
    """How the value of a KPI becomes points; see tools/scoring.py for the formulas."""

    _name = "jxc.scoring.rule"
    _description = "Scoring Rule"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True)
    method = fields.Selection(
        [
            ("linear", "Between Floor, Target and Stretch"),
            ("bands", "Table of Bands"),
            ("step", "Deduction per Step"),
            ("event", "Deduction per Event"),
            ("band", "Target Band"),
        ],
        required=True,
        default="linear",
    )
    cap = fields.Float("Highest Score", default=120.0)
    full_score = fields.Float("Score at Target", default=100.0)
    floor_score = fields.Float("Score at Floor", default=60.0)
    step_size = fields.Float(default=1.0, help="Each step away from the target …")
    step_points = fields.Float(default=2.0, help="… costs this many points …")
    max_deduction = fields.Float(default=100.0, help="… but at most this many.")
    event_points = fields.Float(
        "Points per Event", default=5.0, help="What one counted event costs."
    )
    slope_points = fields.Float(
        "Points per Unit Outside the Band", default=5.0, help="Target band only."
    )
    veto = fields.Selection(
        [
            ("none", "No Veto"),
            ("line", "Sets the Line to 0"),
            ("all", "Sets the Whole Score to 0"),
        ],
        required=True,
        default="none",
        help="What happens when the value is worse than the veto limit.",
    )
    veto_limit = fields.Float()
    band_ids = fields.One2many("jxc.scoring.band", "rule_id", "Bands", copy=True)
