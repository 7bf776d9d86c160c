from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: the field that holds the content of each kind
CONTENT = {"text": "body", "file": "file", "link": "url"}


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
    body = fields.Html("Text", translate=True)
    file = fields.Binary(attachment=True)
    file_name = fields.Char()
    url = fields.Char("Link")

    @api.constrains("kind", "body", "file", "url")
    def _check_content(self):
        for material in self:
            if not material[CONTENT[material.kind]]:
                kinds = dict(self._fields["kind"]._description_selection(self.env))
                raise ValidationError(
                    self.env._(
                        "“%(material)s” is empty. Add its %(kind)s, or choose another "
                        "kind of material.",
                        material=material.name,
                        kind=kinds[material.kind].lower(),
                    )
                )
            address = (material.url or "").strip().lower()
            if address and not address.startswith(("https://", "http://", "/")):
                raise ValidationError(
                    self.env._(
                        "The link of “%(material)s” has to begin with https://.",
                        material=material.name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        # record rules look at what was before: nobody may slip it into another course
        self.check_access("write")
        return result

    def action_open(self):
        """Open the text, file or link to learn from.

        :return: the action that shows it
        """
        self.ensure_one()
        self.check_access("read")
        if self.kind == "text":
            return self._get_records_action(
                name=self.name,
                target="new",
                context={"form_view_initial_mode": "readonly"},
            )
        url = self.url if self.kind == "link" else self._file_url()
        return {"type": "ir.actions.act_url", "url": url, "target": "new"}

    def _file_url(self):
        """Return the address of the file."""
        return f"/web/content/{self._name}/{self.id}/file?filename_field=file_name"
