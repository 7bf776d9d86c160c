from odoo import fields, models
from odoo.exceptions import UserError


class JxcTrainingSession(models.Model):
    _inherit = "jxc.training.session"

    def action_open(self):
        """Open the sessions for registration and put them into the calendar.

        :return: True
        :raises AccessError: for people who do not hold them
        :raises UserError: for sessions without a trainer or in the past
        """
        self._check_can_run()
        self._check_state("draft")
        for session in self:
            if not session.trainer_ids:
                raise UserError(
                    self.env._(
                        "“%(session)s” has no trainer. Choose one, then open it.",
                        session=session.name,
                    )
                )
            if session.date_stop < fields.Datetime.now():
                raise UserError(
                    self.env._(
                        "“%(session)s” ends in the past. Correct its dates, then open "
                        "it.",
                        session=session.name,
                    )
                )
        sessions = self._as_engine()
        sessions.write({"state": "open"})
        sessions._create_events()
        return True

    def action_cancel(self):
        """Cancel the sessions: whoever registered has to find another one.

        :return: True
        :raises AccessError: for people who do not hold them
        :raises UserError: for sessions that were held
        """
        self._check_can_run()
        self._check_state("draft", "open")
        for session in self._as_engine():
            session._lock()
            left = session.attendance_ids.filtered(lambda one: one.state != "cancelled")
            session._tell(
                left.employee_id,
                self.env._(
                    "“%(session)s” is cancelled. Register for another session of "
                    "“%(course)s”.",
                    session=session.name,
                    course=session.course_id.name,
                ),
            )
            left._free_assignments()
            left.write({"state": "cancelled"})
            session.write({"state": "cancelled"})
            session._remove_event()
        return True

    def action_close(self):
        """Close sessions that were held, and draw the consequences.

        Who was present gets the certificate, or may take the exam now, depending on the
        course. Who was not has the course still to do.

        :return: True
        :raises AccessError: for people who do not hold them
        :raises UserError: before the start, or while somebody is not marked yet
        """
        self._check_can_run()
        self._check_state("open")
        for session in self._as_engine():
            session._lock()
            session._check_marked()
            session._waiting().write({"state": "cancelled"})
            session.write({"state": "done"})
            session.attendance_ids._settle()
        return True

    def _check_marked(self):
        """Check that the session began and that everybody is marked.

        :raises UserError: naming those who are not
        """
        if self.date_start > fields.Datetime.now():
            raise UserError(
                self.env._(
                    "“%(session)s” has not begun yet: it is closed when it was held.",
                    session=self.name,
                )
            )
        unmarked = self.attendance_ids.filtered(lambda one: one.state == "registered")
        if unmarked:
            raise UserError(
                self.env._(
                    "Mark first who was present at “%(session)s”: %(people)s.",
                    session=self.name,
                    people=unmarked.employee_id.mapped("name"),
                )
            )

    def action_all_present(self):
        """Mark everybody present who is not marked yet, except the user himself.

        :return: True
        """
        self._check_can_run()
        unmarked = self.attendance_ids.filtered(lambda one: one.state == "registered")
        unmarked.filtered(lambda one: not one.is_mine).action_present()
        return True

    def _tell(self, employees, text):
        """Send a message to employees who have a user."""
        self.ensure_one()
        partners = employees.user_id.partner_id
        if partners:
            self.message_notify(
                partner_ids=partners.ids,
                subject=self.name,
                body=text,
                model=self._name,
                res_id=self.id,
            )
