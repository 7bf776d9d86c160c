from odoo import api, fields, models
from odoo.exceptions import ValidationError


class JxcGradeScheme(models.Model):
    """How scores become grades and coefficients."""

    _name = "jxc.grade.scheme"
    _description = "Grade Scheme"
    _inherit = ["mail.thread"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, tracking=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", index=True, help="Empty: for all companies."
    )
    pass_mark = fields.Float(
        default=60.0, tracking=True, help="Below it an assessment is failed."
    )
    grade_ids = fields.One2many("jxc.grade", "scheme_id", "Grades", copy=True)
    summary = fields.Char("Grades in Words", compute="_compute_summary")

    _check_pass_mark = models.Constraint(
        "CHECK (pass_mark BETWEEN 0 AND 1000)", "The pass mark is between 0 and 1,000."
    )

    @api.depends("grade_ids.name", "grade_ids.score_from")
    def _compute_summary(self):
        for scheme in self:
            grades = scheme.grade_ids.sorted("score_from", reverse=True)
            scheme.summary = " · ".join(
                f"{grade.name} ≥ {grade.score_from:g}" for grade in grades
            )

    @api.constrains("grade_ids")
    def _check_grades(self):
        for scheme in self:
            starts = scheme.grade_ids.mapped("score_from")
            if not starts:
                raise ValidationError(
                    self.env._("%(scheme)s: add its grades.", scheme=scheme.name)
                )
            if len(set(starts)) < len(starts):
                raise ValidationError(
                    self.env._(
                        "%(scheme)s: two grades start at the same score.",
                        scheme=scheme.name,
                    )
                )
            if min(starts) != 0:
                raise ValidationError(
                    self.env._(
                        "%(scheme)s: the lowest grade starts at 0, so that each score "
                        "has a grade.",
                        scheme=scheme.name,
                    )
                )

    def _grade_of(self, score):
        """Return the grade of a score; an empty record without a score.

        :param score: points from 0 on, or None
        """
        grades = self.grade_ids.sorted("score_from")
        if score is None:
            return grades.browse()
        reached = grades.filtered(lambda grade: grade.score_from <= score)
        return reached[-1:] or grades[:1]

    def _is_passed(self, score):
        """Return whether a score reaches the pass mark."""
        self.ensure_one()
        return score is not None and score >= self.pass_mark
