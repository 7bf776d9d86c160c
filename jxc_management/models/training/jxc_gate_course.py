from odoo import api, models
from odoo.exceptions import ValidationError


class JxcCourse(models.Model):
    _inherit = "jxc.course"

    @api.constrains("active")
    def _check_not_asked_for(self):
        """Keep courses that gates ask for: nobody could pass these any more.

        :raises ValidationError: naming the gates
        """
        archived = self.filtered(lambda course: not course.active)
        # sudo: gates of other companies count as well
        gates = self.env["jxc.gate"].sudo()
        for course in archived:
            asking = gates.search(
                [("mode", "!=", "off"), ("course_ids", "in", course.ids)]
            )
            if asking:
                raise ValidationError(
                    self.env._(
                        "“%(course)s” is asked for by %(gates)s. Take it out there "
                        "before you archive it.",
                        course=course.name,
                        gates=asking.mapped("name"),
                    )
                )
