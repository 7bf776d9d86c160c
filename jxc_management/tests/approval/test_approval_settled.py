from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalSettled(ApprovalCommon):
    """Documents that were corrected until they needed no approval."""

    def _assert_settled(self, document, request):
        self.assertEqual(request.state, "withdrawn")
        self.assertIn("took effect", request.decision_ids[-1].comment)
        self.assertEqual(document.jxc_approval_state, "none")
        self.assertFalse(request.activity_ids)

    def test_order_below_the_amount(self):
        self._rule(self.boss)
        order = self._parked()
        request = self.request_of(order)
        order.order_line.product_qty = 1
        self.assertEqual(request.state, "pending")
        order.with_user(self.buyer).button_approve()
        self.assertEqual(order.state, "purchase")
        self._assert_settled(order, request)

    def test_receipt_of_what_was_ordered(self):
        self._own(self.chain, user_id=self.boss.id)
        self.env["jxc.approval.template"].create(
            {"template": "over", "company_id": self.company.id}
        ).action_create_rules()
        order = self._parked()
        receipt = order.picking_ids.with_user(self.buyer)
        receipt.move_ids.quantity = 12
        receipt.button_validate()
        request = self.request_of(receipt)
        self.assertEqual(request.state, "pending")
        receipt.move_ids.quantity = 10
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")
        self._assert_settled(receipt, request)

    def test_approved_document_keeps_its_approval(self):
        self._rule(self.boss)
        order = self._parked()
        self.request_of(order, self.boss).action_approve()
        self.assertEqual(
            (order.state, order.jxc_approval_state), ("purchase", "approved")
        )
