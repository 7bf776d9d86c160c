from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common_exam import ExamCommon


@tagged("post_install", "-at_install")
class TestTrainingSession(ExamCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course("Forklift", delivery="session")

    def test_register_books_the_assignment(self):
        assignment = self._assign(self.learner, self.course)
        session = self._session()
        session.with_user(self.learner).action_register()
        self.assertEqual(session.with_user(self.learner).my_state, "registered")
        self.assertEqual(assignment.state, "booked")
        self.assertEqual(self.place(session, self.learner).assignment_id, assignment)

    def test_enrolment_of_ones_own_makes_an_assignment(self):
        session = self._session()
        session.with_user(self.learner).action_register()
        assignment = self.assignments_of(self.learner, self.course)
        self.assertEqual(assignment.state, "booked")
        self.assertEqual(assignment.origin, "manual")

    def test_registering_twice_changes_nothing(self):
        session = self._session()
        session.with_user(self.learner).action_register()
        session.with_user(self.learner).action_register()
        self.assertEqual(session.registered_count, 1)

    def test_waiting_list_moves_up_in_order(self):
        session = self._session(capacity=1)
        for user in (self.learner, self.colleague, self.stranger):
            session.with_user(user).action_register()
        self.assertRecordValues(
            session, [{"registered_count": 1, "waiting_count": 2, "seats_left": 0}]
        )
        waiting = self.place(session, self.colleague)
        self.assertEqual(waiting.state, "waiting")
        self.assertEqual(waiting.assignment_id.state, "todo")
        session.with_user(self.learner).action_unregister()
        self.assertEqual(waiting.state, "registered")
        self.assertEqual(waiting.assignment_id.state, "booked")
        self.assertEqual(self.place(session, self.stranger).state, "waiting")
        self.assertEqual(self.assignments_of(self.learner, self.course).state, "todo")
        message = self.env["mail.message"].search(
            [("model", "=", session._name), ("res_id", "=", session.id)], limit=1
        )
        self.assertIn("place became free", message.body)
        self.assertIn(self.colleague.partner_id, message.notified_partner_ids)

    def test_more_places_move_all_up(self):
        session = self._session(capacity=1)
        for user in (self.learner, self.colleague, self.stranger):
            session.with_user(user).action_register()
        session.with_user(self.trainer).capacity = 3
        self.assertEqual(session.registered_count, 3)
        session.with_user(self.trainer).capacity = 0
        self.assertEqual(session.seats_left, -1)

    def test_place_given_back_is_at_the_end_when_taken_again(self):
        session = self._session(capacity=1)
        session.with_user(self.learner).action_register()
        session.with_user(self.colleague).action_register()
        session.with_user(self.learner).action_unregister()
        session.with_user(self.learner).action_register()
        self.assertEqual(self.place(session, self.learner).state, "waiting")
        self.assertEqual(len(session.attendance_ids), 2)

    def test_present_get_the_certificate(self):
        session = self._session()
        session.with_user(self.manager).action_register_employees(
            [self.learner.employee_id.id, self.worker.id]
        )
        self._begin(session)
        with self.refused("Mark first"):
            session.with_user(self.trainer).action_close()
        self.place(session, self.learner).with_user(self.trainer).action_present()
        self.place(session, self.worker).with_user(self.trainer).action_absent()
        session.with_user(self.trainer).action_close()
        self.assertEqual(session.state, "done")
        assignment = self.assignments_of(self.learner, self.course)
        self.assertEqual(assignment.state, "passed")
        self.assertEqual(assignment.certificate_id.origin, "session")
        self.assertEqual(assignment.certificate_id.issued_by_id, self.trainer)
        self.assertEqual(self.assignments_of(self.worker, self.course).state, "todo")

    def test_forgotten_person_is_marked_afterwards(self):
        session = self._session()
        session.with_user(self.learner).action_register()
        self._begin(session)
        place = self.place(session, self.learner).with_user(self.trainer)
        place.action_absent()
        session.with_user(self.trainer).action_close()
        place.action_present()
        self.assertEqual(self.assignments_of(self.learner, self.course).state, "passed")
        with self.refused("Revoke the certificate"):
            place.action_absent()

    def test_all_present(self):
        session = self._session()
        session.with_user(self.learner).action_register()
        session.with_user(self.colleague).action_register()
        self._begin(session)
        session.with_user(self.trainer).action_all_present()
        session.with_user(self.trainer).action_close()
        certificates = self.env["jxc.certificate"].search(
            [("course_id", "=", self.course.id)]
        )
        self.assertEqual(len(certificates), 2)

    def test_session_before_the_exam(self):
        course = self._course("Both", delivery="both", survey_id=self.exam.id)
        assignment = self._assign(self.learner, course)
        with self.refused("comes after a session"):
            assignment.with_user(self.learner).action_start_exam()
        session = self._session(course)
        session.with_user(self.learner).action_register()
        self._begin(session)
        self.place(session, self.learner).with_user(self.trainer).action_present()
        session.with_user(self.trainer).action_close()
        self.assertEqual(assignment.state, "attended")
        self.assertFalse(assignment.certificate_id)
        self.take(assignment, right=False)
        self.assertEqual(assignment.state, "failed")
        self.take(assignment)
        self.assertEqual(assignment.state, "passed")

    def test_nothing_is_marked_before_the_start(self):
        session = self._session()
        session.with_user(self.learner).action_register()
        with self.refused("has not begun yet"):
            self.place(session, self.learner).with_user(self.trainer).action_present()
        with self.refused("has not begun yet"):
            session.with_user(self.trainer).action_close()

    def test_cancelled_session_frees_everybody(self):
        session = self._session(capacity=1)
        session.with_user(self.learner).action_register()
        session.with_user(self.colleague).action_register()
        session.with_user(self.trainer).action_cancel()
        self.assertEqual(session.state, "cancelled")
        self.assertEqual(set(session.attendance_ids.mapped("state")), {"cancelled"})
        self.assertEqual(self.assignments_of(self.learner).state, "todo")
        self.assertFalse(session.calendar_event_id)
        with self.refused("cancelled"):
            session.with_user(self.learner).action_register()

    def test_waiting_people_go_home_when_it_is_held(self):
        session = self._session(capacity=1)
        session.with_user(self.learner).action_register()
        session.with_user(self.colleague).action_register()
        self._begin(session)
        session.with_user(self.trainer).action_all_present()
        session.with_user(self.trainer).action_close()
        self.assertEqual(self.place(session, self.colleague).state, "cancelled")
        self.assertEqual(self.assignments_of(self.colleague).state, "todo")

    def test_draft_takes_nobody(self):
        start = fields.Datetime.now() + timedelta(days=1)
        session = self.env["jxc.training.session"].create(
            {
                "course_id": self.course.id,
                "company_id": self.company.id,
                "date_start": start,
                "date_stop": start + timedelta(hours=1),
            }
        )
        self.assertEqual(session.name, "Forklift")
        self.assertEqual(session.trainer_ids, self.trainer)
        with self.refused("draft"):
            session._enrol(self.learner.employee_id)
        session.trainer_ids = False
        with self.refused("has no trainer"):
            session.action_open()

    def test_past_is_not_opened(self):
        with self.refused("ends in the past"):
            self._session(hours=-48)

    def test_trainers_teach_the_course(self):
        with self.refused("do not teach", ValidationError):
            self._session(trainer_ids=[Command.set(self.stranger.ids)])

    def test_people_of_other_companies(self):
        company = self.env["res.company"].create({"name": "Elsewhere"})
        employee = self._employee("Far", company_id=company.id)
        with self.refused("do not work for"):
            self._session()._enrol(employee)

    def test_user_without_an_employee(self):
        session = self._session()
        self.learner.employee_id.user_id = False
        with self.refused("You are no employee"):
            session.with_user(self.learner).action_register()

    def test_open_session_keeps_its_course(self):
        session = self._session()
        with self.refused("people registered for this course"):
            session.course_id = self._course("Other")
        with self.refused("part of the history"):
            session.unlink()

    def test_registration_of_many_needs_no_query_each(self):
        few, many = (
            [self._employee(f"Person {number}", self.east).id for number in numbers]
            for numbers in (range(3), range(3, 33))
        )
        counts = []
        for employees in (few, many):
            session = self._session(capacity=0)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            session.with_context(mail_notrack=True, tracking_disable=True)._enrol(
                self.env["hr.employee"].browse(employees)
            )
            self.env.flush_all()
            counts.append(self.cr.sql_log_count - before)
        self.assertLess(counts[1] - counts[0], 27 * 15)
