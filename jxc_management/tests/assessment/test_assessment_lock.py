from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import SQL

from .common_assessment import AssessmentCommon

REASON = "The vendor was on strike"


@tagged("post_install", "-at_install")
class TestAssessmentLock(AssessmentCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fact = cls._fact(cls.on_time, 85, user=cls.clerk, department=cls.central)

    def change_fact(self, num):
        """Change a fact as a changed document would."""
        self.env.cr.execute(
            SQL("UPDATE jxc_kpi_fact SET num = %s WHERE id = %s", num, self.fact.id)
        )
        self.env.invalidate_all()

    def test_nobody_changes_what_is_locked(self):
        assessments = self.go_to("locked")
        clerk = self.of(self.clerk)
        line = self.line(self.clerk, "On Time")
        for record in (self.period, assessments[0], line):
            values = {"name": "Other"}
            for writer in (record.with_user(self.admin), record.sudo()):
                with self.refused("locked|kept as they are"):
                    writer.write(values)
                with self.refused("locked|kept|past its|not allowed"):
                    writer.unlink()
            with self.refused("locked"):
                record._as_engine().write(values)
        with self.refused("locked"):
            line._as_engine().unlink()
        with self.refused("locked"):
            line._as_engine().create(
                {"assessment_id": clerk.id, "kind": "review", "name": "More"}
            )
        period = self.period.with_user(self.admin)
        for method, arguments in (
            ("action_compute", ()),
            ("action_back", ("Because",)),
            ("action_approve", ()),
            ("action_lock", ()),
            ("action_start_self_review", ()),
        ):
            with self.refused("not possible"):
                getattr(period, method)(*arguments)
        with self.refused("not possible"):
            line.with_user(self.lead).action_override(100, REASON)
        with self.refused("not possible"):
            clerk.with_user(self.clerk).action_appeal("It is not fair")
        # people may still talk about it
        clerk.with_user(self.clerk).message_post(body=REASON)

    def test_checksums(self):
        self.go_to("locked")
        self.assertRegex(self.period.digest, "^[0-9a-f]{64}$")
        self.assertRegex(self.line(self.clerk, "On Time").digest, "^[0-9a-f]{32}$")
        period = self.period.with_user(self.controller)
        self.assertEqual(period.action_verify()["params"]["type"], "success")
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE jxc_assessment SET score = 100 WHERE id = %s",
                self.of(self.clerk).id,
            )
        )
        self.env.invalidate_all()
        self.assertEqual(period.action_verify()["params"]["type"], "danger")

    def test_later_changes_show_as_drift(self):
        self.go_to("locked")
        clerk = self.of(self.clerk)
        line = self.line(self.clerk, "On Time")
        before = clerk.read(["score", "grade_name"])
        self.assertFalse(clerk.has_drift)
        self.assertFalse(self.period.drift_count)
        self.change_fact(10)
        self.assertTrue(line.has_drift)
        self.assertEqual((line.value, line.current_value), (85, 10))
        self.assertEqual(clerk.read(["score", "grade_name"]), before)
        drifted = self.env["jxc.assessment"].search([("has_drift", "=", True)])
        self.assertEqual(drifted, clerk | self.of(self.central) | self.of(self.chain))
        self.assertEqual(self.period.with_user(self.admin).drift_count, 3)
        self.assertNotIn(
            clerk, self.env["jxc.assessment"].search([("has_drift", "=", False)])
        )
        # the person himself may see that it happened
        self.assertTrue(clerk.with_user(self.clerk).has_drift)

    def test_changed_figures_are_not_approved(self):
        self.go_to("appeal")
        period = self.period.with_user(self.admin)
        self.change_fact(10)
        with self.refused("Calculate again"):
            period.action_approve(True)
        period.action_compute()
        period.action_approve(True)
        line = self.line(self.clerk, "On Time")
        self.assertEqual(line.value, 10)
        # the checksum is of the records that were approved, not of those of the lock
        self.assertRegex(line.digest, "^[0-9a-f]{32}$")
        self.change_fact(90)
        period.action_lock()
        self.assertEqual(line.value, 10)

    def test_drift_takes_few_queries(self):
        self.go_to("locked")
        self.change_fact(10)
        assessments = self.period.assessment_ids
        assessments.line_ids.mapped("num")
        start = self.env.cr.sql_log_count
        assessments.mapped("has_drift")
        self.assertLessEqual(self.env.cr.sql_log_count - start, 10)

    def test_records_behind_a_line(self):
        reading = self.read(self.accuracy, 70)
        self.go_to("self_review")
        line = self.line(self.clerk, "Accuracy")
        self.assertEqual((line.value, line.records), (70, 1))
        for part in ("action_open_records", "action_open_missed"):
            action = getattr(line.with_user(self.admin), part)()
            self.assertEqual(action["res_model"], reading._name)
            found = self.env[reading._name].search(action["domain"])
            self.assertEqual(found, reading)
        with self.refused("", AccessError):
            line.with_user(self.other).action_open_records()
        empty = self.line(self.colleague, "Accuracy").with_user(self.admin)
        domain = empty.action_open_records()["domain"]
        self.assertFalse(self.env[reading._name].search(domain))

    def test_missed_are_the_worse_ones(self):
        self.accuracy.direction = "lower"
        self.read(self.accuracy, 0)
        bad = self.read(self.accuracy, 40, date(2026, 2, 1))
        self.compute()
        line = self.line(self.clerk, "Accuracy").with_user(self.admin)
        self.assertTrue(line.can_open_missed)
        action = line.action_open_missed()
        self.assertEqual(bad.sudo().search(action["domain"]), bad)
        self.assertIn("not reached", action["name"])
        self.accuracy.direction = "band"
        self.env.invalidate_all()
        self.assertFalse(line.can_open_missed)
        with self.refused("no single records"):
            line.action_open_missed()
        empty = self.line(self.colleague, "Accuracy")
        self.assertFalse(empty.can_open_missed)

    def test_score_events(self):
        event = self.env["jxc.score.event"].with_user(self.manager)
        values = {
            "name": "Found the cause",
            "date": date(2026, 2, 1),
            "company_id": self.company.id,
            "employee_id": self.clerk.employee_id.id,
            "points": 4,
            "evidence": "Minutes of 1 February",
        }
        event = event.create(values)
        self.assertEqual(event.entered_by_id, self.manager)
        self.assertEqual(event.department_id, self.central)
        self.compute()
        clerk = self.of(self.clerk)
        before = clerk.score
        with self.refused("who alone changes it", AccessError):
            event.with_user(self.lead).points = 1
        with self.refused("who alone changes it", AccessError):
            event.with_user(self.admin).unlink()
        # it waits for somebody else
        for user in (self.manager, self.clerk, self.other, self.controller):
            with self.refused("", AccessError):
                event.with_user(user).action_confirm()
        event.with_user(self.lead).action_confirm()
        self.assertEqual((clerk.event_points, clerk.score), (4, before + 4))
        self.assertEqual(clerk.event_ids, event)
        with self.refused("stays as it is"):
            event.with_user(self.manager).points = 5
        with self.refused("stays as it is"):
            event.with_user(self.admin).unlink()
        more = event.with_user(self.lead).create([values, {**values, "points": 8}])
        more.with_user(self.admin).action_confirm()
        # at most ten points by the scorecard
        self.assertEqual(clerk.event_points, 10)
        more[1].with_user(self.manager).action_refuse()
        self.assertEqual(clerk.event_points, 8)
        self.go_to("locked")
        for method in ("action_confirm", "action_refuse"):
            with self.refused("approved|not possible"):
                getattr(more[0].with_user(self.admin), method)()
        with self.refused("results are approved"):
            event.with_user(self.lead).create(values)
        self.assertEqual(clerk.event_points, 8)

    def test_nobody_enters_points_for_himself(self):
        events = self.env["jxc.score.event"]
        values = {
            "name": "I was good",
            "date": date(2026, 2, 1),
            "company_id": self.company.id,
            "points": 10,
            "evidence": "Ask me",
        }
        for user, whom in (
            (self.manager, {"employee_id": self.manager.employee_id.id}),
            (
                self.manager,
                {"subject": "department", "department_id": self.central.id},
            ),
            (self.clerk, {"employee_id": self.clerk.employee_id.id}),
            (self.clerk, {"employee_id": self.colleague.employee_id.id}),
            (self.other, {"employee_id": self.clerk.employee_id.id}),
            (self.controller, {"employee_id": self.clerk.employee_id.id}),
        ):
            with self.refused("", AccessError):
                events.with_user(user).create({**values, **whom})
        forged = events.with_user(self.manager).with_context(
            default_state="confirmed", default_confirmed_by_id=self.lead.id
        )
        event = forged.create({**values, "employee_id": self.clerk.employee_id.id})
        self.assertEqual((event.state, event.confirmed_by_id.id), ("draft", False))
        with self.refused("Use the buttons"):
            event.state = "confirmed"
        with self.refused("", AccessError):
            event.employee_id = self.manager.employee_id
        with self.refused("Use the buttons"):
            forged.create(
                {
                    **values,
                    "employee_id": self.clerk.employee_id.id,
                    "state": "confirmed",
                }
            )
