from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_assessment import GROUP, AssessmentCommon

REASON = "The vendor was on strike"


@tagged("post_install", "-at_install")
class TestAssessmentAppeal(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 80, user=cls.clerk)
        cls._fact(cls.accuracy, 80, user=cls.clerk)

    def appeal(self, who=None, **values):
        who = who or self.clerk
        assessment = self.of(who).with_user(who)
        appeal = assessment.action_appeal("I was on leave", **values)
        return self.env["jxc.assessment.appeal"].browse(appeal)

    def to_appeals(self):
        self.go_to("manager_review")
        self.judge(self.of(self.clerk), 60, self.manager)
        line = self.line(self.clerk, "On Time")
        line.with_user(self.lead).action_override(55, REASON)
        self.go_to("appeal")
        return line

    def test_appeal_against_a_line(self):
        line = self.to_appeals()
        appeal = self.appeal(line_id=line.id, score_wanted=80)
        self.assertEqual((appeal.score_before, appeal.state), (55, "submitted"))
        with self.refused("waits for a decision already"):
            self.appeal(line_id=line.id)
        # neither the reviewer nor the author of the override nor the clerk himself
        for user in (self.clerk, self.manager, self.lead, self.controller, self.other):
            self.assertTrue(appeal.with_user(user)._why_not())
            with self.refused("", AccessError):
                appeal.with_user(user).action_accept(100, REASON)
            with self.refused("", AccessError):
                appeal.with_user(user).action_reject(REASON)
        with self.refused("waits for a decision"):
            self.period.with_user(self.admin).action_approve(True)
        decider = appeal.with_user(self.admin)
        self.assertTrue(decider.can_decide)
        with self.refused("at least 10"):
            decider.action_accept(80, "ok")
        decider.action_accept(80, "He was on leave")
        self.assertEqual((line.score, line.raw_score), (80, 60))
        self.assertEqual(line.override_appeal_id, appeal)
        # 40 * 80 + 40 * 60 + 20 * 60
        self.assertEqual(self.of(self.clerk).score, 68)
        with self.refused("decided already"):
            decider.action_reject(REASON)

    def test_appeal_against_the_whole_score(self):
        self.to_appeals()
        appeal = self.appeal(score_wanted=90)
        clerk = self.of(self.clerk)
        before = clerk.score
        appeal.with_user(self.boss).action_accept(75, "It was a hard quarter")
        self.assertRecordValues(
            clerk,
            [{"score": 75, "calculated_score": before, "grade_name": "B"}],
        )
        self.compute()
        self.assertEqual(clerk.score, 75)

    def test_rejecting_and_withdrawing(self):
        line = self.to_appeals()
        appeal = self.appeal(line_id=line.id, score_wanted=80)
        appeal.with_user(self.admin).action_reject("The figures are right")
        self.assertEqual((appeal.state, line.score), ("rejected", 55))
        other = self.appeal(line_id=self.line(self.clerk, "Team").id)
        with self.refused("Only who submitted", AccessError):
            other.with_user(self.admin).action_withdraw()
        other.with_user(self.clerk).action_withdraw()
        self.assertEqual(other.state, "withdrawn")
        # a judged line gets other points
        again = self.appeal(line_id=self.line(self.clerk, "Team").id)
        again.with_user(self.admin).action_accept(100, "The team says so")
        self.assertEqual(self.line(self.clerk, "Team").score, 100)

    def test_who_appeals_and_when(self):
        self.go_to("manager_review")
        with self.refused("not possible"):
            self.appeal()
        self.go_to("appeal")
        for user in (self.manager, self.admin, self.colleague):
            with self.refused("", AccessError):
                self.of(self.clerk).with_user(user).action_appeal("It is not fair")
        with self.refused("does not belong"):
            self.appeal(line_id=self.line(self.colleague, "Team").id)
        with freeze_time("2099-01-01"), self.refused("were possible until"):
            self.appeal()
        self.appeal(self.manager)
        central = self.of(self.central).with_user(self.manager)
        central.action_appeal("The figures are wrong")

    def test_who_is_asked_to_decide(self):
        line = self.to_appeals()
        appeal = self.appeal(line_id=line.id)
        self.assertEqual(appeal.activity_ids.user_id, self.admin)
        unjudged = self.appeal(line_id=self.line(self.clerk, "Accuracy").id)
        self.assertEqual(unjudged.activity_ids.user_id, self.lead)
        unjudged.with_user(self.lead).action_reject("The figures are right")
        self.assertFalse(unjudged.activity_ids)

    def test_wizards(self):
        line = self.to_appeals()
        wizard = self.env["jxc.assessment.appeal.submit"].with_user(self.clerk)
        wizard = wizard.create(
            {
                "assessment_id": self.of(self.clerk).id,
                "line_id": line.id,
                "score_wanted": 66,
                "reason": "I was on leave",
            }
        )
        self.assertEqual(wizard.score_now, 55)
        wizard.action_submit()
        appeal = self.of(self.clerk).appeal_ids
        decide = self.env["jxc.assessment.appeal.decide"].with_user(self.admin)
        decide = decide.create({"appeal_id": appeal.id, "decision": "He was on leave"})
        self.assertEqual(decide.score, 66)
        with self.refused("Choose first"):
            decide.action_decide()
        decide.kind = "accept"
        decide.action_decide()
        self.assertEqual(line.score, 66)

    def test_approver_has_not_judged(self):
        line = self.to_appeals()
        appeal = self.appeal(line_id=line.id)
        appeal.with_user(self.admin).action_accept(80, "He was on leave")
        with self.refused("Another administrator", AccessError):
            self.period.with_user(self.admin).action_approve(True)
        self.period.with_user(self.boss).action_approve(True)
        self.assertEqual(self.period.approved_by_id, self.boss)

    def test_assessed_approver_needs_a_signature(self):
        self.clerk.group_ids += self.env.ref(f"{GROUP}administrator")
        self.go_to("appeal")
        period = self.period.with_user(self.clerk)
        with self.refused("assessed in", AccessError):
            period.action_approve(True)
        clerk = self.of(self.clerk)
        for user in (self.clerk, self.lead):
            self.assertFalse(clerk.with_user(user).can_sign)
            with self.refused("", AccessError):
                clerk.with_user(user).action_sign()
        self.assertTrue(clerk.with_user(self.boss).can_sign)
        clerk.with_user(self.boss).action_sign()
        # a change afterwards takes the signature away
        self._fact(self.on_time, 10, user=self.clerk, department=self.central)
        self.compute()
        self.assertFalse(clerk.signed_by_id)
        clerk.with_user(self.boss).action_sign()
        period.action_approve(True)
        self.assertEqual(self.period.state, "approved")
