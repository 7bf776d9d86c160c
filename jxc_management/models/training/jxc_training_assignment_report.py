from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    date_reported = fields.Date(
        "Reported as Learnt",
        readonly=True,
        help="When the employee asked the trainer to confirm his self-study.",
    )
    can_report = fields.Boolean(compute="_compute_can_report")

    @api.depends("state", "date_reported", "course_id.delivery", "employee_id")
    @api.depends_context("uid")
    def _compute_can_report(self):
        for assignment in self:
            assignment.can_report = (
                assignment.is_open
                and assignment.is_mine
                and assignment.course_id.delivery == "self"
                and not assignment.date_reported
            )

    def action_report(self):
        """Ask the trainers to confirm what the learner has studied by himself.

        :return: True
        :raises AccessError: for somebody else's assignment
        :raises UserError: when it is closed, not self-study, or reported already
        """
        self.ensure_one()
        self.check_access("read")
        if not self.is_mine:
            raise AccessError(
                self.env._(
                    "Only the person himself can report “%(assignment)s” as learnt.",
                    assignment=self.display_name,
                )
            )
        self._lock()
        self._check_open()
        if not self.can_report:
            raise UserError(
                self.env._(
                    "“%(assignment)s” is reported already, or it is completed by an "
                    "exam or a session.",
                    assignment=self.display_name,
                )
            )
        self._as_engine().date_reported = self.company_id.sudo()._jxc_today()
        self._ask_trainers()
        return True

    def _ask_trainers(self):
        """Give the trainers, or else the owner's manager, an activity to confirm it."""
        # sudo: whoever teaches is no secret, and activities are other people's
        assignment = self.sudo()
        course = assignment.course_id
        people = course.trainer_ids or course.department_id.manager_id.user_id
        for user in people.filtered("active") - self.env.user:
            assignment.activity_schedule(
                "jxc_management.mail_activity_data_training",
                user_id=user.id,
                summary=self.env._(
                    "%(person)s has learnt “%(course)s”: please confirm it",
                    person=assignment.employee_id.name,
                    course=course.name,
                ),
            )
