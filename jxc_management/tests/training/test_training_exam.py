from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common_exam import ExamCommon


@tagged("post_install", "-at_install")
class TestTrainingExam(ExamCommon):
    def test_pass_certifies(self):
        assignment = self._assign(self.learner, self.course)
        attempt = self.take(assignment)
        self.assertEqual(assignment.state, "passed")
        certificate = assignment.certificate_id
        self.assertEqual(certificate.employee_id, self.learner.employee_id)
        self.assertEqual(certificate.origin, "exam")
        self.assertEqual(certificate.score, 100)
        self.assertEqual(certificate.sudo().user_input_id, attempt)
        self.assertEqual(assignment.attempt_count, 1)

    def test_learner_starts_through_the_common_button(self):
        assignment = self._assign(self.learner, self.course)
        action = assignment.with_user(self.learner).action_start()
        self.assertIn("/survey/start/", action["url"])

    def test_failure_says_what_comes_next(self):
        assignment = self._assign(self.learner, self.course)
        self.take(assignment, right=False)
        self.assertRecordValues(
            assignment, [{"state": "failed", "attempt_count": 1, "attempts_left": 1}]
        )
        self.assertFalse(assignment.certificate_id)
        self.assertIn("attempts left: 1", assignment.message_ids[0].body)

    def test_second_attempt_may_pass(self):
        assignment = self._assign(self.learner, self.course)
        self.take(assignment, right=False)
        self.take(assignment)
        self.assertEqual(assignment.state, "passed")
        self.assertEqual(assignment.attempt_count, 2)

    def test_attempts_of_a_cycle_are_limited(self):
        assignment = self._assign(self.learner, self.course)
        self.take(assignment, right=False)
        self.take(assignment, right=False)
        self.assertFalse(assignment.with_user(self.learner).can_start_exam)
        with self.refused("used all attempts.*Trainer"):
            assignment.with_user(self.learner).action_start_exam()
        message = assignment.message_ids[0]
        self.assertIn(self.trainer.partner_id, message.sudo().notified_partner_ids)

    def test_trainer_grants_one_more(self):
        self.exam.write({"is_attempts_limited": True, "attempts_limit": 2})
        assignment = self._assign(self.learner, self.course)
        self.take(assignment, right=False)
        self.take(assignment, right=False)
        for user in (self.learner, self.stranger, self.manager):
            with self.refused("Only a trainer", AccessError):
                assignment.with_user(user).sudo(False)._check_taught()
        trainer = assignment.with_user(self.trainer)
        trainer.check_access("read")
        self.assertTrue(trainer.can_grant_attempt)
        trainer.action_grant_attempt()
        self.assertEqual(assignment.attempts_left, 1)
        self.take(assignment)
        self.assertEqual(assignment.state, "passed")

    def test_own_limit_of_the_survey_counts_too(self):
        self.exam.write({"is_attempts_limited": True, "attempts_limit": 1})
        assignment = self._assign(self.learner, self.course)
        self.take(assignment, right=False)
        with self.refused("used all attempts"):
            assignment.with_user(self.learner).action_start_exam()

    def test_exam_of_the_second_year(self):
        """A limit of one attempt counts within a cycle, not for ever."""
        self.exam.write({"is_attempts_limited": True, "attempts_limit": 1})
        self.course.max_attempts = 1
        first = self._assign(self.learner, self.course)
        self.take(first)
        self.env.flush_all()
        with freeze_time(fields.Date.today() + timedelta(days=350)):
            second = self._assign(self.learner, self.course, cycle=2)
            self.take(second)
        self.assertEqual((first | second).mapped("state"), ["passed"] * 2)
        self.assertNotEqual(first.certificate_id, second.certificate_id)
        self.assertEqual(first.certificate_id.superseded_by_id, second.certificate_id)

    def test_open_attempt_is_resumed(self):
        assignment = self._assign(self.learner, self.course)
        first = self.start(assignment)
        first._mark_in_progress()
        self.assertEqual(self.start(assignment), first)

    def test_unlimited_attempts(self):
        self.course.max_attempts = 0
        assignment = self._assign(self.learner, self.course)
        for _attempt in range(4):
            self.take(assignment, right=False)
        self.assertEqual(assignment.attempts_left, -1)
        self.take(assignment)
        self.assertEqual(assignment.state, "passed")

    def test_nobody_takes_the_exam_of_others(self):
        assignment = self._assign(self.learner, self.course)
        for user in (self.manager, self.administrator):
            with self.refused("everybody takes his own", AccessError):
                assignment.with_user(user).action_start_exam()
        for user in (self.trainer, self.stranger):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                assignment.with_user(user).action_start_exam()

    def test_settled_course_has_no_exam(self):
        assignment = self._assign(self.learner, self.course)
        self.take(assignment)
        with self.refused("settled"):
            assignment.with_user(self.learner).action_start_exam()

    def test_course_without_an_exam(self):
        course = self._course("Self-study")
        assignment = self._assign(self.learner, course)
        with self.refused("has no exam"):
            assignment.with_user(self.learner).action_start_exam()

    def test_closed_exam(self):
        assignment = self._assign(self.learner, self.course)
        self.exam.active = False
        with self.refused("closed at the moment"):
            assignment.with_user(self.learner).action_start_exam()

    def test_test_entry_never_certifies(self):
        assignment = self._assign(self.author, self.course)
        survey = self.exam.with_user(self.author)
        trial = survey._create_answer(user=self.author, test_entry=True)
        self.hand_in(trial)
        self.assertTrue(trial.scoring_success)
        self.assertEqual(assignment.state, "todo")
        self.assertFalse(assignment.certificate_id)

    def test_test_entry_does_not_use_up_attempts(self):
        self.course.max_attempts = 1
        assignment = self._assign(self.author, self.course)
        self.hand_in(self.exam._create_answer(user=self.author, test_entry=True), False)
        self.take(assignment)
        self.assertEqual(assignment.state, "passed")

    def test_answers_outside_a_training_certify_nobody(self):
        assignment = self._assign(self.learner, self.course)
        answer = self.exam._create_answer(user=self.learner)
        self.hand_in(answer)
        self.assertTrue(answer.scoring_success)
        self.assertEqual(assignment.state, "todo")

    def test_exam_that_issues_certificates_of_its_own(self):
        survey = self._exam(certification=True)
        with self.refused("own certificates", ValidationError):
            self._course("Twice", delivery="exam", survey_id=survey.id)

    def test_public_exam_is_closed_by_a_button(self):
        survey = self._exam(access_mode="public", users_login_required=False)
        course = self._course("Public", delivery="exam", survey_id=survey.id)
        self.assertTrue(course.is_exam_public)
        with self.assertRaises(AccessError):
            course.with_user(self.learner).action_close_exam()
        course.with_user(self.administrator).action_close_exam()
        self.assertFalse(course.is_exam_public)
        self.assertTrue(survey.users_login_required)

    def test_exam_is_no_live_session(self):
        self.exam.survey_type = "custom"
        with self.refused("takes it alone"):
            self.exam.with_user(self.author).action_start_session()

    def test_running_live_session_does_not_begin_the_exam(self):
        assignment = self._assign(self.learner, self.course)
        self.exam.session_state = "in_progress"
        attempt = self.start(assignment)
        self.assertEqual(attempt.state, "new")
        self.assertFalse(attempt.is_session_answer)


