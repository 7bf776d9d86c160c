from unittest.mock import patch

from freezegun import freeze_time

from odoo import Command, fields
from odoo.tests import tagged

from .common import ApprovalCommon

#: a Monday morning; the company works from 8:00 to 17:00 with an hour's break
MONDAY = "2026-03-02 09:00:00"


@tagged("post_install", "-at_install")
class TestApprovalEscalation(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        calendar = cls.env["resource.calendar"].create(
            {"name": "40 hours", "tz": "UTC", "company_id": cls.company.id}
        )
        cls.company.resource_calendar_id = calendar
        cls.chief = cls._person("chief")
        cls._employ(cls.chief)
        cls._employ(cls.boss, cls.chief)
        cls.director_employee = cls._employ(cls.director, cls.chief)

    @classmethod
    def _employ(cls, user, manager=None):
        return cls.env["hr.employee"].create(
            {
                "name": user.name,
                "user_id": user.id,
                "company_id": cls.company.id,
                "parent_id": manager.employee_id.id if manager else False,
            }
        )

    def _escalating(self, escalation, users=None, **values):
        """Create a rule whose step is due within four working hours."""
        return self._rule(
            {
                "approver_type": "users",
                "user_ids": [Command.set((users or self.boss).ids)],
                "sla_hours": 4,
                "escalation": escalation,
                **values,
            }
        )

    def _run(self):
        # the job commits each step, which a test may not
        with patch.object(self.env.registry["ir.cron"], "_commit_progress") as commit:
            commit.return_value = 1
            self.env["jxc.approval.step"]._cron_escalate()

    def _messages(self, request):
        return self.env["mail.message"].search_count(
            [
                ("model", "=", request._name),
                ("res_id", "=", request.id),
                ("message_type", "=", "user_notification"),
                ("subject", "=", request.name),
            ]
        )

    def test_the_deadline_counts_working_hours(self):
        self._escalating("manager")
        with freeze_time("2026-03-06 16:00:00"):
            request = self.request_of(self._parked())
        self.assertEqual(request.step_ids.deadline.weekday(), 0)
        with freeze_time("2026-03-08 12:00:00"):
            self._run()
        self.assertFalse(request.step_ids.escalated_on)

    def test_managers_are_asked_too(self):
        self._escalating("manager")
        with freeze_time(MONDAY):
            request = self.request_of(self._parked())
        step = request.step_ids
        with freeze_time("2026-03-02 10:00:00"):
            self._run()
            self.assertEqual(step.approver_ids, self.boss)
        with freeze_time("2026-03-03 09:00:00"):
            self._run()
            self.assertEqual(step.escalated_on, fields.Datetime.now())
        self.assertEqual(step.approver_ids, self.boss | self.chief)
        decision = request.decision_ids[-1]
        self.assertEqual(decision.action, "escalate")
        self.assertIn("Chief", decision.comment)
        self.assertEqual(request.activity_ids.user_id, self.boss | self.chief)
        self.assertEqual(len(request.activity_ids), 2)
        with freeze_time("2026-03-03 10:00:00"):
            self._run()
        self.assertEqual(len(request.decision_ids), 2)
        request.with_user(self.chief).action_approve()
        self.assertEqual(request.state, "approved")

    def test_reminder_makes_no_second_activity(self):
        self._escalating("remind")
        with freeze_time(MONDAY):
            request = self.request_of(self._parked())
        request.activity_ids.unlink()
        with freeze_time("2026-03-03 09:00:00"):
            self._run()
            self._run()
        self.assertEqual(request.activity_ids.user_id, self.boss)
        self.assertEqual(len(request.activity_ids), 1)
        self.assertEqual(request.step_ids.approver_ids, self.boss)
        self.assertEqual(request.decision_ids.mapped("action"), ["submit", "escalate"])
        self.assertIn("Boss", request.decision_ids[-1].comment)
        self.assertEqual(self._messages(request), 1)

    def test_nothing_happens_where_nothing_is_wanted(self):
        self._escalating("none")
        with freeze_time(MONDAY):
            request = self.request_of(self._parked())
        with freeze_time("2026-03-05 09:00:00"):
            self._run()
        self.assertFalse(request.step_ids.escalated_on)
        self.assertEqual(request.decision_ids.action, "submit")

    def test_requester_and_editor_are_not_asked(self):
        self._employ(self.buyer, self.chief)
        self.boss.employee_id.parent_id = self.buyer.employee_id
        self._escalating("manager")
        with freeze_time(MONDAY):
            request = self.request_of(self._parked())
        with freeze_time("2026-03-03 09:00:00"):
            self._run()
        self.assertEqual(request.step_ids.approver_ids, self.boss | self.chief)

    def test_those_who_decided_are_left_in_peace(self):
        people = self.boss | self.director
        self._escalating("remind", people, quorum="all")
        with freeze_time(MONDAY):
            request = self.request_of(self._parked())
            request.with_user(self.boss).action_approve()
        with freeze_time("2026-03-03 09:00:00"):
            self._run()
        self.assertEqual(request.activity_ids.user_id, self.director)
        self.assertNotIn("Boss", request.decision_ids[-1].comment)

    def test_archived_approver_is_replaced_at_once(self):
        self._escalating("none", sla_hours=0)
        order = self._parked()
        request = self.request_of(order)
        self.boss.active = False
        self._run()
        step = request.step_ids
        self.assertEqual(step.approver_ids, self.chief)
        self.assertIn("Boss can no longer decide", request.decision_ids[-1].comment)
        self.assertEqual(request.activity_ids.user_id, self.chief)
        self._run()
        self.assertEqual(len(request.decision_ids), 2)
        request.with_user(self.chief).action_approve()
        self.assertEqual(order.state, "purchase")

    def test_approver_of_another_company_now(self):
        self._escalating("remind", quorum="all", users=self.boss | self.director)
        request = self.request_of(self._parked())
        elsewhere = self.env["res.company"].create({"name": "Elsewhere"})
        self.director.write(
            {
                "company_id": elsewhere.id,
                "company_ids": [Command.set(elsewhere.ids)],
            }
        )
        self._run()
        self.assertEqual(request.step_ids.approver_ids, self.boss | self.chief)

    def test_nobody_is_replaced_while_others_can_decide(self):
        self._escalating("remind", self.boss | self.director)
        request = self.request_of(self._parked())
        self.director.active = False
        self._run()
        self.assertEqual(request.decision_ids.action, "submit")

    def test_without_managers_the_administrators_are_asked(self):
        self.boss.employee_id.parent_id = False
        helper = self._person(
            "helper", "base.group_user,jxc_management.group_jxc_administrator"
        )
        self._escalating("remind")
        request = self.request_of(self._parked())
        self.boss.active = False
        self._run()
        self.assertIn(helper, request.step_ids.approver_ids)

    def test_archived_approver_stays_in_the_history(self):
        self._escalating("remind")
        request = self.request_of(self._parked(), self.boss)
        request.action_approve()
        self.boss.active = False
        self.env.invalidate_all()
        step = request.with_user(self.director).sudo().step_ids
        self.assertEqual((step.approver_ids, step.decided_ids), (self.boss, self.boss))
        self._run()
        self.assertEqual(request.state, "approved")

    def test_the_job_is_there(self):
        job = self.env.ref("jxc_management.ir_cron_approval_escalation")
        self.assertEqual((job.interval_number, job.interval_type), (1, "hours"))
        self._escalating("remind")
        with freeze_time(MONDAY):
            request = self.request_of(self._parked())
        with self.enter_registry_test_mode():
            job.method_direct_trigger()
        self.assertTrue(request.step_ids.escalated_on)
