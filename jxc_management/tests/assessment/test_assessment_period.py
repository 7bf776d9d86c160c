from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .common_assessment import AssessmentCommon


@tagged("post_install", "-at_install")
class TestAssessmentPeriod(AssessmentCommon):
    def test_next_period_is_proposed(self):
        following = self.env["jxc.assessment.period"].create(
            {"kind": "quarter", "company_id": self.company.id}
        )
        self.assertEqual(following.date_from, date(2026, 4, 1))
        self.assertEqual(following.date_to, date(2026, 6, 30))
        self.assertEqual(following.name, "2026 Q2")
        self.assertEqual(self.period.name, "2026 Q1")
        with freeze_time("2026-11-15"):
            month = self.env["jxc.assessment.period"].create({"kind": "month"})
        self.assertEqual(month.name, "2026-11")
        self.assertEqual(month.date_to, date(2026, 11, 30))

    def test_periods_are_whole_and_do_not_overlap(self):
        with self.refused("whole", ValidationError):
            self._period(first=date(2026, 4, 2), last=date(2026, 6, 30))
        self._period("other", date(2026, 4, 2), date(2026, 4, 9))
        with self.refused("overlaps", ValidationError):
            self._period("other", date(2026, 4, 9), date(2026, 4, 12))
        # other kinds and companies have periods of their own
        self._period("month", date(2026, 1, 1), date(2026, 1, 31))

    def test_figures_of_departments_employees_and_company(self):
        self._fact(self.on_time, 90, department=self.central, user=self.clerk)
        self._fact(self.on_time, 80, department=self.chain, user=self.colleague)
        self._fact(self.on_time, 0, department=self.finance)
        # a day outside
        self._fact(self.on_time, 0, department=self.central, day=date(2026, 4, 1))
        self.compute()
        self.assertEqual(self.line(self.clerk, "On Time").value, 90)
        self.assertEqual(self.line(self.colleague, "On Time").value, 80)
        self.assertEqual(self.line(self.central, "On Time").value, 90)
        # a department with all below it
        self.assertEqual(self.line(self.chain, "On Time").value, 85)
        self.assertEqual(self.line(self.clerk, "On Time").raw_score, 100)
        self.assertEqual(self.line(self.colleague, "On Time").raw_score, 60)
        self.assertEqual(self.line(self.chain, "On Time").raw_score, 80)
        empty = self.line(self.clerk, "Accuracy")
        self.assertFalse(empty.has_data)
        self.assertFalse(empty.has_score)
        self.assertEqual(empty.explanation, "No data.")

    def test_total_grade_and_coverage(self):
        self._fact(self.on_time, 90, user=self.clerk)
        self._fact(self.accuracy, 80, user=self.clerk)
        self.compute()
        clerk = self.of(self.clerk)
        # (40 * 100 + 40 * 60) / 80; nobody judged yet
        self.assertRecordValues(
            clerk,
            [
                {
                    "score": 80.0,
                    "coverage": 80.0,
                    "grade_name": "B",
                    "coefficient": 1.0,
                    "is_passed": True,
                    "has_score": True,
                }
            ],
        )
        nothing = self.of(self.colleague)
        self.assertFalse(nothing.has_score)
        self.assertFalse(nothing.grade_id)
        # no data is not zero, in averages neither
        [[average]] = self.env["jxc.assessment"]._read_group(
            [("id", "in", (clerk | nothing).ids)], [], ["score:avg"]
        )
        self.assertEqual(average, 80)

    def test_measured_on_department_and_company(self):
        self._fact(self.on_time, 90, department=self.east)
        self._fact(self.on_time, 70, department=self.finance)
        self._person("east", self.east)
        lines = [
            Command.create(
                {
                    "name": place,
                    "kpi_id": self.on_time.id,
                    "rule_id": self.rule.id,
                    "weight": 50,
                    "measured_on": place,
                }
            )
            for place in ("department", "company")
        ]
        self._card("employee", self.east, line_ids=lines)
        assessment = self.compute().filtered(lambda one: one.department_id == self.east)
        self.assertEqual(assessment.line_ids.mapped("value"), [90, 80])

    def test_calculating_again_changes_only_what_changed(self):
        self._fact(self.on_time, 90, user=self.clerk)
        first = self.compute()
        lines = first.line_ids
        again = self.compute()
        self.assertEqual(first, again)
        self.assertEqual(lines, again.line_ids)
        self._fact(self.on_time, 70, user=self.clerk, day=date(2026, 2, 1))
        self.compute()
        self.assertEqual(self.line(self.clerk, "On Time").value, 80)

    def test_people_who_come_and_go(self):
        self.compute()
        self.assertTrue(self.of(self.colleague))
        self.colleague.employee_id.active = False
        newcomer = self._person("newcomer", self.central)
        self.compute()
        self.assertFalse(self.of(self.colleague))
        self.assertTrue(self.of(newcomer))

    def test_targets_and_rules_are_kept(self):
        self._fact(self.on_time, 90, user=self.clerk)
        self.go_to("approved")
        line = self.line(self.clerk, "On Time")
        before = (line.target_snapshot, line.rule_snapshot, line.raw_score)
        self.env["jxc.kpi.target"].search([("kpi_id", "=", self.on_time.id)]).write(
            {"target": 95, "stretch": 99}
        )
        self.rule.floor_score = 50
        self.assertEqual(
            (line.target_snapshot, line.rule_snapshot, line.raw_score), before
        )
        self.assertEqual(line.explanation, "Target reached.")
        with self.refused("not possible"):
            self.period.with_user(self.admin).action_compute()

    def test_few_records_are_marked(self):
        self.on_time.min_records = 10
        self._fact(self.on_time, 90, user=self.clerk, records=9)
        self._fact(self.accuracy, 90, user=self.clerk, records=1)
        self.compute()
        self.assertTrue(self.line(self.clerk, "On Time").is_thin)
        self.assertFalse(self.line(self.clerk, "Accuracy").is_thin)

    def test_veto_empties_the_whole_score(self):
        self.rule.write({"veto": "all", "veto_limit": 50})
        self._fact(self.on_time, 40, user=self.clerk)
        self._fact(self.accuracy, 90, user=self.clerk)
        self.compute()
        clerk = self.of(self.clerk)
        self.assertEqual((clerk.score, clerk.veto_reason), (0, "On Time"))
        self.assertEqual(clerk.grade_name, "C")

    def test_queries_do_not_depend_on_the_number_of_people(self):
        self.compute()
        counts = []
        for number in range(2):
            for one in range(1 if number == 0 else 12):
                person = self._person(f"more_{number}_{one}", self.central)
                self._fact(self.on_time, 85, user=person)
            self.env.flush_all()
            self.env.invalidate_all()
            period = self.period.with_user(self.admin)
            start = self.env.cr.sql_log_count
            period.action_compute()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertLessEqual(counts[1], counts[0] + 4, counts)

    def test_steps_in_their_order(self):
        period = self.period.with_user(self.admin)
        with self.refused("not possible"):
            period.action_approve()
        with self.refused("not possible"):
            period.action_start_self_review()
        period.action_compute()
        self.assertEqual(period.state, "provisional")
        period.action_start_self_review()
        # nobody has reviewed himself, and there is time
        action = period.action_start_manager_review()
        self.assertEqual(action["res_model"], "jxc.assessment.step")
        self.assertEqual(period.state, "self_review")
        wizard = self.env["jxc.assessment.step"].with_user(self.admin)
        wizard = wizard.with_context(**action["context"]).create({})
        self.assertEqual(wizard.missing_count, 8)
        wizard.action_go_on()
        self.assertEqual(period.state, "manager_review")
        period.action_back("Too early")
        self.assertEqual(period.state, "self_review")
        with freeze_time(period.self_review_deadline):
            self.assertIsInstance(period.action_start_manager_review(), dict)
        with freeze_time("2030-01-01"):
            self.assertTrue(period.action_start_manager_review() is True)
            self.assertGreater(period.manager_review_deadline, date(2030, 1, 1))

    def test_going_back_needs_a_reason_and_ends_with_the_approval(self):
        self.go_to("appeal")
        period = self.period.with_user(self.admin)
        for reason in (None, "", "  "):
            with self.refused("Say why"):
                period.action_back(reason)
        self.go_to("approved")
        with self.refused("not possible"):
            period.action_back("Too early")

    def test_only_administrators_take_steps(self):
        for user in (self.clerk, self.lead, self.controller, self.hr_officer):
            period = self.period.with_user(user)
            for method in ("action_compute", "action_start_self_review"):
                with self.refused("", AccessError):
                    getattr(period, method)()
            with self.refused("", AccessError):
                period.action_back("Because")

    def test_people_are_asked(self):
        self.go_to("self_review")
        self.assertEqual(self.of(self.clerk).activity_ids.user_id, self.clerk)
        clerk = self.of(self.clerk).with_user(self.clerk)
        clerk.action_submit_self_review({}, "Fine")
        self.assertFalse(self.of(self.clerk).activity_ids)
        self.go_to("manager_review")
        self.assertEqual(self.of(self.clerk).activity_ids.user_id, self.manager)
        self.assertEqual(self.of(self.manager).activity_ids.user_id, self.lead)
        self.assertEqual(self.of(self.central).activity_ids.user_id, self.lead)
        # nobody is above the supply chain: the keeper of the period
        self.assertEqual(self.of(self.chain).activity_ids.user_id, self.admin)
        self.go_to("approved")
        self.assertFalse(self.period.assessment_ids.activity_ids)

    def test_the_keeper_is_reminded(self):
        with freeze_time("2026-04-02"):
            self.run_job("jxc.assessment.period", "_cron_remind")
            self.assertFalse(self.period.activity_ids)
        with freeze_time("2026-04-10"):
            self.run_job("jxc.assessment.period", "_cron_remind")
            self.run_job("jxc.assessment.period", "_cron_remind")
        self.assertEqual(self.period.activity_ids.user_id, self.admin)

    def test_too_many_of_a_grade(self):
        self.grade_a.max_share = 10
        self._fact(self.on_time, 90, user=self.clerk)
        self._fact(self.on_time, 80, user=self.colleague)
        self.compute()
        warning = self.period.with_user(self.admin).share_warning
        self.assertIn("Grade A: 1 of 2 (50 %), more than the 10 %", warning)

    def test_progress(self):
        self.go_to("self_review")
        self.of(self.clerk).with_user(self.clerk).action_submit_self_review()
        period = self.period.with_user(self.admin)
        self.assertEqual(period.assessment_count, 8)
        self.assertEqual((period.asked_count, period.self_reviewed_count), (8, 1))
        # the clerk counts what he sees
        self.assertEqual(self.period.with_user(self.clerk).assessment_count, 1)
