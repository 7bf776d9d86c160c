from odoo.tests import tagged

from ...tools.demo_assessment import last_quarter, quarter
from ..core.common_demo import DemoCommon


@tagged("post_install", "-at_install", "-standard", "jxc_demo")
class TestDemoAssessment(DemoCommon):
    """The demo company's key figures and assessments: a year, and two quarters."""

    __test__ = False

    def setUp(self):
        super().setUp()
        periods = self._ours("jxc.assessment.period")
        self.closed = periods.filtered(lambda one: one.state == "locked")
        self.running = periods - self.closed

    def _assessment(self, name):
        employee = self.env.ref(f"jxc_management.demo_employee_{name}")
        return self.closed.assessment_ids.filtered(
            lambda one: one.employee_id == employee
        )

    def test_a_year_of_facts(self):
        kpis = self.env["jxc.kpi"].search([("kind", "!=", "snapshot")])
        facts = self.env["jxc.kpi.fact"]._read_group(
            [("company_id", "=", self.company.id), ("kpi_id", "in", kpis.ids)],
            ["kpi_id"],
            ["day:min", "day:max"],
        )
        spans = {kpi.code: (last - first).days for kpi, first, last in facts}
        for code in (
            "supplier_otd",
            "supplier_otif",
            "purchase_price_variance",
            "supplier_lead_time",
            "record_accuracy",
            "on_time_processing",
            "lines_per_person_day",
            "scrap_rate",
            "workplace_audit",
        ):
            with self.subTest(code):
                self.assertGreater(spans.get(code, 0), 250)

    def test_every_kpi_is_calculated_without_an_error(self):
        healths = self._ours("jxc.kpi.health")
        self.assertTrue(healths)
        self.assertFalse(healths.filtered(lambda one: one.state == "error"))

    def test_one_quarter_is_locked_and_one_is_under_way(self):
        self.assertEqual(len(self.closed), 1)
        self.assertEqual(len(self.running), 1)
        self.assertEqual(
            (self.closed.date_from, self.closed.date_to), last_quarter(self.today)
        )
        self.assertEqual(self.running.state, "provisional")
        self.assertEqual(
            (self.running.date_from, self.running.date_to), quarter(self.today)
        )

    def test_departments_and_people_were_assessed(self):
        found = self.closed.assessment_ids
        self.assertEqual(set(found.mapped("subject")), {"department", "employee"})
        self.assertEqual(len(found), 10)
        self.assertTrue(all(found.mapped("self_reviewed_on")))
        self.assertTrue(all(found.mapped("manager_reviewed_on")))
        for one in found:
            with self.subTest(one.name):
                self.assertTrue(0 < one.score <= 120, one.score)
                self.assertTrue(one.grade_name)
                self.assertGreaterEqual(one.coverage, 50)
        self.assertGreaterEqual(len(set(found.mapped("grade_name"))), 2)

    def test_scores_were_changed_for_a_reason(self):
        lines = self.closed.assessment_ids.line_ids.filtered("is_overridden")
        self.assertEqual(len(lines), 2)
        self.assertTrue(all(lines.mapped("override_reason")))
        for line in lines:
            self.assertGreaterEqual(line.score, line.raw_score, line.name)
        appeals = self.closed.assessment_ids.appeal_ids
        self.assertEqual(set(appeals.mapped("state")), {"accepted", "rejected"})
        for appeal in appeals:
            self.assertNotEqual(appeal.appellant_id, appeal.decided_by_id)

    def test_points_for_events_counted(self):
        self.assertGreater(self._assessment("whclerk").event_points, 0)
        waiting = self._ours("jxc.score.event").filtered(lambda e: e.state == "draft")
        self.assertEqual(len(waiting), 1)

    def test_the_steps_were_taken_in_order_in_the_past(self):
        period = self.closed
        times = [
            period.computed_on,
            *set(period.assessment_ids.mapped("self_reviewed_on")),
            *set(period.assessment_ids.mapped("manager_reviewed_on")),
            *set(period.assessment_ids.appeal_ids.mapped("submitted_on")),
            *set(period.assessment_ids.appeal_ids.mapped("decided_on")),
            period.approved_on,
            period.locked_on,
        ]
        self.assertEqual(times, sorted(times))
        self.assertLess(times[-1].date(), self.today)

    def test_the_locked_quarter_is_as_it_was_locked(self):
        found = self.closed._verification()
        self.assertTrue(found["is_intact"])
        self.assertEqual(found["changed"], 0)

    def test_rewards_were_approved(self):
        rewards = self._ours("jxc.reward")
        self.assertIn("approved", rewards.mapped("state"))
        self.assertTrue(any(rewards.mapped("amount")))

    def test_a_reading_waits(self):
        readings = self._ours("jxc.kpi.reading")
        self.assertEqual(set(readings.mapped("state")), {"draft", "confirmed"})
        self.assertGreaterEqual(len(readings), 22)

    def test_people_see_what_is_theirs(self):
        for login, count in (("whclerk", 1), ("buyer2", 1)):
            found = self._as(login)["jxc.assessment"].search([])
            self.assertEqual(len(found), count, login)
            self.assertEqual(found.assessed_id, self._user(login))
        everything = len(self._ours("jxc.assessment"))
        for login in ("jxcadmin", "finlead"):
            found = self._as(login)["jxc.assessment"].search_count([])
            self.assertEqual(found, everything, login)
        self.assertFalse(self._as("gm")["jxc.assessment"].search_count([]))

    def test_a_second_load_changes_nothing(self):
        models = ("jxc.assessment.period", "jxc.scorecard", "jxc.kpi.reading")
        before = {model: self._ours(model) for model in models}
        self.env["jxc.demo"]._load_assessment()
        self.assertEqual({model: self._ours(model) for model in models}, before)
