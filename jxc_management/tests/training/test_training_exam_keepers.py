from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_exam import ExamCommon

KEPT = "their answers are kept"
OWN = "Ask a colleague"
GROUP = "jxc_management.group_jxc_"


@tagged("post_install", "-at_install")
class TestTrainingExamKept(ExamCommon):
    """Scores of an exam that somebody took stay what they were."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kept = cls.exam.with_user(cls.author)

    def test_exam_nobody_took_is_written_freely(self):
        self.kept.scoring_success_min = 50
        question = self.kept.question_ids[0]
        question.suggested_answer_ids[0].write({"answer_score": 1})
        question.suggested_answer_ids[0].unlink()
        question.unlink()

    def test_scores_of_a_taken_exam_stay(self):
        self.start(self._assign(self.learner, self.course))
        question = self.kept.question_ids[0]
        answer = question.suggested_answer_ids[0]
        new_answer = {"question_id": question.id, "value": "New", "answer_score": 99}
        elsewhere = self._exam().with_user(self.author).question_ids[0]
        for change in (
            lambda: self.kept.write({"scoring_success_min": 0}),
            lambda: self.kept.write({"scoring_type": "no_scoring"}),
            lambda: question.write({"answer_score": 1}),
            lambda: question.write({"question_type": "char_box"}),
            lambda: question.write({"survey_id": elsewhere.survey_id.id}),
            lambda: elsewhere.write({"survey_id": self.kept.id}),
            lambda: question.write({"suggested_answer_ids": [Command.clear()]}),
            lambda: question.unlink(),
            lambda: question.copy({"survey_id": self.kept.id}),
            lambda: answer.write({"answer_score": 5}),
            lambda: answer.write({"is_correct": False}),
            lambda: answer.unlink(),
            lambda: answer.create(new_answer),
            lambda: answer.write({"question_id": elsewhere.id}),
            lambda: elsewhere.suggested_answer_ids.write({"question_id": question.id}),
        ):
            with self.refused(KEPT, UserError):
                change()

    def test_texts_of_a_taken_exam_are_corrected(self):
        self.take(self._assign(self.learner, self.course))
        question = self.kept.question_ids[0]
        answer = question.suggested_answer_ids[0]
        self.kept.write({"title": "Better", "scoring_success_min": 80})
        question.write({"title": "Better?", "question_type": question.question_type})
        answer.write({"value": "Better", "answer_score": answer.answer_score})
        self.assertEqual(question.title, "Better?")

    def test_copy_of_a_taken_exam_is_changed(self):
        self.take(self._assign(self.learner, self.course))
        copy = self.kept.copy()
        copy.scoring_success_min = 10
        copy.question_ids.suggested_answer_ids.write({"answer_score": 3})
        self.course.survey_id = copy
        self.assertEqual(self.course.survey_id.scoring_success_min, 10)


@tagged("post_install", "-at_install")
class TestTrainingExamChoice(ExamCommon):
    """Who gives a course its exam."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = f"{GROUP}lead,survey.group_survey_manager"
        cls.keeper = cls._person("keeper", cls.chain, groups)
        cls.chain.manager_id = cls.keeper.employee_id
        cls.second = cls._person("second", cls.finance, f"{GROUP}administrator")

    def test_nobody_changes_the_terms_of_his_own_training(self):
        self._assign(self.keeper, self.course)
        course = self.course.with_user(self.keeper)
        easy = self._exam(scoring_success_min=0)
        for values in (
            {"survey_id": easy.id},
            {"delivery": "self"},
            {"validity_months": 0},
        ):
            with self.refused(OWN, UserError):
                course.write(values)
            with self.refused(OWN, UserError):
                course.sudo().write(values)
        course.write({"name": "Receiving II", "validity_months": 12})
        self.course.with_user(self.second).sudo().survey_id = easy
        self.assertEqual(self.course.survey_id, easy)

    def test_terms_are_changed_after_the_own_training(self):
        assignment = self._assign(self.keeper, self.course)
        self.take(assignment)
        self.course.with_user(self.keeper).validity_months = 24
        self.assertEqual(self.course.validity_months, 24)

    def test_exam_is_a_survey_that_one_may_read(self):
        self.chain.manager_id = self.lead.employee_id
        exam = self._exam(title="Foreign")
        course = self.course.with_user(self.lead)
        with self.refused("may not read", AccessError):
            course.survey_id = exam.id
        values = {
            "name": "New",
            "delivery": "exam",
            "company_id": self.company.id,
            "department_id": self.chain.id,
        }
        courses = self.env["jxc.course"].with_user(self.lead)
        with self.refused("may not read", AccessError):
            courses.create({**values, "survey_id": exam.id})
        with self.refused("may not read", AccessError):
            courses.with_context(default_survey_id=exam.id).create(values)
        course.name = "Receiving II"
        self.chain.manager_id = self.keeper.employee_id
        self.course.with_user(self.keeper).survey_id = exam.id
        self.assertEqual(self.course.survey_id, exam)

    def test_who_closes_an_exam(self):
        exam = self._exam(access_mode="public", users_login_required=False)
        self.course.survey_id = exam
        self.chain.manager_id = self.lead.employee_id
        with self.refused("may not change", AccessError):
            self.course.with_user(self.lead).action_close_exam()
        self.assertEqual(exam.access_mode, "public")
        self.chain.manager_id = self.keeper.employee_id
        self.course.with_user(self.keeper).action_close_exam()
        self.assertEqual(exam.access_mode, "token")

    def test_survey_of_a_course_without_an_exam_is_held_live(self):
        self.course.delivery = "self"
        self.exam.survey_type = "live_session"
        self.exam.with_user(self.author).action_start_session()
        self.assertEqual(self.exam.session_state, "ready")