@tagged("post_install", "-at_install")
class TestTrainingExamWithoutUser(ExamCommon):
    def test_worker_without_a_user_is_certified_by_exam(self):
        assignment = self._assign(self.worker, self.course)
        action = assignment.with_user(self.trainer).action_open_exam_for()
        link = self.env[action["res_model"]].browse(action["res_id"])
        self.assertRegex(link.url, "^https?://.*/survey/start/")
        self.assertIn("data:image/svg", link.qr_code)
        attempt = self.attempt_of(assignment)
        self.assertEqual(attempt.partner_id, self.worker.work_contact_id)
        self.assertTrue(attempt.deadline)
        self.hand_in(attempt)
        self.assertEqual(assignment.state, "passed")
        self.assertEqual(assignment.certificate_id.employee_id, self.worker)

    def test_worker_without_a_user_is_certified_by_the_trainer(self):
        assignment = self._assign(self.worker, self.course)
        assignment.with_user(self.trainer).action_confirm("Asked in person.")
        self.assertEqual(assignment.state, "passed")

    def test_link_is_for_people_without_a_user(self):
        assignment = self._assign(self.learner, self.course)
        with self.refused("has a user of his own"):
            assignment.with_user(self.trainer).action_open_exam_for()

    def test_only_who_teaches_gives_the_link(self):
        assignment = self._assign(self.worker, self.course)
        with self.refused("Only a trainer", AccessError):
            assignment.with_user(self.manager).action_open_exam_for()
        assignment.with_user(self.lead).action_open_exam_for()

    def test_who_may_answer(self):
        public = self.env.ref("base.public_user")
        assignment = self._assign(self.learner, self.course)
        attempt = self.start(assignment)
        self.assertEqual(attempt._jxc_refusal(public), "survey_auth")
        self.assertEqual(attempt._jxc_refusal(self.trainer), "answer_wrong_user")
        self.assertEqual(attempt._jxc_refusal(self.administrator), "answer_wrong_user")
        self.assertFalse(attempt._jxc_refusal(self.learner))
        assignment = self._assign(self.worker, self.course)
        assignment.with_user(self.trainer).action_open_exam_for()
        attempt = self.attempt_of(assignment)
        self.assertFalse(attempt._jxc_refusal(public))
        self.assertFalse(attempt._jxc_refusal(self.trainer))
        self.assertEqual(attempt._jxc_refusal(self.learner), "answer_wrong_user")

    def test_worker_without_a_contact(self):
        self.worker.work_contact_id = False
        assignment = self._assign(self.worker, self.course)
        with self.refused("neither a user nor a work contact"):
            assignment.with_user(self.trainer).action_open_exam_for()

    def test_link_of_somebody_who_is_certified_is_refused(self):
        assignment = self._assign(self.worker, self.course)
        assignment.with_user(self.trainer).action_confirm("Asked in person.")
        with self.assertRaises(UserError):
            assignment.with_user(self.trainer).action_open_exam_for()
