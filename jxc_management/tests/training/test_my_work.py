import json

from odoo import Command, fields
from odoo.tests import tagged

from .common_learning import LearningCommon


@tagged("post_install", "-at_install")
class TestMyWork(LearningCommon):
    def _work(self, employee):
        work = self._as(employee, "jxc.my.work").get_my_work()
        json.dumps(work)
        return work

    def test_nothing_to_do(self):
        work = self._work(self.worker)
        self.assertTrue(work["is_employee"])
        self.assertFalse(work["team"])
        for part in ("learn", "read", "approve", "sessions", "certificates"):
            self.assertEqual((work[part]["count"], work[part]["items"]), (0, []))

    def test_without_an_employee(self):
        self.worker.user_id = False
        user = self.env["res.users"].search([("login", "=", "worker")])
        work = (
            self.env["jxc.my.work"]
            .with_user(user)
            .with_context(allowed_company_ids=self.company.ids)
            .get_my_work()
        )
        self.assertFalse(work["is_employee"])

    def test_what_to_learn_most_urgent_first(self):
        soon = self._assign(self.worker, 5)
        late = self._assign(self.worker, -5, self._course("Counting"))
        self._assign(self.worker, 5, self._course("Done"), state="passed")
        self._assign(self.clerk, 5)
        learn = self._work(self.worker)["learn"]
        self.assertEqual([item["id"] for item in learn["items"]], [late.id, soon.id])
        self.assertEqual([item["overdue"] for item in learn["items"]], [True, False])
        found = self._as(self.worker, learn["action"]["res_model"]).search(
            learn["action"]["domain"]
        )
        self.assertEqual(found.sorted("id"), soon | late)

    def test_what_to_read(self):
        task = self._read_task(self.worker, 5)
        [item] = self._work(self.worker)["read"]["items"]
        self.assertEqual(item["id"], task.id)
        self.assertEqual(item["name"], "Usage Procedure")
        self.assertFalse(item["overdue"])

    def test_certificates_with_their_status(self):
        self._certify(self.worker, 10)
        self._certify(self.worker, -1, self._course("Counting"))
        self._certify(self.worker, None, self._course("Forever"))
        items = self._work(self.worker)["certificates"]["items"]
        self.assertEqual(
            {item["course"]: item["status"] for item in items},
            {"Receiving": "expiring", "Counting": "expired", "Forever": "valid"},
        )

    def test_sessions(self):
        now = fields.Datetime.now()
        session = self._engine("jxc.training.session").create(
            {
                "name": "Receiving in the yard",
                "course_id": self.course.id,
                "company_id": self.company.id,
                "date_start": fields.Datetime.add(now, days=3),
                "date_stop": fields.Datetime.add(now, days=3, hours=2),
                "place": "Yard",
                "state": "open",
            }
        )
        self._engine("jxc.training.attendance").create(
            {"session_id": session.id, "employee_id": self.worker.id}
        )
        self.course.delivery = "session"
        self._assign(self.clerk, 5)
        [item] = self._work(self.worker)["sessions"]["items"]
        self.assertEqual((item["id"], item["place"]), (session.id, "Yard"))
        [offer] = self._work(self.clerk)["learn"]["items"]
        self.assertEqual([one["id"] for one in offer["sessions"]], session.ids)

    def test_what_the_team_is_late_with(self):
        self._assign(self.worker, -3)
        self._assign(self.clerk, 3)
        self._read_task(self.clerk, -5)
        self._assign(self.director, -5)
        team = self._work(self.boss)["team"]
        self.assertEqual(team["people"], 2)
        self.assertEqual(
            [(item["employee"], item["name"]) for item in team["items"]],
            [("Clerk", "Usage Procedure"), ("Worker", "Receiving")],
        )
        for action in team["actions"]:
            found = self._as(self.boss, action["action"]["res_model"]).search(
                action["action"]["domain"]
            )
            self.assertEqual(len(found), action["count"])

    def test_numbers_on_the_overview(self):
        self._assign(self.worker, 5)
        self._read_task(self.worker, 5)
        overview = self._as(self.worker, "jxc.overview").get_overview()
        numbers = {
            number["code"]: number for number in overview["documents"]["numbers"]
        }
        for code in ("to_learn", "to_read"):
            action = numbers[code]["action"]
            found = self._as(self.worker, action["res_model"]).search(action["domain"])
            self.assertEqual((numbers[code]["count"], len(found)), (1, 1))

    def test_step_for_administrators(self):
        administrator = self._person(
            "chief",
            self.finance,
            "base.group_user,jxc_management.group_jxc_administrator",
        )

        def state():
            overview = self._as(administrator, "jxc.overview").get_overview()
            steps = {step["code"]: step["state"] for step in overview["steps"]}
            return steps["training"]

        self.assertEqual(state(), "todo")
        self.env["jxc.training.requirement"].create(
            {"course_id": self.course.id, "company_id": self.company.id}
        )
        self.assertEqual(state(), "part")
        self.env["jxc.gate"].create(
            {
                "name": "Receipts",
                "company_id": self.company.id,
                "operation": "receipt",
                "course_ids": [Command.set(self.course.ids)],
            }
        )
        self.assertEqual(state(), "done")

    def test_queries_do_not_grow(self):
        self.course.delivery = "session"

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self._as(self.boss, "jxc.my.work").get_my_work()
            return self.env.cr.sql_log_count - before

        def work(number):
            for employee in (self.boss, self.worker, self.clerk):
                course = self._course(f"Course {number} {employee.name}")
                self._assign(employee, -number - 1, course)
                self._certify(employee, number, course)
                self._read_task(employee, -number - 1, f"Rules {number}")

        work(0)
        queries()
        few = queries()
        for number in range(1, 12):
            work(number)
        queries()
        many = queries()
        self.assertLessEqual(many, few)
        self.assertLessEqual(many, 25)
