import base64
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_regulation import RegulationCommon


@tagged("post_install", "-at_install")
class TestRegulationConfirm(RegulationCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.quiz = cls._quiz()

    def _answer(self, attempt, right=True):
        question = self.quiz.question_ids
        answer = question.suggested_answer_ids.filtered("is_correct")
        if not right:
            answer = question.suggested_answer_ids - answer
        attempt = attempt._jxc_in_exam()
        attempt._mark_in_progress()
        attempt._save_lines(question, answer.id)
        attempt._mark_done()
        return attempt

    def _attempt(self, user, **values):
        answer = self.quiz.sudo()._create_answer(user=user)
        answer.write(values)
        return self._answer(answer)

    def _with_quiz(self):
        regulation = self._regulation()
        regulation.sudo().survey_id = self.quiz
        version = self._in_effect(regulation)
        return version, self._of(self.worker, version).with_user(self.worker)

    def test_reading_then_confirming(self):
        version = self._in_effect()
        one = self._of(self.worker, version).with_user(self.worker)
        self.assertFalse(one.is_opened)
        with self.refused("Read “T-01"):
            one.action_acknowledge()
        action = one.action_read()
        self.assertEqual(action["res_id"], one.id)
        self.assertTrue(one.is_opened)
        self.assertIn("every shelf", one.body)
        one.action_acknowledge()
        self.assertRecordValues(
            one.sudo(),
            [
                {
                    "state": "done",
                    "way": "self",
                    "read_version_id": version.id,
                    "content_hash": version.content_hash,
                    "opened_version_id": version.id,
                }
            ],
        )
        self.assertTrue(one.acknowledged_on)
        self.assertFalse(self._activities(one))

    def test_confirming_twice_changes_nothing(self):
        version = self._in_effect()
        one = self._confirm(self.worker, version)
        before = one.sudo().read()
        self.assertTrue(one.action_acknowledge())
        one.action_read()
        self.assertEqual(one.sudo().read(), before)

    def test_nobody_confirms_for_somebody_else(self):
        version = self._in_effect()
        one = self._of(self.worker, version)
        one.with_user(self.worker).action_read()
        people = (self.chief, self.boss, self.officer, self.administrator)
        for user in (*people, self.colleague, self.writer, self.env.user):
            with self.refused("person concerned", AccessError):
                one.with_user(user).sudo().action_acknowledge()
            with self.refused("person concerned", AccessError):
                one.with_user(user).sudo().action_read()
        paper = self._of(self.packer, version)
        with self.refused("person concerned", AccessError):
            paper.with_user(self.chief).action_acknowledge()

    def test_text_replaced_while_reading(self):
        version = self._in_effect()
        one = self._of(self.worker, version).with_user(self.worker)
        one.action_read()
        minor = self._revised(version.regulation_id, "minor")
        self.assertFalse(one.is_opened)
        with self.refused("Read “T-01 Stock Counting 1.1”"):
            one.action_acknowledge()
        one.action_read()
        self.assertIn("And once more", one.body)
        one.action_acknowledge()
        self.assertEqual(one.sudo().read_version_id, minor)

    def test_what_was_replaced_or_withdrawn_is_not_confirmed(self):
        version = self._in_effect()
        one = self._of(self.worker, version).with_user(self.worker)
        one.action_read()
        self._revised(version.regulation_id)
        with self.refused("any more"):
            one.action_acknowledge()

    def test_quiz_first(self):
        _version, one = self._with_quiz()
        one.action_read()
        self.assertTrue(one.is_quiz_needed)
        with self.refused("Pass the quiz"):
            one.action_acknowledge()
        action = one.action_start_quiz()
        self.assertIn("/survey/start/", action["url"])
        attempt = self.env["survey.user_input"].search(
            [("jxc_acknowledgement_id", "=", one.id)]
        )
        self.assertEqual(attempt.partner_id, self.worker.partner_id)
        self._answer(attempt, right=False)
        with self.refused("Pass the quiz"):
            one.action_acknowledge()
        one.action_start_quiz()
        attempt = self.env["survey.user_input"].search(
            [("jxc_acknowledgement_id", "=", one.id), ("state", "=", "new")]
        )
        self._answer(attempt)
        one.invalidate_recordset()
        self.assertTrue(one.is_quiz_passed)
        one.action_acknowledge()
        self.assertEqual(one.sudo().user_input_id, attempt)

    def test_a_test_of_the_quiz_does_not_count(self):
        _version, one = self._with_quiz()
        one.action_read()
        self._attempt(self.worker, test_entry=True)
        with self.refused("Pass the quiz"):
            one.action_acknowledge()

    def test_other_people_s_and_earlier_attempts_do_not_count(self):
        early = self._attempt(self.worker)
        early.start_datetime = fields.Datetime.now() - timedelta(days=1)
        _version, one = self._with_quiz()
        one.action_read()
        self._attempt(self.colleague)
        with self.refused("Pass the quiz"):
            one.action_acknowledge()
        # nor his own, unless it was begun from here
        self._attempt(self.worker)
        with self.refused("Pass the quiz"):
            one.action_acknowledge()

    def test_an_attempt_at_an_earlier_version_does_not_count(self):
        version, one = self._with_quiz()
        one.action_read()
        one.action_start_quiz()
        attempt = self.env["survey.user_input"].search(
            [("jxc_acknowledgement_id", "=", one.id)]
        )
        self._answer(attempt)
        one.action_acknowledge()
        again = self._revised(version.regulation_id)
        two = self._of(self.worker, again).with_user(self.worker)
        two.action_read()
        with self.refused("Pass the quiz"):
            two.action_acknowledge()

    def test_attempts_are_counted_per_version(self):
        self.quiz.write({"is_attempts_limited": True, "attempts_limit": 1})
        version, one = self._with_quiz()
        one.action_start_quiz()
        attempt = self.env["survey.user_input"].search(
            [("jxc_acknowledgement_id", "=", one.id)]
        )
        self._answer(attempt)
        again = self._revised(version.regulation_id)
        two = self._of(self.worker, again).with_user(self.worker)
        self.assertTrue(two.action_start_quiz()["url"])

    def test_a_quiz_needs_a_score(self):
        survey = self.env["survey.survey"].create({"title": "Opinions"})
        with self.refused("has no score"):
            self._regulation(self.env.user, survey_id=survey.id)

    def _paper(self, one, user, **values):
        action = one.with_user(user).action_record_paper()
        wizard = self.env[action["res_model"]].with_user(user)
        wizard = wizard.with_context(**action["context"]).create(
            {"scan": base64.b64encode(b"signed"), "scan_name": "page.pdf", **values}
        )
        return wizard.action_record()

    def test_paper(self):
        version = self._in_effect()
        one = self._of(self.packer, version)
        self._paper(one, self.chief, note="Read aloud")
        self.assertRecordValues(
            one,
            [
                {
                    "state": "done",
                    "way": "paper",
                    "recorded_by_id": self.chief.id,
                    "paper_date": self.today,
                    "paper_note": "Read aloud",
                    "read_version_id": version.id,
                    "content_hash": version.content_hash,
                }
            ],
        )
        self.assertEqual(one.scan_id.raw, b"signed")
        self.assertEqual(one.scan_id.with_user(self.chief).raw, b"signed")
        with self.refused("", AccessError):
            one.scan_id.with_user(self.colleague).read(["raw"])
        for vals in ({"raw": b"forged"}, {"name": "x"}):
            with self.refused("kept as it is"):
                one.scan_id.write(vals)
        with self.refused("kept as it is"):
            one.scan_id.unlink()
        readers = self.Ack._readers(version.regulation_id, self.packer)
        self.assertTrue(readers)

    def test_who_records_papers(self):
        version = self._in_effect()
        one = self._of(self.packer, version)
        for user in (self.writer, self.colleague, self.stranger, self.controller):
            with self.refused("", AccessError):
                one.with_user(user).action_record_paper()
            with self.refused("", AccessError):
                one.with_user(user)._record_paper(self.today, "x", b"", "")
        for user in (self.boss, self.officer, self.administrator):
            self.assertTrue(one.with_user(user).action_record_paper())
        with self.refused("confirms in person"):
            self._of(self.worker, version).with_user(self.chief).action_record_paper()

    def test_paper_with_a_quiz_says_how(self):
        version, _one = self._with_quiz()
        one = self._of(self.packer, version)
        with self.refused("has a quiz"):
            self._paper(one, self.chief)
        with self.refused("future"):
            self._paper(one, self.chief, note="ok", date=self.today + timedelta(days=1))
        self._paper(one, self.chief, note="Asked orally, all right")
        self.assertEqual(one.state, "done")

    def test_reminding(self):
        version = self._in_effect()
        one = self._of(self.worker, version)
        done = self._confirm(self.colleague, version).sudo()
        for user in (self.colleague, self.controller):
            with self.refused("", AccessError):
                one.with_user(user).action_remind()
        (one | done).with_user(self.chief).action_remind()
        message = self.env["mail.message"].search(
            [
                ("model", "=", one._name),
                ("res_id", "=", one.id),
                ("partner_ids", "in", self.worker.partner_id.ids),
            ]
        )
        self.assertIn("read and confirm", message.body)
        self.assertTrue(one.reminded_on)
        self.assertFalse(done.reminded_on)
        with self.refused("Nobody to remind"):
            self._of(self.packer, version).with_user(self.chief).action_remind()
