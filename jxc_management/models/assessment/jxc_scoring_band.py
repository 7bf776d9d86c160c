from odoo import fields, models


class JxcScoringBand(models.Model):
    """A row of a scoring table: values from here up to the next row give this score."""

    _name = "jxc.scoring.band"
    _description = "Scoring Band"
    _order = "rule_id, value_from"

    rule_id = fields.Many2one(
        "jxc.scoring.rule", required=True, index=True, ondelete="cascade"
    )
    value_from = fields.Float(required=True)
    score = fields.Float(required=True)
