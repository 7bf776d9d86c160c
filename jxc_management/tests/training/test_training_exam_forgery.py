from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_exam import ExamCommon

KEPT = "They count for a certificate"


@tagged("post_install", "-at_install")
class TestTrainingExamForgery(ExamCommon):
    """What survey managers, who may write answers in Odoo, try through RPC."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cheat = cls._person(
            "cheat", cls.central, "survey.group_survey_manager,base.group_user"
        )
        cls.course.trainer_ids |= cls.author
        cls.assignment = cls._assign(cls.cheat, cls.course)

    def answers(self, user):
        return self.env["survey.user_input"].with_user(user)

    def test_linked_answer_is_not_created(self):
        values = {
            "survey_id": self.exam.id,
            "partner_id": self.cheat.partner_id.id,
            "jxc_assignment_id": self.assignment.id,
            "state": "done",
        }
        with self.refused(KEPT):
            self.answers(self.cheat).create(values)
        del values["jxc_assignment_id"]
        forged = {"default_jxc_assignment_id": self.assignment.id}
        with self.refused(KEPT):
            self.answers(self.cheat).with_context(**forged).create(values)
        forged["jxc_engine"] = "engine"
        with self.refused(KEPT):
            self.answers(self.cheat).with_context(**forged).create(values)

    def test_answer_is_not_linked_afterwards(self):
        answer = self.exam._create_answer(user=self.cheat)
        with self.refused(KEPT):
            answer.with_user(self.cheat).jxc_assignment_id = self.assignment
        self.assertFalse(answer.jxc_assignment_id)

    def test_linked_answer_is_not_changed(self):
        attempt = self.start(self.assignment)
        for user in (self.cheat, self.author):
            answer = self.answers(user).browse(attempt.id)
            for values in (
                {"state": "done"},
                {"scoring_success": True},
                {"scoring_percentage": 100},
                {"partner_id": self.learner.partner_id.id},
                {"test_entry": True},
                {"jxc_assignment_id": False},
                {"user_input_line_ids": [Command.clear()]},
            ):
                with self.refused(KEPT):
                    answer.write(values)
        self.assertEqual(attempt.state, "new")
        self.assertEqual(self.assignment.state, "todo")

    def test_sudo_is_no_exemption(self):
        attempt = self.start(self.assignment)
        answer = self.env["survey.user_input"].browse(attempt.id).sudo()
        with self.refused(KEPT):
            answer.write({"state": "done"})
        with self.refused(KEPT):
            answer._mark_done()

    def test_answers_are_not_deleted(self):
        attempt = self.take(self.assignment, right=False)
        with self.refused(KEPT):
            self.answers(self.author).browse(attempt.id).unlink()
        with self.refused("their answers are kept"):
            self.exam.with_user(self.author).unlink()
        with self.refused("their answers are kept"):
            self.exam.question_ids[0].with_user(self.author).unlink()
        chosen = attempt.user_input_line_ids.suggested_answer_id[0]
        with self.refused("their answers are kept"):
            chosen.with_user(self.author).unlink()

    def test_single_answers_are_not_changed(self):
        attempt = self.take(self.assignment, right=False)
        lines = self.env["survey.user_input.line"].with_user(self.author)
        line = lines.browse(attempt.user_input_line_ids[0].id)
        right = self.exam.question_ids[0].suggested_answer_ids[0]
        with self.refused(KEPT):
            line.suggested_answer_id = right
        with self.refused(KEPT):
            line.answer_score = 10
        with self.refused(KEPT):
            line.unlink()
        with self.refused(KEPT):
            lines.create(
                {
                    "user_input_id": attempt.id,
                    "question_id": self.exam.question_ids[0].id,
                    "answer_type": "suggestion",
                    "suggested_answer_id": right.id,
                }
            )

    def test_line_is_not_moved_to_an_exam(self):
        attempt = self.start(self.assignment)
        other = self.exam._create_answer(user=self.cheat)
        self.hand_in(other)
        line = other.user_input_line_ids[0].with_user(self.cheat)
        with self.refused(KEPT):
            line.user_input_id = attempt.id
        self.assertEqual(self.assignment.state, "todo")

    def test_copy_of_a_pass_certifies_nobody(self):
        attempt = self.take(self.assignment)
        copy = self.answers(self.cheat).browse(attempt.id).copy()
        self.assertFalse(copy.jxc_assignment_id)

    def test_changed_exam_does_not_pass_afterwards(self):
        attempt = self.take(self.assignment, right=False)
        exam = self.exam.with_user(self.author)
        with self.refused("their answers are kept"):
            exam.scoring_success_min = 0
        with self.refused("their answers are kept"):
            exam.question_ids.suggested_answer_ids.write({"answer_score": 10})
        self.env.flush_all()
        self.assertEqual(self.assignment.state, "failed")
        self.assertFalse(attempt.scoring_success)

    def forged(self):
        """Return a client's context with an answer worth more than the exam."""
        question = self.env["survey.question"].create(
            {"title": "Elsewhere", "question_type": "numerical_box"}
        )
        line = {
            "question_id": question.id,
            "answer_type": "numerical_box",
            "value_numerical_box": 1,
            "answer_score": 9999,
        }
        return {
            "default_user_input_line_ids": [[0, 0, line]],
            "default_scoring_success": True,
            "default_scoring_percentage": 100,
        }

    def test_defaults_of_a_client_do_not_answer_the_exam(self):
        assignment = self.assignment.with_user(self.cheat)
        assignment.with_context(**self.forged()).action_start_exam()
        attempt = self.attempt_of(self.assignment, self.cheat)
        self.assertFalse(attempt.user_input_line_ids)
        self.hand_in(attempt, right=False)
        self.assertFalse(attempt.scoring_success)
        self.assertEqual(self.assignment.state, "failed")

    def test_engines_take_no_defaults_of_a_client(self):
        assignment = self.assignment.with_context(**self.forged(), lang="en_US")
        for engine in (
            assignment._as_engine(),
            assignment._due_engine(),
            self.start(self.assignment).with_context(**self.forged())._jxc_in_exam(),
        ):
            defaults = [key for key in engine.env.context if key.startswith("default_")]
            self.assertFalse(defaults)
            self.assertTrue(engine.env.su)
        self.assertEqual(assignment._as_engine().env.context["lang"], "en_US")

    def test_link_to_an_assignment_of_somebody_else(self):
        """Even an answer that the engine linked wrongly certifies nobody else."""
        other = self._assign(self.learner, self.course)
        answer = self.exam._create_answer(user=self.cheat)._jxc_in_exam()
        answer.jxc_assignment_id = other
        self.hand_in(answer)
        self.assertEqual(other.state, "todo")
        self.assertFalse(other.certificate_id)

    def test_fields_of_the_flow_are_protected(self):
        assignment = self.assignment.with_user(self.administrator)
        for values in (
            {"extra_attempts": 5},
            {"attempt_count": 0},
            {"invite_token": "x"},
            {"state": "attended"},
            {"exam_started_on": False},
        ):
            with self.assertRaises(UserError), self.env.cr.savepoint():
                assignment.write(values)

    def test_other_surveys_stay_as_they_were(self):
        survey = self._exam(title="Another survey")
        answer = survey._create_answer(user=self.learner).with_user(self.author)
        answer.write({"state": "done", "deadline": "2030-01-01"})
        self.assertTrue(
            self.answers(self.author).search_count([("id", "=", answer.id)])
        )
        answer.unlink()
        survey.with_user(self.author).unlink()


