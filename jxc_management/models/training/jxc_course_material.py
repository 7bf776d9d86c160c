from odoo import fields, models


class JxcCourseMaterial(models.Model):
    """A text, file or link to learn from."""

    _name = "jxc.course.material"
    _description = "Course Material"
    _order = "sequence, id"

    course_id = fields.Many2one(
        "jxc.course", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, translate=True)
    kind = fields.Selection(
        [("text", "Text"), ("file", "File"), ("link", "Link")],
        required=True,
        default="text",
    )
    body = fields.Html(translate=True)
    file = fields.Binary(attachment=True)
    file_name = fields.Char()
    url = fields.Char("Link")
