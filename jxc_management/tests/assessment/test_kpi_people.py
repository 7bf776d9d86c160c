from datetime import datetime, time, timedelta

from odoo import Command
from odoo.tests import tagged

from ..approval.common import ApprovalCommon
from .common_catalogue import CatalogueCommon


@tagged("post_install", "-at_install")
class TestKpiApprovals(ApprovalCommon, CatalogueCommon):
    def _decided(self, opened, closed, deadline=None, amount=5000):
        """Return the step of an order that was decided at a moment."""
        order = self._parked(amount)
        request = self.request_of(order)
        if closed:
            request.with_user(self.boss).action_approve()
        self._sql(
            request.step_ids,
            opened_on=opened,
            closed_on=closed or None,
            deadline=deadline or None,
        )
        self._sql(request, submitted_on=opened)
        return request.step_ids

    def test_working_hours_to_decide(self):
        self._own(self.central, date_from=self.day(1, 1))
        self._rule(self.boss)
        calendar = self.company.resource_calendar_id
        monday = next(
            self.noon(3, day) for day in range(3, 10) if not self.noon(3, day).weekday()
        )
        calendar.attendance_ids = [Command.clear()] + [
            Command.create(
                {
                    "name": str(weekday),
                    "dayofweek": str(weekday),
                    "hour_from": 8,
                    "hour_to": 16,
                }
            )
            for weekday in range(5)
        ]
        # Monday from 10 to 14 is 4 hours; Friday 14 to Monday 10 is 2 + 2 hours
        self._decided(monday.replace(hour=10), monday.replace(hour=14))
        friday = monday + timedelta(days=4)
        self._decided(
            friday.replace(hour=14), (monday + timedelta(days=7)).replace(hour=10)
        )
        kpi = self._kpi("approval_lead_time")
        kpi._prepare_working_hours(self.company)
        self.assertEqual(self.sums("approval_lead_time"), (8, 2))
        self.assertEqual(self.value("approval_lead_time"), 4)
        event = self.events("approval_lead_time")[0]
        self.assertEqual(event["user_id"], self.boss.id)
        self.assertEqual(event["department_id"], self.central.id)
        # the calendar of later does not change what is noted
        calendar.attendance_ids = [Command.clear()]
        kpi._prepare_working_hours(self.company)
        self.assertEqual(self.sums("approval_lead_time"), (8, 2))

    def test_decided_by_the_deadline(self):
        self._rule(self.boss)
        ten = self.noon(3, 10)
        self._decided(ten, self.noon(3, 11), self.noon(3, 12))
        self._decided(ten, self.noon(3, 13), self.noon(3, 12))
        # still open; without a deadline; due in April
        self._decided(ten, None, self.noon(3, 12))
        self._decided(ten, self.noon(3, 11))
        self._decided(ten, self.noon(3, 11), self.noon(4, 12))
        self.assertEqual(self.sums("approval_sla"), (1, 3))
        self.assertEqual(self.value("approval_sla"), 33.3)

    def test_what_is_due_today_is_judged_tomorrow(self):
        self._rule(self.boss)
        today = self.company._jxc_today()
        noon = datetime.combine(today, time(12))
        # still open; decided, too late
        self._decided(noon - timedelta(days=1), None, noon)
        self._decided(noon - timedelta(days=1), noon + timedelta(minutes=5), noon)
        self.assertEqual(self._facts_of("approval_sla", today), (0, 1))
        with self._tomorrow():
            self.assertEqual(self._facts_of("approval_sla", today), (0, 2))

    def test_passed_at_once(self):
        self.env["jxc.approval.rule"].create(
            {
                "name": "Small ones",
                "company_id": self.company.id,
                "operation": "purchase",
                "amount_max": 2000,
                "sequence": 1,
                "outcome": "auto",
            }
        )
        self._rule(self.boss)
        for amount in (500, 600, 5000):
            self._sql(
                self.request_of(self._parked(amount)), submitted_on=self.noon(3, 10)
            )
        self.assertEqual(self.sums("approval_automatic"), (2, 3))
        self.assertEqual(self.value("approval_automatic"), 66.7)
        self.assertIsNone(
            self.value("approval_automatic", self.day(2, 1), self.day(2, 2))
        )


