from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_exam import ExamCommon


@tagged("post_install", "-at_install")
class TestTrainingSamples(ExamCommon):
    def load(self):
        return self.env["jxc.training.samples"]._load(self.company)

    def test_three_courses_with_exams(self):
        courses = self.load()
        self.assertEqual(len(courses), 3)
        for course in courses:
            self.assertEqual(course.delivery, "exam")
            self.assertEqual(course.company_id, self.company)
            self.assertGreaterEqual(len(course.material_ids), 3)
            exam = course.survey_id
            self.assertGreaterEqual(len(exam.question_ids), 8)
            self.assertEqual(exam.scoring_success_min, 80)
            self.assertEqual(exam.access_mode, "token")
            self.assertTrue(exam.users_login_required)
            self.assertFalse(exam.certification)
            kinds = set(exam.question_ids.mapped("question_type"))
            self.assertEqual(kinds, {"simple_choice", "multiple_choice"})
            self.assertEqual(exam.scoring_max_obtainable, 10 * len(exam.question_ids))

    def test_loading_again_changes_nothing(self):
        courses = self.load()
        courses[0].name = "Ours"
        self.assertEqual(self.load(), courses)
        self.assertEqual(courses[0].name, "Ours")

    def test_companies_share_the_exams(self):
        courses = self.load()
        company = self.env["res.company"].create({"name": "Second"})
        others = self.env["jxc.training.samples"]._load(company)
        self.assertFalse(others & courses)
        self.assertEqual(others.survey_id, courses.survey_id)

    def test_both_languages(self):
        self.load()
        self.env["res.lang"]._activate_lang("zh_CN")
        courses = self.load()
        self.assertEqual(courses[0].name, "Receiving Goods with Odoo")
        chinese = courses.with_context(lang="zh_CN")
        texts = chinese.mapped("name") + chinese.mapped("description")
        texts += chinese.material_ids.mapped("name")
        texts += chinese.material_ids.mapped("body")
        exams = chinese.survey_id
        texts += exams.mapped("title") + exams.mapped("description")
        texts += exams.question_ids.mapped("title")
        for text in texts:
            self.assertRegex(text, "[\u4e00-\u9fff]")
            self.assertNotRegex(text, "[a-z]{3} [a-z]{3}")
        english = courses.with_context(lang="en_US")
        for text in english.material_ids.mapped("body"):
            self.assertNotRegex(text, "[\u4e00-\u9fff]")

    def test_right_answers_pass(self):
        for course in self.load():
            for right in (False, True):
                assignment = self._assign(
                    self.learner if right else self.colleague, course
                )
                self.take(assignment, right)
                self.assertEqual(assignment.state, "passed" if right else "failed")

    def test_ticking_everything_fails(self):
        course = self.load()[0]
        assignment = self._assign(self.learner, course)
        attempt = self.start(assignment)
        attempt._mark_in_progress()
        for question in attempt.survey_id.question_ids:
            answers = question.suggested_answer_ids
            if question.question_type == "simple_choice":
                answers = answers[:1]
            attempt._save_lines(question, [str(answer.id) for answer in answers])
        attempt._mark_done()
        self.assertEqual(assignment.state, "failed")

    def test_only_administrators_load_them(self):
        samples = self.env["jxc.training.samples"]
        with self.refused("Only an administrator", AccessError):
            samples.with_user(self.lead).action_load()
        samples = samples.with_user(self.administrator).with_company(self.company)
        action = samples.action_load()
        self.assertEqual(action["res_model"], "jxc.course")

    def test_installing_brings_no_course(self):
        self.assertFalse(
            self.env["ir.model.data"].search(
                [
                    ("module", "=", "jxc_management"),
                    ("model", "in", ("jxc.course", "survey.survey")),
                    ("name", "not like", "demo"),
                ]
            )
        )
