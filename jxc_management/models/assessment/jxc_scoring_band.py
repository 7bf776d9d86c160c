from odoo import api, fields, models
from odoo.exceptions import ValidationError


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

    @api.constrains("score")
    def _check_score(self):
        for band in self:
            if not 0 <= band.score <= band.rule_id.cap:
                raise ValidationError(
                    self.env._(
                        "%(rule)s: the score of a row is between 0 and the highest "
                        "score of the rule, %(cap)s.",
                        rule=band.rule_id.name,
                        cap=f"{band.rule_id.cap:g}",
                    )
                )
