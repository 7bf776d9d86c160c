from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_regulation import GROUP, RegulationCommon

KEPT = "They count for a confirmation"
SURVEYS = "survey.group_survey_manager"


@tagged("post_install", "-at_install")
class TestRegulationQuiz(RegulationCommon):
    """What survey managers, who may write answers in Odoo, try through RPC."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.cheat = cls._person("cheat", cls.east, f"{SURVEYS},base.group_user")
        cls.nosy = cls._person("nosy", cls.central, f"{SURVEYS},base.group_user")
        cls.keeper = cls._person("keeper", cls.east, f"{SURVEYS},{GROUP}lead")
        cls.quiz = cls._quiz()

        regulation = cls._regulation()
        regulation.sudo().survey_id = cls.quiz
        cls.version = cls._in_effect(regulation)
        cls.regulation = regulation

    def setUp(self):
        super().setUp()
        self.one = self._of(self.cheat, self.version).with_user(self.cheat)
        self.one.action_read()

    def start(self, **context):
        """Start the quiz; return the attempt as its pages see it."""
        self.one.with_context(**context).action_start_quiz()
        attempts = self.env["survey.user_input"].sudo()
        return attempts.search(
            [("jxc_acknowledgement_id", "=", self.one.id)], order="id desc", limit=1
        )._jxc_in_exam()

    def _answer(self, attempt, right=True):
        question = self.quiz.question_ids
        answer = question.suggested_answer_ids.filtered("is_correct")
        if not right:
            answer = question.suggested_answer_ids - answer
        attempt._mark_in_progress()
        attempt._save_lines(question, answer.id)
        attempt._mark_done()
        return attempt

    def test_defaults_of_a_client_do_not_pass_the_quiz(self):
        question = self.env["survey.question"].create(
            {"title": "Elsewhere", "question_type": "numerical_box"}
        )
        line = {
            "question_id": question.id,
            "answer_type": "numerical_box",
            "value_numerical_box": 1,
            "answer_score": 9999,
        }
        attempt = self.start(
            default_user_input_line_ids=[[0, 0, line]],
            default_state="done",
            default_scoring_success=True,
        )
        self.assertEqual(attempt.state, "new")
        self.assertFalse(attempt.user_input_line_ids)
        with self.refused("Pass the quiz"):
            self.one.action_acknowledge()
        self._answer(attempt, right=False)
        with self.refused("Pass the quiz"):
            self.one.action_acknowledge()

    def test_attempts_are_not_forged(self):
        attempt = self.start()
        answers = self.env["survey.user_input"].with_user(self.cheat)
        answer = answers.browse(attempt.id)
        own = {"survey_id": self.quiz.id, "partner_id": self.cheat.partner_id.id}
        link = {"jxc_acknowledgement_id": self.one.id}
        done = {"state": "done", "scoring_success": True}
        loose = answers.create({**own, **done})
        forged = {f"default_{name}": value for name, value in link.items()}
        for change in (
            lambda: answer.write(done),
            lambda: answer.write({"jxc_acknowledgement_id": False}),
            lambda: answer.sudo().write(done),
            lambda: answer.unlink(),
            lambda: loose.write(link),
            lambda: answers.create({**own, **done, **link}),
            lambda: answers.with_context(**forged).create({**own, **done}),
        ):
            with self.refused(KEPT):
                change()
        with self.refused("Pass the quiz"):
            self.one.action_acknowledge()

    def test_single_answers_are_not_changed(self):
        attempt = self._answer(self.start(), right=False)
        lines = self.env["survey.user_input.line"].with_user(self.cheat)
        line = lines.browse(attempt.user_input_line_ids.id)
        with self.refused(KEPT):
            line.answer_score = 10
        with self.refused(KEPT):
            line.unlink()
        self.assertFalse(attempt.scoring_success)

    def test_quiz_that_confirmed_stays(self):
        attempt = self._answer(self.start())
        self.one.action_acknowledge()
        self.assertEqual(self.one.sudo().user_input_id, attempt)
        quiz = self.quiz.with_user(self.nosy)
        for change in (
            lambda: quiz.write({"scoring_success_min": 0}),
            lambda: quiz.question_ids.suggested_answer_ids.write({"answer_score": 1}),
            lambda: quiz.question_ids.unlink(),
            lambda: quiz.unlink(),
        ):
            with self.refused("their answers are kept"):
                change()

    def test_further_attempt_counts_as_well(self):
        attempt = self._answer(self.start(), right=False)
        url = attempt.with_user(self.cheat)._jxc_in_exam()._jxc_start_again()
        self.assertIn("/survey/start/", url)
        with self.refused("Only the person", AccessError):
            attempt.with_user(self.nosy)._jxc_in_exam()._jxc_start_again()
        again = self.env["survey.user_input"].search(
            [("jxc_acknowledgement_id", "=", self.one.id), ("state", "=", "new")]
        )
        self._answer(again._jxc_in_exam())
        self.one.action_acknowledge()
        self.assertEqual(self.one.state, "done")

    def test_who_sees_answers(self):
        attempt = self._answer(self.start())
        line = attempt.user_input_line_ids
        self.controller.group_ids |= self.env.ref("survey.group_survey_user")
        for user, seen in (
            (self.cheat, True),
            (self.keeper, True),
            (self.controller, True),
            (self.nosy, False),
        ):
            for record in (attempt, line):
                found = self.env[record._name].with_user(user)
                found = found.search([("id", "=", record.id)])
                self.assertEqual(bool(found), seen, user.name)
                self.assertEqual(record.with_user(user).has_access("read"), seen)

    def test_quiz_is_not_changed_by_who_has_to_pass_it(self):
        easy = self.quiz.copy()
        regulation = self.regulation.with_user(self.keeper)
        for survey in (easy, easy.browse()):
            with self.refused("Ask a colleague", UserError):
                regulation.survey_id = survey
        regulation.write({"survey_id": self.quiz.id, "ack_days": 20})
        regulation.with_user(self.administrator).sudo().survey_id = easy
        self.assertEqual(self.regulation.survey_id, easy)

    def test_quiz_is_a_survey_that_one_may_read(self):
        other = self._regulation(code="T-02", department_ids=[Command.clear()])
        with self.refused("may not read", AccessError):
            other.with_user(self.writer).survey_id = self.quiz
        with self.refused("may not read", AccessError):
            self._regulation(code="T-03", survey_id=self.quiz.id)
        other.with_user(self.keeper).survey_id = self.quiz
        self.assertEqual(other.survey_id, self.quiz)
