from datetime import timedelta

from odoo import Command, fields

from .common import TrainingCommon


class ExamCommon(TrainingCommon):
    """An exam of two questions, and people who take it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.exam = cls._exam()
        cls.course = cls._course(
            "Receiving", delivery="exam", survey_id=cls.exam.id, max_attempts=2
        )
        cls.author = cls._person(
            "author", cls.finance, "survey.group_survey_manager,base.group_user"
        )

    @classmethod
    def _exam(cls, **values):
        """Create an exam with one single and one multiple choice."""
        return cls.env["survey.survey"].create(
            {
                "title": "Exam",
                "access_mode": "token",
                "users_login_required": True,
                "scoring_type": "scoring_without_answers",
                "scoring_success_min": 80,
                "questions_layout": "one_page",
                "user_id": False,
                "question_and_page_ids": [
                    cls._question("First?", "simple_choice", right=1, wrong=2),
                    cls._question("Which?", "multiple_choice", right=2, wrong=1),
                ],
                **values,
            }
        )

    @classmethod
    def _question(cls, title, kind, right, wrong):
        answers = [("right", 10 / right, True)] * right
        answers += [("wrong", -5 if right > 1 else 0, False)] * wrong
        return Command.create(
            {
                "title": title,
                "question_type": kind,
                "constr_mandatory": True,
                "suggested_answer_ids": [
                    Command.create(
                        {
                            "value": f"{value} {number}",
                            "answer_score": score,
                            "is_correct": is_correct,
                        }
                    )
                    for number, (value, score, is_correct) in enumerate(answers)
                ],
            }
        )

    def start(self, assignment, user=None):
        """Start the exam as the learner; return the attempt, as its pages see it."""
        user = user or assignment.employee_id.user_id
        action = assignment.with_user(user).action_start_exam()
        self.assertEqual(action["type"], "ir.actions.act_url")
        return self.attempt_of(assignment, user)

    def attempt_of(self, assignment, user=None):
        """Return the last attempt of an assignment, as its pages see it."""
        assignment.invalidate_recordset(["user_input_ids"])
        attempt = assignment.sudo().user_input_ids.sorted("id")[-1:]
        user = user or self.env.ref("base.public_user")
        return attempt.with_user(user)._jxc_in_exam()

    def hand_in(self, attempt, right=True):
        """Answer all questions of an attempt and hand it in."""
        if attempt.state == "new":
            attempt._mark_in_progress()
        for question in attempt.survey_id.question_ids:
            answers = question.suggested_answer_ids.filtered(
                lambda answer: answer.is_correct == right
            )
            if question.question_type == "simple_choice":
                answers = answers[:1]
            attempt._save_lines(question, [str(answer.id) for answer in answers])
        attempt._mark_done()

    def take(self, assignment, right=True, user=None):
        """Take the exam from beginning to end."""
        attempt = self.start(assignment, user)
        self.hand_in(attempt, right)
        return attempt

    @classmethod
    def _session(cls, course=None, hours=24, **values):
        """Create an open session that begins in some hours."""
        start = fields.Datetime.now() + timedelta(hours=hours)
        session = cls.env["jxc.training.session"].create(
            {
                "course_id": (course or cls.course).id,
                "company_id": cls.company.id,
                "date_start": start,
                "date_stop": start + timedelta(hours=2),
                **values,
            }
        )
        session.action_open()
        return session

    @classmethod
    def _begin(cls, session):
        """Let a session begin an hour ago."""
        start = fields.Datetime.now() - timedelta(hours=1)
        session.write({"date_start": start, "date_stop": start + timedelta(hours=2)})

    def place(self, session, who):
        """Return the place of a person in a session."""
        employee = who if who._name == "hr.employee" else who.employee_id
        return session.attendance_ids.filtered(lambda one: one.employee_id == employee)
