from odoo import api, models


class JxcCourse(models.Model):
    _inherit = "jxc.course"

    @api.constrains("active")
    def _check_not_asked_for(self):
        """Keep courses that gates ask for: nobody could pass these any more.

        :raises ValidationError: naming the gates
        """
        archived = self.filtered(lambda course: not course.active)
        self.env["jxc.gate"]._check_archived("course_ids", archived)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked_for(self):
        self.env["jxc.gate"]._check_deleted("course_ids", self)
