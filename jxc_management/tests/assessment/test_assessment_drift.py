from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common_assessment import AssessmentCommon

APRIL, LATER = "2026-04-10 12:00:00", "2031-05-20 12:00:00"


@tagged("post_install", "-at_install")
class TestAssessmentDrift(AssessmentCommon):
    """Locked periods whose records the calculation no longer reaches."""

    def lock(self, months=36):
        """Lock a period whose one figure comes from a reading; return the line."""
        self.company.jxc_kpi_months = months
        self.read(self.on_time, 85, date(2026, 2, 10))
        self.go_to("locked")
        line = self.line(self.clerk, "On Time")
        self.assertFalse(line.has_drift or line.drift_note)
        return line

    def calculate_everything(self):
        self.on_time._calculate(self.company)
        self.on_time._rebuild(self.company)
        self.env.invalidate_all()

    def assert_unknown(self, line, text):
        """Check that nothing is said about changes, but why not."""
        self.env.invalidate_all()
        assessment = line.assessment_id
        self.assertRegex(line.drift_note, text)
        self.assertFalse(line.has_drift)
        self.assertEqual(line.current_value, line.value)
        self.assertTrue(assessment.has_unknown_drift)
        self.assertFalse(assessment.has_drift)
        self.assertFalse(self.period.drift_count)
        self.assertTrue(assessment.with_user(self.clerk).has_unknown_drift)

    def test_facts_older_than_the_history_are_kept(self):
        with freeze_time(APRIL):
            line = self.lock()
            self.assertEqual(line.value, 85)
        with freeze_time(LATER):
            self.company.jxc_kpi_months = 1
            self.calculate_everything()
            self.assertFalse(line.has_drift or line.drift_note)
            self.assertFalse(self.period.drift_count)
            self.assertEqual(line.current_value, 85)
            period = self.period.with_user(self.controller)
            self.assertEqual(period.action_verify()["params"]["type"], "success")
            action = line.with_user(self.admin).action_open_records()
            found = self.env[action["res_model"]].search(action["domain"])
            self.assertEqual(len(found), 1)

    def test_facts_that_the_history_never_reached(self):
        with freeze_time(LATER):
            self.company.jxc_kpi_months = 1
            self.on_time._calculate(self.company)
            self.go_to("locked")
            line = self.line(self.clerk, "On Time")
            self.assertFalse(line.has_data)
            self.assert_unknown(line, "“On Time” is calculated from .*2031 on")

    def test_facts_that_were_dropped(self):
        with freeze_time(APRIL):
            line = self.lock()
            elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
            self.on_time.company_id = elsewhere
            self.assert_unknown(line, "no longer calculated for this company")
        with freeze_time(LATER):
            self.on_time.company_id = False
            self.company.jxc_kpi_months = 1
            self.calculate_everything()
            self.assert_unknown(line, "calculated from .*2031 on")
            self.company.jxc_kpi_months = 120
            self.calculate_everything()
            self.assertFalse(line.drift_note or line.has_drift)

    def test_archived_kpi(self):
        with freeze_time(APRIL):
            line = self.lock()
            (self.card | self.department_card)._as_engine().write({"state": "ended"})
            self.on_time.action_archive()
            self.assert_unknown(line, "“On Time” is archived")

    def test_kpi_defined_otherwise(self):
        with freeze_time(APRIL):
            line = self.lock()
            period = self.period.with_user(self.controller)
            self.on_time.factor = 1
            self.assert_unknown(line, "“On Time” is defined otherwise now")
            verdict = period.action_verify()["params"]
            self.assertEqual(verdict["type"], "warning")
            self.assertRegex(
                verdict["message"], "of [1-9][0-9]* lines are defined other"
            )
            self.on_time.factor = 100
            self.env.invalidate_all()
            self.assertFalse(line.has_drift or line.drift_note)
            self.assertEqual(period.action_verify()["params"]["type"], "success")
