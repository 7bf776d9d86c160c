from datetime import timedelta

from psycopg2.errors import CheckViolation

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_exam import ExamCommon


@tagged("post_install", "-at_install")
class TestTrainingSessionCalendar(ExamCommon):
    def test_calendar_follows(self):
        session = self._session(place="Room 1")
        event = session.calendar_event_id
        self.assertEqual(event.partner_ids, self.trainer.partner_id)
        self.assertEqual(event.privacy, "private")
        session.with_user(self.learner).action_register()
        session.with_user(self.manager).action_register_employees(self.worker.ids)
        people = self.trainer.partner_id | self.learner.partner_id
        self.assertEqual(event.partner_ids, people | self.worker.work_contact_id)
        session.with_user(self.learner).action_unregister()
        self.assertNotIn(self.learner.partner_id, event.partner_ids)
        start = session.date_start + timedelta(days=1)
        session.with_user(self.trainer).write(
            {
                "date_start": start,
                "date_stop": start + timedelta(hours=3),
                "place": "Room 2",
            }
        )
        self.assertEqual(event.start, start)
        self.assertEqual(event.stop, start + timedelta(hours=3))
        self.assertEqual(event.location, "Room 2")
        session.with_user(self.trainer).action_cancel()
        self.assertFalse(event.exists())

    def test_people_are_invited_by_odoo(self):
        session = self._session()
        session.with_user(self.learner).action_register()
        attendee = session.calendar_event_id.attendee_ids
        self.assertIn(self.learner.partner_id, attendee.partner_id)

    def test_deleted_entry_comes_back(self):
        session = self._session()
        session.calendar_event_id.unlink()
        session.with_user(self.learner).action_register()
        self.assertIn(self.learner.partner_id, session.calendar_event_id.partner_ids)

    def test_waiting_people_are_not_invited(self):
        session = self._session(capacity=1)
        session.with_user(self.learner).action_register()
        session.with_user(self.colleague).action_register()
        self.assertNotIn(
            self.colleague.partner_id, session.calendar_event_id.partner_ids
        )


@tagged("post_install", "-at_install")
class TestTrainingFeedback(ExamCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course("Forklift", delivery="session")
        cls.session = cls._session()
        for user in (cls.learner, cls.colleague):
            cls.session.with_user(user).action_register()
        cls._begin(cls.session)
        places = cls.session.attendance_ids.with_user(cls.trainer)
        mine = places.filtered(lambda one: one.employee_id == cls.learner.employee_id)
        mine.action_present()
        (places - mine).action_absent()
        cls.session.with_user(cls.trainer).action_close()

    def test_who_was_there_gives_feedback(self):
        place = self.place(self.session, self.learner).with_user(self.learner)
        self.assertTrue(place.can_give_feedback)
        place.write({"stars": "4", "feedback": "More exercises, please."})
        self.assertEqual(place.rating, 4)
        self.assertTrue(place.feedback_on)
        self.assertEqual(self.session.rating_avg, 4)
        place.rating = 5
        self.assertEqual(self.session.rating_avg, 5)

    def test_feedback_is_final_after_a_week(self):
        place = self.place(self.session, self.learner).with_user(self.learner)
        place.rating = 4
        place._as_engine().feedback_on = fields.Datetime.now() - timedelta(days=8)
        self.assertFalse(place.can_give_feedback)
        with self.refused("stays as it is"):
            place.rating = 1

    def test_absent_people_give_none(self):
        place = self.place(self.session, self.colleague).with_user(self.colleague)
        with self.refused("those who were present"):
            place.rating = 1

    def test_nobody_gives_feedback_for_others(self):
        place = self.place(self.session, self.learner)
        for user in (self.trainer, self.manager, self.administrator):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                place.with_user(user).rating = 5

    def test_rating_is_from_one_to_five(self):
        place = self.place(self.session, self.learner).with_user(self.learner)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(CheckViolation),
            self.env.cr.savepoint(),
        ):
            place.rating = 6
            place.flush_recordset()
