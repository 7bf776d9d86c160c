from odoo import fields, models


class JxcGrade(models.Model):
    """A grade: scores from here up to the next grade, with its coefficient."""

    _name = "jxc.grade"
    _description = "Grade"
    _order = "scheme_id, score_from desc"

    scheme_id = fields.Many2one(
        "jxc.grade.scheme", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char(required=True, translate=True)
    score_from = fields.Float(required=True)
    coefficient = fields.Float(
        default=1.0, help="What variable pay is multiplied with, by agreement."
    )
    max_share = fields.Float(
        "At Most (%)",
        help="Share of the people who should have this grade; more than that is shown "
        "as a warning, nothing is changed. 0: no limit.",
    )

    _check_numbers = models.Constraint(
        "CHECK (score_from BETWEEN 0 AND 1000 AND coefficient BETWEEN 0 AND 100 "
        "AND max_share BETWEEN 0 AND 100)",
        "Grades start between 0 and 1,000 points, coefficients are between 0 and 100, "
        "shares between 0 and 100 %.",
    )
