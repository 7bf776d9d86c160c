from odoo import fields
from odoo.tests import freeze_time, tagged

from .common_learning import LearningCommon


@tagged("post_install", "-at_install")
class TestTrainingAnalysis(LearningCommon):
    def _sums(self, model, *measures):
        self.env.flush_all()
        [row] = self.env[model]._read_group(
            [("company_id", "=", self.company.id)], [], measures
        )
        return row

    def test_assignments(self):
        day = fields.Date.subtract(self.today, days=10)
        done = {
            "state": "passed",
            "date_assigned": fields.Date.subtract(self.today, days=20),
            "attempt_count": 1,
            "score": 80,
        }
        late = fields.Date.subtract(self.today, days=4)
        self._assign(self.worker, date_due=day, date_done=day, **done)
        self._assign(self.clerk, date_due=day, date_done=late, **done)
        self._assign(self.boss, -5, state="failed", attempt_count=3, score=20)
        self._assign(self.director, 5)
        self._assign(self.director, 5, self._course("Other"), state="waived")
        row = self._sums(
            "jxc.training.analysis",
            "assigned:sum",
            "completed:sum",
            "overdue:sum",
            "completed_share:avg",
            "on_time_share:avg",
            "pass_share:avg",
            "attempts:avg",
            "score:avg",
            "days:avg",
        )
        self.assertEqual(row[:4], (5, 2, 1, 50))
        self.assertAlmostEqual(row[4], 100 / 3, 3)
        self.assertAlmostEqual(row[5], 200 / 3, 3)
        self.assertAlmostEqual(row[6], 5 / 3, 3)
        self.assertAlmostEqual(row[7], 60)
        self.assertAlmostEqual(row[8], 13)

    def test_regulations(self):
        self._read_task(self.worker, -5)
        task = self._read_task(self.clerk, 5)
        self._engine(task._name).browse(task.id).write(
            {"state": "done", "acknowledged_on": fields.Datetime.now()}
        )
        row = self._sums(
            "jxc.regulation.analysis",
            "assigned:sum",
            "confirmed:sum",
            "overdue:sum",
            "confirmed_share:avg",
            "on_time_share:avg",
        )
        self.assertEqual(row, (2, 1, 1, 50, 50))

    def _receive_as(self, employee, day, wrong=False):
        with freeze_time(f"{day} 08:00:00"):
            order = self._order()
            order.button_confirm()
            receipt = order.picking_ids
            receipt.with_user(employee.user_id).sudo().button_validate()
            if wrong:
                receipt.move_ids.move_line_ids.quantity = 4
        return receipt

    def test_effect(self):
        before = [
            self._receive_as(self.worker, f"2026-03-{day:02}", day < 3)
            for day in range(1, 5)
        ]
        self._receive_as(self.worker, "2025-12-01", True)
        self._receive_as(self.clerk, "2026-03-01", True)
        after = [
            self._receive_as(self.worker, f"2026-04-{day:02}", day < 4)
            for day in range(2, 12)
        ]
        assignment = self._assign(
            self.worker, state="passed", date_done="2026-04-01", date_due="2026-04-30"
        )
        self.env.flush_all()
        line = self.env["jxc.training.effect"].browse(assignment.id)
        self.assertRecordValues(
            line,
            [
                {
                    "lines_before": 4,
                    "errors_before": 2,
                    "rate_before": 50,
                    "lines_after": 10,
                    "errors_after": 2,
                    "rate_after": 20,
                    "change": -30,
                    "is_complete": True,
                }
            ],
        )
        for action, receipts in (
            (line.action_open_mistakes_before(), before[:2]),
            (line.action_open_mistakes_after(), after[:2]),
        ):
            found = self.env["stock.picking"].search(action["domain"])
            self.assertEqual(found.sorted("id"), receipts[0] | receipts[1])

    def test_rates_of_groups_weigh_lines(self):
        self._receive_as(self.worker, "2026-03-01", True)
        for day in range(1, 4):
            self._receive_as(self.clerk, f"2026-03-{day:02}")
        for employee in (self.worker, self.clerk):
            self._assign(employee, state="passed", date_done="2026-04-01")
        rate_before, rate_after, change = self._sums(
            "jxc.training.effect", "rate_before:avg", "rate_after:avg", "change:avg"
        )
        self.assertAlmostEqual(rate_before, 25)
        self.assertFalse(rate_after, "without lines there is no rate")
        self.assertFalse(change)

    def test_who_sees_what(self):
        self._assign(self.worker, state="passed", date_done="2026-04-01")
        self._read_task(self.worker, 5)
        controller = self._person(
            "controller",
            self.finance,
            "base.group_user,jxc_management.group_jxc_controller",
        )
        for model in (
            "jxc.training.analysis",
            "jxc.training.effect",
            "jxc.regulation.analysis",
        ):
            self.env.flush_all()
            for employee, count in (
                (self.worker, 1),
                (self.boss, 1),
                (controller, 1),
                (self.clerk, 0),
                (self.director, 0),
            ):
                seen = self._as(employee, model).search([])
                self.assertEqual(len(seen), count, f"{model} {employee.name}")

    def test_lines_open_their_records(self):
        assignment = self._assign(self.worker, 5)
        task = self._read_task(self.worker, 5)
        self.env.flush_all()
        line = self.env["jxc.training.analysis"].browse(assignment.id)
        self.assertEqual(line.action_open_assignment()["res_id"], assignment.id)
        self.assertEqual(
            line.action_open_assignments()["domain"], [("id", "in", assignment.ids)]
        )
        line = self.env["jxc.regulation.analysis"].browse(task.id)
        self.assertEqual(line.action_open_acknowledgement()["res_id"], task.id)
