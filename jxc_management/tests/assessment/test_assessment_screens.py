from datetime import date

from odoo import Command
from odoo.tests import Form, tagged

from .common_assessment import AssessmentCommon

REASON = "The vendor was on strike"


@tagged("post_install", "-at_install")
class TestAssessmentScreens(AssessmentCommon):
    """What people see before they type anything, and in which language."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._fact(cls.on_time, 80, user=cls.clerk)
        cls._fact(cls.accuracy, 90, user=cls.clerk)
        cls.env["res.lang"]._activate_lang("zh_CN")
        cls.on_time.with_context(lang="zh_CN").name = "准时率"

    def test_newest_period_comes_first(self):
        later = self._period(first=date(2026, 4, 1), last=date(2026, 6, 30))
        for period in (self.period, later):
            self.go_to("approved", period)
        everything = self.env["jxc.assessment"].search([])
        self.assertEqual(everything[0].period_id, later)
        self.assertEqual(everything[-1].period_id, self.period)
        scores = everything.filtered(lambda one: one.period_id == later).mapped("score")
        self.assertEqual(scores, sorted(scores, reverse=True))

    def test_first_day_brings_the_last_one(self):
        form = Form(self.env["jxc.assessment.period"].with_user(self.admin))
        form.kind = "month"
        form.date_from = date(2026, 2, 10)
        self.assertEqual(
            (form.date_from, form.date_to), (date(2026, 2, 1), date(2026, 2, 28))
        )
        form.kind = "other"
        form.date_from = date(2026, 2, 10)
        self.assertEqual(form.date_from, date(2026, 2, 10))

    def test_who_is_missing_is_named_without_the_period(self):
        self.go_to("self_review")
        wizard = self.env["jxc.assessment.step"].with_user(self.admin)
        wizard = wizard.create({"period_id": self.period.id})
        names = wizard.missing_names.split(", ")
        self.assertIn("Clerk", names)
        self.assertFalse([name for name in names if self.period.name in name])

    def test_a_change_starts_at_the_present_score(self):
        self.go_to("manager_review")
        line = self.line(self.clerk, "On Time")
        wizard = self.env["jxc.assessment.override"].with_user(self.lead)
        self.assertEqual(wizard.create({"line_id": line.id}).score, 60)
        wizard.create(
            {"line_id": line.id, "score": 70, "reason": REASON}
        ).action_override()
        self.assertEqual(line.score, 70)
        chinese = line.with_context(lang="zh_CN").with_user(self.lead)
        with self.refused("准时率"):
            chinese.action_override(300, REASON)

    def test_an_appeal_does_not_ask_for_nought(self):
        self.go_to("appeal")
        clerk = self.of(self.clerk)
        line = self.line(self.clerk, "On Time")
        form = self.env["jxc.assessment.appeal.submit"].with_user(self.clerk)
        wizard = form.create({"assessment_id": clerk.id, "line_id": line.id})
        self.assertEqual(wizard.score_wanted, 60)
        wizard.reason = REASON
        wizard.action_submit()
        self.assertEqual(clerk.appeal_ids.score_wanted, 60)
        with self.refused("准时率"):
            clerk.with_user(self.clerk).with_context(lang="zh_CN").action_appeal(
                REASON, line.id
            )

    def test_a_decision_about_an_appeal_is_no_default(self):
        self.go_to("appeal")
        clerk = self.of(self.clerk)
        # by a client that sent no score
        appeal = clerk.with_user(self.clerk).action_appeal(REASON)
        appeal = self.env["jxc.assessment.appeal"].browse(appeal)
        form = Form(
            self.env["jxc.assessment.appeal.decide"]
            .with_user(self.boss)
            .with_context(default_appeal_id=appeal.id)
        )
        self.assertFalse(form.kind)
        form.kind = "accept"
        self.assertEqual(form.score, clerk.score)

    def test_spreadsheet_has_numbers_with_units(self):
        self.compute()
        [titles, *rows] = self.period.with_user(self.admin)._score_rows()
        found = [dict(zip(titles, row, strict=True)) for row in rows]
        [row] = [
            one
            for one in found
            if (one["Assessed"], one["Line"]) == ("Clerk", "On Time")
        ]
        self.assertEqual((row["KPI Value"], row["Target"]), (80, 90.0))
        self.assertEqual(row["Unit"], self._unit(self.on_time))
        [team] = [
            one for one in found if (one["Assessed"], one["Line"]) == ("Clerk", "Team")
        ]
        # nobody judged it: no points, not nought
        self.assertEqual((team["Score"], team["Weighted Points"]), ("", ""))

    def _unit(self, kpi):
        return dict(kpi._fields["unit"]._description_selection(self.env))[kpi.unit]

    def test_the_target_has_the_unit_of_the_value(self):
        self.on_time.unit = "percent"
        self.compute()
        line = self.line(self.clerk, "On Time")
        self.assertTrue(line.target_text.startswith("90"))
        self.assertTrue(line.target_text.endswith(" %"))
        self.assertTrue(line.value_text.endswith(" %"))

    def test_review_takes_only_points_that_were_given(self):
        self.go_to("manager_review")
        clerk = self.of(self.clerk)
        wizard = (
            self.env["jxc.assessment.review"]
            .with_user(self.lead)
            .with_context(default_assessment_id=clerk.id, default_kind="manager")
            .create({})
        )
        self.assertFalse(wizard.line_ids.is_scored)
        with self.refused("has no points yet"):
            wizard.action_submit()
        wizard.line_ids = [Command.update(wizard.line_ids.id, {"is_scored": True})]
        wizard.action_submit()
        team = self.line(self.clerk, "Team")
        self.assertEqual((team.is_manager_scored, team.manager_score), (True, 0))
