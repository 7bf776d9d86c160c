from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalAnalysis(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.analysis = cls.env["jxc.approval.analysis"]

    def _lines(self, requests, user=None):
        analysis = self.analysis.with_user(user) if user else self.analysis
        return analysis.search([("request_id", "in", requests.ids)], order="sequence")

    def _at(self, record, **hours):
        """Set dates of a request or step to hours before now."""
        now = fields.Datetime.now()
        record._as_engine().write(
            {name: now - timedelta(hours=value) for name, value in hours.items()}
        )

    def _decided(self):
        """Return a request of two steps that took 8 and 2 hours."""
        self._rule(self.boss, self.director)
        request = self.request_of(self._parked())
        request.with_user(self.boss).action_approve()
        request.with_user(self.director).action_approve()
        first, second = request.step_ids
        self._at(request, submitted_on=10, closed_on=0)
        self._at(first, opened_on=10, closed_on=2, deadline=5)
        self._at(second, opened_on=2, closed_on=0, deadline=-1)
        return request

    def test_one_line_per_step(self):
        request = self._decided()
        lines = self._lines(request)
        self.assertRecordValues(
            lines,
            [
                {
                    "name": "Boss",
                    "step_state": "approved",
                    "step_hours": 8,
                    "request_hours": 10,
                    "request_count": 1,
                    "amount": 5000,
                    "on_time_share": 0,
                    "votes": 1,
                },
                {
                    "name": "Director",
                    "step_state": "approved",
                    "step_hours": 2,
                    "request_hours": 0,
                    "request_count": 0,
                    "amount": 0,
                    "on_time_share": 100,
                    "votes": 1,
                },
            ],
        )
        self.assertEqual(lines[0].action_open_request()["res_id"], request.id)
        domain = lines.action_open_requests()["domain"]
        self.assertEqual(domain, [("id", "in", request.ids)])

    def test_averages_leave_out_what_has_no_data(self):
        request = self._decided()
        open_one = self.request_of(self._parked())
        [[steps, hours, request_hours, on_time, requests, amount]] = (
            self.analysis._read_group(
                [("request_id", "in", (request | open_one).ids)],
                aggregates=[
                    "step_hours:avg",
                    "request_hours:avg",
                    "request_hours:max",
                    "on_time_share:avg",
                    "request_count:sum",
                    "amount:sum",
                ],
            )
        )
        self.assertAlmostEqual(steps, 5)
        self.assertAlmostEqual(hours, 10)
        self.assertAlmostEqual(request_hours, 10)
        self.assertAlmostEqual(on_time, 50)
        self.assertEqual((requests, amount), (2, 10000))

    def test_late_open_step_is_not_on_time(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        step = request.step_ids
        self._at(step, deadline=1)
        found = self.analysis._read_group(
            [("request_id", "=", request.id)], aggregates=["on_time_share:avg"]
        )
        self.assertEqual(found, [(0,)])
        step._as_engine().write({"deadline": False})
        found = self.analysis._read_group(
            [("request_id", "=", request.id)], aggregates=["on_time_share:avg"]
        )
        self.assertFalse(found[0][0])

    def test_steps_without_a_decision_have_no_hours(self):
        self._rule(self.boss, self.director)
        request = self.request_of(self._parked())
        request.with_user(self.buyer).action_withdraw()
        for line in self._lines(request):
            self.assertEqual(line.step_state, "closed")
            self.assertEqual((line.step_hours, line.request_hours), (0, 0))
        self.assertFalse(self._lines(request)[1].closed_on)

    def test_request_that_passed_at_once_is_one_line(self):
        self._rule(outcome="auto", amount_min=0)
        request = self.request_of(self._parked())
        line = self._lines(request)
        self.assertRecordValues(
            line,
            [
                {
                    "is_automatic": True,
                    "automatic_share": 1,
                    "request_count": 1,
                    "name": False,
                    "step_state": False,
                    "votes": 0,
                }
            ],
        )
        self.assertTrue(line.closed_on)

    def test_second_round(self):
        self._rule(self.boss)
        order = self._parked()
        first = self.request_of(order)
        first.with_user(self.boss).action_reject("Too dear")
        order.button_confirm()
        lines = self._lines(first | self.request_of(order))
        self.assertEqual(sorted(lines.mapped("round")), [1, 2])

    def test_who_may_read_it(self):
        request = self._decided()
        controller = self._person("controller", "jxc_management.group_jxc_controller")
        self.assertEqual(len(self._lines(request, controller)), 2)
        with self.assertRaises(AccessError):
            self._lines(request, self.buyer)
        with self.assertRaises(AccessError):
            self._lines(request, controller).write({"votes": 5})

    def test_lead_reads_the_department_when_ownership_is_enforced(self):
        self._own(self.central)
        request = self._decided()
        self.assertEqual(request.department_id, self.central)
        group = "jxc_management.group_jxc_lead"
        own = self._user("lead_central", group, self.central)
        other = self._user("lead_east", group, self.east)
        self.company.jxc_enforce_ownership = True
        self.assertEqual(len(self._lines(request, own)), 2)
        self.assertFalse(self._lines(request, other))

    def test_other_companies_stay_hidden(self):
        request = self._decided()
        stranger = new_test_user(
            self.env,
            "approval_stranger",
            groups="jxc_management.group_jxc_controller",
            company_id=self.env.ref("base.main_company").id,
        )
        lines = self.analysis.with_user(stranger).with_context(allowed_company_ids=None)
        self.assertFalse(lines.search([("request_id", "=", request.id)]))
