from datetime import date

from freezegun import freeze_time

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common_assessment import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentFigures(AssessmentCommon):
    """Exact, complete and current figures, and what is said where they are not."""

    def test_scored_as_it_is_and_shown_rounded(self):
        self.rule.write({"veto": "line", "veto_limit": 80})
        self._fact(self.on_time, 79.96, user=self.clerk)
        self._fact(self.accuracy, 79.999999, user=self.clerk)
        self.compute()
        line = self.line(self.clerk, "On Time")
        self.assertEqual((line.value, line.value_text), (79.96, "80.0 %"))
        self.assertEqual((line.score, line.has_score), (0, True))
        self.assertEqual(self.line(self.clerk, "Accuracy").score, 0)

    def test_averages_leave_out_lines_without_score(self):
        self._fact(self.on_time, 90, user=self.clerk)
        lines = self.compute().line_ids
        [[average]] = lines._read_group([("id", "in", lines.ids)], [], ["score:avg"])
        self.assertEqual(average, 100)

    def test_who_left_after_work_stays_up_to_date(self):
        self._fact(self.on_time, 90, user=self.colleague)
        self.go_to("self_review")
        mine = self.of(self.colleague)
        mine.with_user(self.colleague).action_submit_self_review({}, "Fine")
        self.colleague.employee_id.active = False
        self._fact(self.on_time, 70, user=self.colleague, day=date(2026, 2, 1))
        self.compute()
        self.assertEqual(self.line(self.colleague, "On Time").value, 80)
        self.go_to("approved")

    def test_results_wait_for_the_end_of_the_period(self):
        period = self.period.with_user(self.admin)
        with freeze_time("2026-03-31 12:00:00"):
            self.go_to("manager_review")
            with self.refused("runs until"):
                period.action_start_appeals(True)
        with freeze_time("2026-04-02 12:00:00"):
            self.go_to("appeal")
        with freeze_time("2026-03-31 12:00:00"), self.refused("runs until"):
            period.action_approve(True)
        with freeze_time("2026-04-02 12:00:00"):
            self.go_to("approved")

    def test_what_is_not_calculated_is_said(self):
        period = self.period.with_user(self.admin)
        self.assertFalse(period.calculation_warning)
        self.compute()
        self.assertIn("“On Time” has not been", period.calculation_warning)
        kpis = self.on_time | self.accuracy
        health = self.env["jxc.kpi.health"]._provide(
            [(kpi.id, self.company.id) for kpi in kpis]
        )
        first, second = (health[kpi.id, self.company.id] for kpi in kpis)
        second.write({"state": "ok", "day_last": "2026-03-31"})
        for values, text in (
            ({"state": "error"}, "The calculation of “On Time” failed."),
            ({"state": "ok", "day_last": "2026-03-30"}, "“On Time” is calculated only"),
            ({"day_last": "2026-03-31"}, False),
        ):
            first.write(values)
            period.invalidate_recordset()
            warning = period.calculation_warning or ""
            self.assertTrue(text in warning if text else not warning, warning)
        with self.refused("on the scorecard", ValidationError):
            self.on_time.action_archive()
        (self.card | self.department_card).action_end()
        self.on_time.action_archive()
        period.invalidate_recordset()
        self.assertIn("“On Time” is archived", period.calculation_warning)
