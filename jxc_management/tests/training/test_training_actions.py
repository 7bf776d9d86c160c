from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingActions(TrainingCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.course = cls._course()

    def test_worker_without_user_is_certified_by_the_trainer(self):
        survey = self.env["survey.survey"].create(
            {"title": "Exam", "scoring_type": "scoring_with_answers"}
        )
        course = self._course("Forklift", delivery="exam", survey_id=survey.id)
        assignment = self._assign(self.worker, course)
        self.assertTrue(assignment.with_user(self.trainer).can_confirm)
        assignment.with_user(self.trainer).action_confirm("Drove it without a fault")
        certificate = assignment.certificate_id
        self.assertEqual(certificate.origin, "trainer")
        self.assertEqual(certificate.issued_by_id, self.trainer)
        self.assertIn("without a fault", certificate.message_ids[0].body)
        other = self._assign(self.learner, course)
        with self.refused("", AccessError):
            other.with_user(self.trainer).action_confirm("Looks fine")
        with self.refused("has to take the exam", AccessError):
            other.with_user(self.administrator).action_confirm("Looks fine")

    def test_who_confirms_self_study(self):
        for user, may in (
            (self.trainer, True),
            (self.lead, True),
            (self.administrator, True),
            (self.manager, False),
            (self.colleague, False),
            (self.controller, False),
            (self.hr_officer, False),
        ):
            assignment = self._assign(
                self._employee("Somebody", self.central), self.course
            )
            self.assertEqual(assignment.with_user(user).sudo().can_confirm, may)
            if may:
                assignment.with_user(user).action_confirm("Asked him")
                self.assertEqual(assignment.state, "passed")
            else:
                with self.refused("", AccessError):
                    assignment.with_user(user).action_confirm("Asked him")

    def test_nobody_confirms_himself(self):
        for user in (self.trainer, self.lead, self.administrator):
            assignment = self._assign(user, self.course)
            with self.refused("himself", AccessError):
                assignment.with_user(user).action_confirm("I know it")

    def test_confirmation_needs_a_comment_and_an_open_assignment(self):
        assignment = self._assign(self.learner, self.course).with_user(self.trainer)
        for nothing in ("", "  ", None, False, 7):
            with self.refused("Say why"):
                assignment.action_confirm(nothing)
        assignment.action_confirm("Asked him")
        with self.refused("", AccessError):
            assignment.action_confirm("Asked him again")
        with self.refused("nothing is left"):
            assignment.with_user(self.administrator).action_confirm("Again")

    def test_waiver(self):
        assignment = self._assign(self.learner, self.course)
        for user in (self.learner, self.colleague, self.trainer, self.stranger):
            with self.refused("", AccessError):
                assignment.with_user(user).action_waive("No time")
        with self.refused("", AccessError):
            assignment.with_user(self.controller).action_waive("No time")
        with self.refused("Say why"):
            assignment.with_user(self.manager).action_waive("")
        with self.refused("in the past"):
            assignment.with_user(self.manager).action_waive("No time", "2001-01-01")
        assignment.with_user(self.manager).action_waive("Long leave", "2099-01-01")
        self.assertRecordValues(
            assignment,
            [
                {
                    "state": "waived",
                    "waiver_reason": "Long leave",
                    "waived_by_id": self.manager.id,
                }
            ],
        )
        with self.refused("nothing is left"):
            assignment.with_user(self.manager).action_waive("Again")

    def test_nobody_waives_for_himself(self):
        for user in (self.manager, self.lead, self.administrator):
            assignment = self._assign(user, self.course)
            with self.refused("", AccessError):
                assignment.with_user(user).action_waive("I know it")
            with self.refused("", AccessError):
                assignment.with_user(user).action_cancel("I know it")

    def test_cancellation(self):
        assignment = self._assign(self.learner, self.course)
        assignment.with_user(self.manager).action_cancel("Assigned by mistake")
        self.assertEqual(assignment.state, "cancelled")
        course = self._course("Counting")
        self._requirement(course, self.central)
        required = self.assignments_of(self.learner, course)
        with self.refused("come back"):
            required.with_user(self.manager).action_cancel("No")

    def test_start(self):
        assignment = self._assign(self.learner, self.course)
        action = assignment.with_user(self.learner).action_start()
        self.assertEqual(action["res_model"], "jxc.course")
        with self.refused("himself", AccessError):
            assignment.with_user(self.manager).action_start()
        self.env["jxc.certificate"]._issue(assignment, "trainer")
        with self.refused("nothing is left"):
            assignment.with_user(self.learner).action_start()

    def test_learner_reports_his_self_study(self):
        assignment = self._assign(self.learner, self.course)
        mine = assignment.with_user(self.learner)
        with self.refused("himself", AccessError):
            assignment.with_user(self.manager).action_report()
        self.assertTrue(mine.can_report)
        mine.action_report()
        self.assertEqual(assignment.date_reported, self.company._jxc_today())
        self.assertEqual(assignment.activity_ids.user_id, self.trainer)
        self.assertIn("Learner has learnt", assignment.activity_ids.summary)
        with self.refused("reported already"):
            mine.action_report()
        assignment.with_user(self.trainer).action_confirm("Asked him")
        self.assertFalse(assignment.activity_ids)

    def test_assigning_skips_who_learns_already(self):
        self._assign(self.learner, self.course)
        people = self.learner.employee_id | self.worker
        model = self.env["jxc.training.assignment"]
        opened = model._assign(
            people, self.course, "evidence", "3 errors", "2099-01-01"
        )
        self.assertRecordValues(
            opened,
            [
                {
                    "employee_id": self.worker.id,
                    "origin": "evidence",
                    "reason": "3 errors",
                    "cycle": 1,
                    "state": "todo",
                }
            ],
        )
