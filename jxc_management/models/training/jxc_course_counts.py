from odoo import api, fields, models

#: the statuses of certificates that count today
COUNTING = ("valid", "expiring")


class JxcCourse(models.Model):
    _inherit = "jxc.course"

    open_count = fields.Integer("To Do", compute="_compute_assignment_counts")
    overdue_count = fields.Integer("Overdue", compute="_compute_assignment_counts")
    certificate_count = fields.Integer(
        "Certificates", compute="_compute_certificate_counts"
    )
    expiring_count = fields.Integer(
        "Expire Soon", compute="_compute_certificate_counts"
    )
    session_count = fields.Integer("Sessions", compute="_compute_session_count")

    @api.depends_context("uid", "company")
    def _compute_assignment_counts(self):
        assignments = self.env["jxc.training.assignment"]
        opened = self._counts_of(assignments, [("is_open", "=", True)])
        overdue = self._counts_of(assignments, [("is_overdue", "=", True)])
        for course in self:
            course.open_count = opened.get(course, 0)
            course.overdue_count = overdue.get(course, 0)

    @api.depends_context("uid", "company")
    def _compute_certificate_counts(self):
        certificates = self.env["jxc.certificate"]
        counting = self._counts_of(certificates, [("status", "in", COUNTING)])
        expiring = self._counts_of(certificates, [("status", "=", "expiring")])
        for course in self:
            course.certificate_count = counting.get(course, 0)
            course.expiring_count = expiring.get(course, 0)

    @api.depends_context("uid", "company")
    def _compute_session_count(self):
        counts = self._counts_of(self.env["jxc.training.session"], [])
        for course in self:
            course.session_count = counts.get(course, 0)

    def _counts_of(self, records, domain):
        """Return ``{course: number}`` of what the user may see of ``records``."""
        groups = records._read_group(
            [("course_id", "in", self.ids), *domain], ["course_id"], ["__count"]
        )
        return dict(groups)

    def _action_of(self, model, name, view_mode, domain=(), **context):
        """Return the action that opens records of the courses."""
        context = {f"search_default_{key}": value for key, value in context.items()}
        if len(self) == 1:
            context["default_course_id"] = self.id
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": view_mode,
            "domain": [("course_id", "in", self.ids), *domain],
            "context": context,
        }

    def action_view_assignments(self):
        """Open the assignments of the courses.

        :return: the action that shows them
        """
        return self._action_of(
            "jxc.training.assignment",
            self.env._("Assignments"),
            "list,kanban,form,calendar,activity",
            open=1,
        )

    def action_view_certificates(self):
        """Open the certificates of the courses.

        :return: the action that shows them
        """
        return self._action_of(
            "jxc.certificate",
            self.env._("Certificates"),
            "list,kanban,form,calendar",
            counting=1,
        )

    def action_view_sessions(self):
        """Open the sessions of the courses.

        :return: the action that shows them
        """
        return self._action_of(
            "jxc.training.session", self.env._("Sessions"), "list,form,calendar"
        )

    def action_assign(self):
        """Choose people who have to learn the course.

        :return: the action that opens the wizard
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Assign “%(course)s”", course=self.name),
            "res_model": "jxc.training.assign",
            "view_mode": "form",
            "target": "new",
            "context": {"default_course_id": self.id},
        }
