from odoo import Command, models


class JxcTrainingSession(models.Model):
    _inherit = "jxc.training.session"

    def _create_events(self):
        """Put the sessions into the calendar; Odoo invites the people."""
        events = self.env["calendar.event"].sudo()
        for session in self:
            session.calendar_event_id = events.create(
                {**session._event_values(), "partner_ids": session._event_people()}
            )

    def _event_values(self):
        """Return what the calendar shows of a session.

        Who takes part in a training is nobody else's business: the entry is private.
        """
        self.ensure_one()
        return {
            "name": self.name,
            "start": self.date_start,
            "stop": self.date_stop,
            "location": self.place,
            "videocall_location": self.url,
            "privacy": "private",
            "user_id": self.trainer_ids[:1].id,
        }

    def _event_people(self):
        """Return the command that invites trainers and participants."""
        self.ensure_one()
        taking_part = self.attendance_ids.filtered(
            lambda one: one.state in ("registered", "present", "absent")
        )
        contacts = self.env["res.partner"]
        for employee in taking_part.employee_id:
            contacts |= employee.user_id.partner_id or employee.work_contact_id
        return [Command.set((self.trainer_ids.partner_id | contacts).ids)]

    def _sync_calendar(self, changed):
        """Bring the entries in the calendar up to date.

        :param changed: names of the fields of the session that changed
        """
        for session in self.filtered(lambda one: one.state == "open"):
            event = session.calendar_event_id.sudo()
            if not event:
                # somebody deleted the entry
                session._create_events()
                continue
            values = {}
            if set(changed) - {"attendance_ids"}:
                values = session._changed_event_values(event)
            if set(changed) & {"attendance_ids", "trainer_ids"}:
                values["partner_ids"] = session._event_people()
            if values:
                event.write(values)

    def _changed_event_values(self, event):
        """Return the values that differ: a new start invites everybody again."""
        values = self._event_values()
        present = event.read(list(values), load=None)[0]
        return {
            name: value
            for name, value in values.items()
            if (value or False) != (present[name] or False)
        }

    def _remove_event(self):
        """Take the entry out of the calendars."""
        self.calendar_event_id.sudo().unlink()