@tagged("post_install", "-at_install")
class TestTrainingExamPrivacy(ExamCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        survey_user = "survey.group_survey_user,base.group_user"
        cls.examiner = cls._person("examiner", cls.east, survey_user)
        cls.examinee = cls._person("examinee", cls.central, survey_user)
        cls.nosy = cls._person("nosy", cls.central, survey_user)
        cls.auditor = cls._person(
            "auditor", cls.finance, f"{survey_user},jxc_management.group_jxc_controller"
        )
        cls.course.trainer_ids |= cls.examiner

    def seen(self, user, attempt):
        """Return what a user finds: the attempt, and how many of its answers."""
        user_inputs = self.env["survey.user_input"].with_user(user)
        lines = self.env["survey.user_input.line"].with_user(user)
        return (
            bool(user_inputs.search([("id", "=", attempt.id)])),
            bool(lines.search_count([("user_input_id", "=", attempt.id)])),
        )

    def test_who_sees_answers(self):
        assignment = self._assign(self.examinee, self.course)
        attempt = self.take(assignment)
        for user in (self.examinee, self.examiner, self.auditor):
            self.assertEqual(self.seen(user, attempt), (True, True), user.name)
        for user in (self.nosy, self.author):
            self.assertEqual(self.seen(user, attempt), (False, False), user.name)
            with self.assertRaises(AccessError):
                attempt.sudo(False).with_user(user).read(["scoring_percentage"])
        for user in (self.manager, self.stranger):
            with self.assertRaises(AccessError):
                self.seen(user, attempt)

    def test_view_answers(self):
        assignment = self._assign(self.learner, self.course)
        with self.refused("No exam was handed in"):
            assignment.with_user(self.trainer).action_view_answers()
        self.take(assignment)
        for user in (self.learner, self.trainer, self.administrator, self.controller):
            action = assignment.with_user(user).action_view_answers()
            self.assertIn("/survey/print/", action["url"])
        for user in (self.manager, self.hr_officer):
            with self.refused("seen by the person", AccessError):
                assignment.with_user(user).action_view_answers()

    def test_trainer_of_another_course_sees_nothing(self):
        other = self._person(
            "other", self.east, "survey.group_survey_user,base.group_user"
        )
        self._course("Counting", trainer_ids=[Command.set(other.ids)])
        attempt = self.take(self._assign(self.learner, self.course))
        self.assertEqual(self.seen(other, attempt), (False, False))
