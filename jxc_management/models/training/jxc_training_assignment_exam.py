from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    extra_attempts = fields.Integer(
        readonly=True, copy=False, help="Attempts that a trainer granted on top."
    )
    exam_started_on = fields.Datetime("Last Attempt Begun", readonly=True, copy=False)
    attempts_left = fields.Integer(
        compute="_compute_exam", help="-1: there is no limit."
    )
    can_start_exam = fields.Boolean(compute="_compute_exam")
    can_grant_attempt = fields.Boolean(compute="_compute_exam")
    can_open_exam_for = fields.Boolean(compute="_compute_exam")
    can_view_answers = fields.Boolean(compute="_compute_can_view_answers")

    @api.depends(
        "state", "attempt_count", "extra_attempts", "attendance_ids.state", "course_id"
    )
    @api.depends_context("uid")
    def _compute_exam(self):
        for assignment in self:
            # sudo: the exam and who has a user are hidden from most
            record = assignment.sudo()
            left = record._attempts_left()
            ready = (
                record.is_open
                and record.course_id.delivery in ("exam", "both")
                and bool(record.course_id.survey_id)
                and record._came_to_session()
            )
            teaches = record._is_taught_by(self.env.user)
            assignment.attempts_left = left
            assignment.can_start_exam = ready and left != 0 and assignment.is_mine
            assignment.can_grant_attempt = (
                ready and left == 0 and teaches and not assignment.is_mine
            )
            assignment.can_open_exam_for = (
                ready
                and left != 0
                and teaches
                and not assignment.is_mine
                and not record.employee_id.user_id
            )

    @api.depends("attempt_count")
    @api.depends_context("uid")
    def _compute_can_view_answers(self):
        for assignment in self:
            attempts = assignment._attempts().with_user(self.env.user)
            assignment.can_view_answers = any(
                attempt.sudo().state == "done" and attempt.jxc_is_readable
                for attempt in attempts
            )

    # who may do what

    def _is_taught_by(self, user):
        """Return whether ``user`` is a trainer of the course, or leads its department.

        The administrator of the addon counts as one.
        """
        self.ensure_one()
        # sudo: the course may be one of another company
        course = self.sudo().course_id.with_user(user).sudo()
        return (
            course.is_taught
            or course.is_led
            or user.has_group("jxc_management.group_jxc_administrator")
        )

    def _check_taught(self):
        """Check that the current user teaches all these courses, and not himself.

        :raises AccessError: naming who may
        """
        for assignment in self:
            if not assignment._is_taught_by(self.env.user) or assignment.is_mine:
                raise AccessError(
                    self.env._(
                        "Only a trainer of “%(course)s”, or the lead of the department "
                        "that owns it, may do this, and nobody does it for himself.",
                        course=assignment.sudo().course_id.name,
                    )
                )

    # the learner's way

    def action_start_exam(self):
        """Open the learner's own exam: the attempt he left open, or a new one.

        :return: the action that opens the exam's page
        :raises AccessError: for an assignment of somebody else
        :raises UserError: when there is nothing to take, or no attempt is left
        """
        self.ensure_one()
        if not self.is_mine:
            raise AccessError(
                self.env._(
                    "This is the exam of %(employee)s: everybody takes his own.",
                    employee=self.sudo().employee_id.name,
                )
            )
        return self._start_exam()

    def _start_exam(self):
        """Return the action that opens the exam: an open attempt, or a new one."""
        self.ensure_one()
        assignment = self._lock_for_exam()
        assignment._check_exam()
        user_input = assignment._open_attempt() or assignment._new_attempt()
        return {
            "type": "ir.actions.act_url",
            "target": "self",
            "url": user_input.get_start_url(),
        }

    def _lock_for_exam(self):
        """Return the assignment, locked, as the engine: free of a client's defaults."""
        self._lock()
        return self._as_engine()

    def _check_exam(self):
        """Check that the employee may take the exam now.

        :raises UserError: naming what is missing
        """
        obstacle = self._exam_obstacle()
        if obstacle:
            raise UserError(obstacle)

    def _exam_obstacle(self):
        """Return why the employee cannot take the exam now; None when he can."""
        course = self.course_id
        names = {"course": course.name, "employee": self.employee_id.name}
        if not self.is_open:
            return self.env._(
                "“%(course)s” is settled for %(employee)s: there is no exam to take.",
                **names,
            )
        if course.delivery not in ("exam", "both") or not course.survey_id:
            return self.env._(
                "“%(course)s” has no exam. Ask its trainer how it is completed.",
                **names,
            )
        if not course.survey_id.active:
            return self.env._(
                "The exam of “%(course)s” is closed at the moment. Ask its trainer.",
                **names,
            )
        if not self._came_to_session():
            return self.env._(
                "The exam of “%(course)s” comes after a session. Register for one, and "
                "take the exam when you were there.",
                **names,
            )
        return None

    def _is_exam_next(self):
        delivery = self.course_id.delivery
        return delivery == "exam" or (delivery == "both" and self._came_to_session())

    def _came_to_session(self):
        """Return whether the exam is open as far as sessions are concerned."""
        self.ensure_one()
        # sudo: places are hidden from some who may see the assignment
        places = self.sudo().attendance_ids
        return (
            self.course_id.delivery != "both"
            or self.state == "attended"
            or "present" in places.mapped("state")
        )
