from odoo.tests import tagged

from ..core.common_demo import DemoCommon


@tagged("post_install", "-at_install", "-standard", "jxc_demo")
class TestDemoApprovals(DemoCommon):
    """The approvals of the demo company: a past, and something to do for each role."""

    __test__ = False

    def _waiting(self, login):
        requests = self._as(login)["jxc.approval.request"]
        return requests.search([("is_my_turn", "=", True)])

    def test_every_outcome_and_decision_exists(self):
        requests = self._ours("jxc.approval.request")
        self.assertEqual(
            set(requests.mapped("state")),
            {"pending", "approved", "rejected", "stale", "withdrawn"},
        )
        self.assertEqual(
            set(requests.decision_ids.mapped("action")),
            {"submit", "auto", "approve", "reject", "forward", "withdraw", "stale"},
        )
        self.assertEqual(
            set(requests.mapped("operation")), {"purchase", "receipt", "scrap"}
        )
        self.assertGreaterEqual(max(requests.mapped("round")), 2)
        self.assertTrue(requests.decision_ids.on_behalf_of_id)
        self.assertEqual(len(requests.filtered("is_overdue")), 1)

    def test_everybody_has_something_to_decide(self):
        for login, operations in (
            ("sclead", {"purchase"}),
            ("finlead", {"purchase", "scrap"}),
            ("accountant", {"purchase", "scrap"}),
            ("gm", {"purchase"}),
            ("whlead", {"receipt"}),
        ):
            with self.subTest(login):
                found = self._waiting(login)
                self.assertEqual(set(found.mapped("operation")), operations)
        self.assertFalse(self._waiting("buyer"))
        self.assertFalse(self._waiting("whclerk"))

    def test_the_past_was_decided_in_order(self):
        for request in self._ours("jxc.approval.request"):
            times = [request.submitted_on]
            for step in request.step_ids:
                times += filter(None, (step.opened_on, step.closed_on))
            times += filter(None, (request.closed_on,))
            self.assertEqual(times, sorted(times), request.name)
        days = self._ours("jxc.approval.request").mapped("submitted_on")
        self.assertGreater((max(days) - min(days)).days, 90)

    def test_pending_documents_can_be_decided(self):
        for login in ("gm", "finlead", "sclead", "accountant"):
            for request in self._waiting(login):
                request.action_approve()
        receipt = self._waiting("whlead")
        receipt.action_approve()
        transfer = self.env["stock.picking"].browse(receipt.res_id)
        transfer.with_env(self._as("whclerk")).button_validate()
        self.assertEqual(transfer.state, "done")
        waiting = self._ours("jxc.approval.request").filtered_domain(
            [("state", "=", "pending")]
        )
        self.assertFalse(waiting.filtered(lambda one: one.operation != "purchase"))

    def test_overdue_order_escalates(self):
        request = self._ours("jxc.approval.request").filtered("is_overdue")
        step = request.step_ids
        self.assertEqual(self.env["jxc.approval.step"]._to_escalate(), step)
        step._escalate()
        self.assertIn(self._user("gm"), step.approver_ids)

    def test_a_second_load_changes_nothing(self):
        before = self._ours("jxc.approval.request")
        self.env["jxc.demo"]._load_approvals()
        self.assertEqual(self._ours("jxc.approval.request"), before)
