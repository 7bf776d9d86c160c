from odoo import fields, models


class JxcGradeScheme(models.Model):
    """How scores become grades and coefficients."""

    _name = "jxc.grade.scheme"
    _description = "Grade Scheme"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", index=True)
    pass_mark = fields.Float(default=60.0)
    grade_ids = fields.One2many("jxc.grade", "scheme_id", "Grades", copy=True)
