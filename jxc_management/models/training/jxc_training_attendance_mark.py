from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class JxcTrainingAttendance(models.Model):
    _inherit = "jxc.training.attendance"

    def action_present(self):
        """Mark that these people were there; the trainers of the session do.

        After the session was closed, somebody who was forgotten can still be marked.

        :return: True
        :raises AccessError: for people who do not hold the session, and for oneself
        :raises UserError: before the session begins
        """
        self._mark("present", ("registered", "absent"))
        return True

    def action_absent(self):
        """Mark that these people were not there; the trainers of the session do.

        :return: True
        :raises AccessError: for people who do not hold the session, and for oneself
        :raises UserError: before the session begins, and after it was closed
        """
        self._mark("absent", ("registered", "present"))
        return True

    def _mark(self, state, before):
        self.session_id._check_can_run()
        self._check_not_own()
        places = self._as_engine()
        places.session_id._lock()
        places._check_markable(state, before)
        places.write({"state": state, "marked_by_id": self.env.uid})
        places.filtered(lambda one: one.session_id.state == "done")._settle()

    def _check_not_own(self):
        """Check that nobody marks himself.

        :raises AccessError: naming who can
        """
        if any(self.mapped("is_mine")):
            raise AccessError(
                self.env._(
                    "Nobody marks himself present or absent: another trainer of the "
                    "session, or the lead of the department that owns the course, does."
                )
            )

    def _check_markable(self, state, before):
        """Check that the session began and the place can be marked so.

        :raises UserError: naming the person
        """
        now = fields.Datetime.now()
        for place in self:
            session = place.session_id
            names = {"session": session.name, "person": place.employee_id.name}
            text = None
            if session.date_start > now:
                text = self.env._(
                    "“%(session)s” has not begun yet: nobody was there so far.", **names
                )
            elif session.state == "done" and state == "absent":
                text = self.env._(
                    "“%(session)s” is closed, and %(person)s may hold the certificate "
                    "already. Revoke the certificate instead.",
                    **names,
                )
            elif session.state not in ("open", "done") or (
                place.state not in (*before, state)
            ):
                text = self.env._(
                    "%(person)s has no place in “%(session)s”, or it is not held.",
                    **names,
                )
            if text:
                raise UserError(text)

    def _settle(self):
        """Draw the consequences of a session that was held."""
        absent = self.filtered(lambda one: one.state == "absent")
        absent._free_assignments()
        present = self.filtered(lambda one: one.state == "present").assignment_id
        delivery = present.course_id[:1].delivery
        unsettled = present.filtered(lambda one: one.state in ("todo", "booked"))
        if delivery == "both":
            unsettled.write({"state": "attended"})
        elif delivery == "session":
            unsettled |= present.filtered(lambda one: one.state == "failed")
            self.env["jxc.certificate"]._as_engine()._issue(unsettled, "session")
        else:
            unsettled.write({"state": "todo"})

    def _book_assignments(self):
        """Note on the assignments that a place is booked."""
        waiting = self.assignment_id.filtered(lambda one: one.state == "todo")
        waiting._as_engine().write({"state": "booked"})

    def _free_assignments(self):
        """Give the assignments back to what is to be done."""
        booked = self.assignment_id.filtered(lambda one: one.state == "booked")
        elsewhere = self.search(
            [
                ("assignment_id", "in", booked.ids),
                ("id", "not in", self.ids),
                ("state", "=", "registered"),
                ("session_id.state", "=", "open"),
            ]
        ).assignment_id
        (booked - elsewhere)._as_engine().write({"state": "todo"})