@tagged("post_install", "-at_install")
class TestKpiLearning(CatalogueCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.worker_user = cls._user("kpi_worker", "base.group_user")
        cls.worker = cls._employee("Worker", user_id=cls.worker_user.id)
        cls.other = cls._employee("Other")
        # Worker moves from Central to East on 16 March
        cls.worker.create_version(
            {"date_version": cls.day(3, 16), "department_id": cls.east.id}
        )
        cls.courses = cls.env["jxc.course"].create(
            [
                {
                    "name": f"Course {number}",
                    "company_id": cls.company.id,
                    "department_id": cls.chain.id,
                    "delivery": "self",
                }
                for number in range(4)
            ]
        )

    @classmethod
    def _employee(cls, name, **values):
        return cls.env["hr.employee"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "department_id": cls.central.id,
                "date_version": "2020-01-01",
                **values,
            }
        )

    def _assigned(self, employee, course, due, done=None, state=None, **values):
        return (
            self.env["jxc.training.assignment"]
            ._as_engine()
            .create(
                {
                    "employee_id": employee.id,
                    "course_id": self.courses[course].id,
                    "date_assigned": due - timedelta(days=20),
                    "date_due": due,
                    "date_done": done,
                    "state": state or ("passed" if done else "todo"),
                    **values,
                }
            )
        )

    def test_completed_in_time_by_the_department_of_the_day(self):
        # due on the 10th, when Worker was in Central: done in time
        self._assigned(self.worker, 0, self.day(3, 10), self.day(3, 10))
        # due on the 20th, when he was in East: late; and never
        self._assigned(self.worker, 1, self.day(3, 20), self.day(3, 21))
        self._assigned(self.worker, 2, self.day(3, 20))
        self._assigned(self.other, 0, self.day(3, 20), state="waived")
        self._assigned(self.other, 1, self.day(3, 20), state="cancelled")
        code = "training_completion"
        self.assertEqual(self.sums(code), (1, 3))
        self.assertEqual(self.sums(code, department_id=self.central), (1, 1))
        self.assertEqual(self.sums(code, department_id=self.east), (0, 2))
        self.assertEqual(self.sums(code, user_id=self.worker_user), (1, 3))
        self.assertEqual(self.value(code), 33.3)

    def test_what_is_due_today_is_judged_tomorrow(self):
        today = self.company._jxc_today()
        self._assigned(self.worker, 0, today, today)
        self._assigned(self.worker, 1, today)
        self._assigned(self.worker, 2, today + timedelta(days=1))
        code = "training_completion"
        self.assertEqual(self._facts_of(code, today), (1, 1))
        with self._tomorrow():
            self.assertEqual(self._facts_of(code, today), (1, 2))

    def test_overdue_on_the_last_day(self):
        # completed once, due again on 20 March and late until 5 April
        self._assigned(self.worker, 0, self.day(2, 10), self.day(2, 9))
        self._assigned(self.worker, 0, self.day(3, 20), self.day(4, 5), cycle=2)
        self._assigned(self.worker, 1, self.day(3, 10), self.day(3, 9))
        self._assigned(self.other, 2, self.day(4, 10))
        # on 31 March: one overdue, one completed, one open
        self.assertEqual(self.sums("training_overdue"), (1, 3))
        # on 30 April: one overdue, two completed
        april = (self.day(4, 1), self.day(4, 30))
        self.assertEqual(self.sums("training_overdue", *april), (1, 3))
        # on 28 February: the first of the first course, completed
        february = (self.day(2, 1), self.day(2, 28))
        self.assertEqual(self.sums("training_overdue", *february), (0, 2))
        self.assertIsNone(
            self.value("training_overdue", self.day(1, 1), self.day(1, 15))
        )

    def test_regulations_confirmed_in_time(self):
        regulation = self.env["jxc.regulation"].create(
            {
                "name": "Counting",
                "company_id": self.company.id,
                "department_id": self.chain.id,
            }
        )
        versions = self.env["jxc.regulation.version"]
        version = regulation.version_ids[:1] or versions.create(
            {"regulation_id": regulation.id}
        )
        acks = self.env["jxc.regulation.acknowledgement"]._as_engine()
        third = self._employee("Third")
        for employee, values in (
            (self.worker, {"state": "done", "acknowledged_on": self.noon(3, 20, 23)}),
            # signed in time on paper, recorded later
            (
                self.other,
                {
                    "state": "done",
                    "acknowledged_on": self.noon(3, 25),
                    "paper_date": self.day(3, 19),
                },
            ),
            (third, {"state": "done", "acknowledged_on": self.noon(3, 21)}),
            (self._employee("Fourth"), {}),
            (self._employee("Fifth"), {"state": "cancelled"}),
        ):
            acks.create(
                {
                    "employee_id": employee.id,
                    "version_id": version.id,
                    "date_due": self.day(3, 20),
                    **values,
                }
            )
        code = "regulation_confirmation"
        self.assertEqual(self.sums(code), (2, 4))
        self.assertEqual(self.value(code), 50)
        # Worker was in East on the 20th
        self.assertEqual(self.sums(code, department_id=self.east), (1, 1))
