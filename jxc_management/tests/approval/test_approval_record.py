from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalRecord(ApprovalCommon):
    def test_times_do_not_come_from_the_client(self):
        self._rule(self.boss)
        forged = {
            "default_decided_on": "2020-01-01 00:00:00",
            "default_submitted_on": "2020-01-01 00:00:00",
            "default_is_automatic": True,
        }
        order = self._buy()
        order.with_context(**forged).button_confirm()
        request = self.request_of(order, self.boss)
        request.with_context(**forged).action_approve()
        years = {decision.decided_on.year for decision in request.decision_ids}
        self.assertEqual(years, {self.today.year})
        self.assertEqual(request.submitted_on.year, self.today.year)
        self.assertFalse(request.is_automatic)
