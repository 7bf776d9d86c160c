from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_assessment import AssessmentCommon

REASON = "The vendor was on strike"


@tagged("post_install", "-at_install")
class TestAssessmentAgain(AssessmentCommon):
    """What was decided once holds when a step is taken, or figures made, again."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for kpi in (cls.on_time, cls.accuracy):
            cls._fact(kpi, 80, user=cls.clerk)

    def to_appeals(self, by=None):
        """Take the period to the appeals; return the assessment of the clerk."""
        self.go_to("manager_review")
        self.judge(self.of(self.clerk), 60, by or self.manager)
        self.go_to("appeal")
        return self.of(self.clerk)

    def back(self):
        self.period.with_user(self.admin).action_back("Something was forgotten")

    def appeal(self, line=None):
        number = (
            self.of(self.clerk)
            .with_user(self.clerk)
            .action_appeal("I was on leave", line and line.id, 90)
        )
        return self.env["jxc.assessment.appeal"].browse(number).with_user(self.boss)

    def test_another_scorecard_keeps_lines_with_appeals(self):
        self.to_appeals()
        line = self.line(self.clerk, "On Time")
        self.appeal(line).action_reject("The figures are right")
        card = self.card.browse(self.card.action_new_version("2026-02-01")["res_id"])
        card.action_activate()
        self.compute()
        self.assertEqual(self.of(self.clerk).scorecard_id, card)
        self.assertTrue(line.exists())

    def test_who_signed_and_then_judges_has_not_signed(self):
        clerk = self.to_appeals(by=self.boss)
        clerk.with_user(self.admin).action_sign()
        self.assertEqual(clerk.signed_by_id, self.admin)
        self.back()
        self.assertFalse(clerk.signed_by_id)
        self.judge(clerk, 60, self.admin)
        self.go_to("appeal")
        with self.refused("reviewed", AccessError):
            self.period.with_user(self.admin).action_approve(True)

    def test_who_signed_and_then_decides_an_appeal_has_not_signed(self):
        clerk = self.to_appeals(by=self.boss)
        clerk.with_user(self.admin).action_sign()
        line = self.line(self.clerk, "On Time")
        self.appeal(line).with_user(self.admin).action_reject("The figures are right")
        self.assertFalse(clerk._is_signed())
        with self.refused("reviewed", AccessError):
            self.period.with_user(self.boss).action_approve(True)

    def test_accepted_appeals_stay(self):
        clerk = self.to_appeals()
        line, judged = (self.line(self.clerk, name) for name in ("On Time", "Team"))
        for one, points in ((line, 90), (judged, 70)):
            self.appeal(one).action_accept(points, "He was on leave")
        self.back()
        self.assertFalse(line.with_user(self.lead).can_override)
        self.assertTrue(
            self.line(self.clerk, "Accuracy").with_user(self.lead).can_override
        )
        with self.refused("decided by an appeal"):
            line.with_user(self.lead).action_override(0, REASON)
        with self.refused("decided by an appeal"):
            self.judge(clerk, 20, self.lead)
        self.assertEqual((line.score, judged.score), (90, 70))
        self.judge(clerk, 70, self.lead)
        self.assertEqual(judged.score, 70)

    def test_whole_score_decided_ends_appeals_about_lines(self):
        clerk = self.to_appeals()
        line, other = (self.line(self.clerk, name) for name in ("On Time", "Accuracy"))
        waiting = self.appeal(other)
        self.appeal().action_accept(75, "It was a hard quarter")
        with self.refused("whole score .* decided"):
            self.appeal(line)
        with self.refused("whole score .* decided"):
            waiting.action_accept(100, "He was on leave")
        waiting.action_reject("The whole score was decided")
        self.assertEqual(clerk.score, 75)

    def test_reorganisation_is_no_change_of_records(self):
        self._fact(self.on_time, 85, department=self.east)
        self.go_to("locked")
        line = self.line(self.chain, "On Time")
        self.assertEqual(line.value, 85)
        self.east.parent_id = self.finance
        self.env.invalidate_all()
        self.assertFalse(line.has_drift)
        self.assertFalse(self.period.drift_count)
        self.assertFalse(self.period._verification()["changed"])
        self.env["jxc.kpi.fact"]._as_engine().search(
            [("kpi_id", "=", self.on_time.id), ("department_id", "=", self.east.id)]
        ).num = 80
        self.env.invalidate_all()
        self.assertTrue(line.has_drift)

    def test_drafts_of_score_events_are_no_part_of_the_checksum(self):
        events = self.env["jxc.score.event"].with_user(self.manager)
        event = events.create(
            {
                "name": "Helped out",
                "employee_id": self.clerk.employee_id.id,
                "company_id": self.company.id,
                "date": "2026-02-03",
                "points": 2,
                "evidence": "Seen by all",
            }
        )
        self.go_to("locked")
        event.unlink()
        self.assertTrue(self.period._verification()["is_intact"])
