from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalPurchase(ApprovalCommon):
    def test_without_a_fitting_rule_nothing_changes(self):
        self._rule(self.boss)
        order = self._parked(900)
        self.assertEqual(order.state, "purchase")
        self.assertEqual(order.jxc_approval_state, "none")
        self.assertFalse(order.jxc_approval_request_id)

    def test_two_steps_one_after_the_other(self):
        self._rule(self.boss, self.director)
        order = self._parked()
        request = self.request_of(order)
        self.assertEqual(
            (order.state, order.jxc_approval_state), ("to approve", "pending")
        )
        self.assertEqual(request.waiting_for, "Boss")
        with self.refused("It waits for Boss", AccessError):
            request.with_user(self.director).action_approve()
        request.with_user(self.boss).action_approve("Fine")
        self.assertEqual(order.state, "to approve")
        self.assertEqual(request.waiting_for, "Director")
        request.with_user(self.director).action_approve()
        self.assertEqual(
            (order.state, order.jxc_approval_state), ("purchase", "approved")
        )
        self.assertTrue(order.picking_ids)
        self.assertEqual(
            request.decision_ids.mapped("action"), ["submit", "approve", "approve"]
        )

    def test_activities_follow_the_open_step(self):
        self._rule(self.boss, self.director)
        request = self.request_of(self._parked())
        self.assertEqual(request.activity_ids.user_id, self.boss)
        request.with_user(self.boss).action_approve()
        self.assertEqual(request.activity_ids.user_id, self.director)
        request.with_user(self.director).action_approve()
        self.assertFalse(request.activity_ids)

    def test_mail_to_approvers_is_a_choice(self):
        self._rule(self.boss)
        told = [("notified_partner_ids", "in", self.boss.partner_id.ids)]
        self._parked()
        self.assertFalse(self.env["mail.message"].search_count(told))
        self.company.jxc_approval_email = True
        self._parked()
        self.assertEqual(self.env["mail.message"].search_count(told), 1)

    def test_rejection_gives_the_order_back(self):
        self._rule(self.boss)
        order = self._parked()
        request = self.request_of(order, self.boss)
        with self.refused("Say why"):
            request.action_reject("  ")
        request.action_reject("Too dear")
        self.assertEqual((order.state, order.jxc_approval_state), ("draft", "rejected"))
        with self.refused("Nothing is left"):
            request.action_approve()
        order.order_line.price_unit = 400
        order.button_confirm()
        again = self.request_of(order)
        self.assertEqual((again.round, again.state), (2, "pending"))
        self.assertEqual(request.state, "rejected")
        self.assertEqual(request.decision_ids[-1].comment, "Too dear")

    def test_quorum(self):
        people = self.boss | self.director | self.other
        self._rule(
            {
                "approver_type": "users",
                "user_ids": [Command.set(people.ids)],
                "quorum": "number",
                "quorum_number": 2,
            }
        )
        order = self._parked()
        request = self.request_of(order)
        request.with_user(self.boss).action_approve()
        self.assertEqual(order.state, "to approve")
        with self.assertRaises(AccessError):
            request.with_user(self.boss).action_approve()
        self.assertEqual(request.activity_ids.user_id, self.director | self.other)
        request.with_user(self.other).action_approve()
        self.assertEqual(order.state, "purchase")

    def test_four_eyes(self):
        self._rule(self.buyer | self.other)
        order = self._parked()
        request = self.request_of(order)
        self.assertEqual(request.step_ids.approver_ids, self.other)
        with self.refused("yourself", AccessError):
            request.with_user(self.buyer).action_approve()
        order.with_user(self.other).order_line.price_unit = 499
        self.assertEqual(request.state, "pending")
        with self.refused("yourself", AccessError):
            request.with_user(self.other).action_approve()

    def test_change_beyond_tolerance_starts_again(self):
        self._rule(self.boss, tolerance_percent=10)
        order = self._parked()
        request = self.request_of(order)
        order.order_line.price_unit = 540
        self.assertEqual((request.state, order.state), ("pending", "to approve"))
        order.order_line.price_unit = 560
        self.assertEqual(request.state, "stale")
        self.assertEqual((order.state, order.jxc_approval_state), ("draft", "none"))
        order.button_confirm()
        self.assertEqual(self.request_of(order).round, 2)

    def test_writing_the_same_again_is_no_change(self):
        self._rule(self.boss | self.other)
        order = self._parked()
        request = self.request_of(order)
        line = order.order_line.with_user(self.other).with_context(lang="zh_CN")
        line.write({"price_unit": 500, "product_qty": 10})
        self.assertEqual(request.editor_id, self.buyer)
        self.assertEqual(request.decision_ids.mapped("action"), ["submit"])

    def test_confirmed_order_cannot_grow(self):
        self._rule(self.boss)
        order = self._parked()
        self.request_of(order, self.boss).action_approve()
        line = order.order_line.with_user(self.buyer)
        line.price_unit = 450
        line.price_unit = 500
        with self.refused("in effect already"):
            line.price_unit = 600
        with self.refused("in effect already"):
            line.product_qty = 11
        with self.refused("in effect already"):
            line.copy({"order_id": order.id})
        small = self._parked(900)
        small.order_line.price_unit = 99
        with self.refused("in effect already"):
            small.order_line.price_unit = 101

    def test_order_that_does_not_pass_by_its_state(self):
        self._rule(self.boss)
        order = self._buy()
        with self.refused("needs approval first"):
            order.write({"state": "purchase"})
        order.button_confirm()
        with self.refused("needs approval first"):
            order.write({"state": "purchase"})
        order.button_approve(force=True)
        self.assertEqual(order.state, "to approve")
        with self.refused("this change needs approval"):
            order.copy({"state": "purchase"})
        with self.refused("cannot be set by hand"):
            order.write({"jxc_approval_state": "approved"})

    def test_cancelled_and_taken_back_needs_a_new_approval(self):
        self._rule(self.boss)
        order = self._parked()
        request = self.request_of(order)
        order.button_cancel()
        self.assertEqual(
            (request.state, order.jxc_approval_state), ("withdrawn", "none")
        )
        order.button_draft()
        order.button_confirm()
        self.request_of(order, self.boss).action_approve()
        order.button_cancel()
        order.button_draft()
        self.assertEqual(order.jxc_approval_state, "none")
        order.button_confirm()
        self.assertEqual(order.state, "to approve")

    def test_passes_at_once_by_rule(self):
        self._rule(outcome="auto", amount_min=0, amount_max=2000, sequence=1)
        self._rule(self.boss)
        order = self._parked(1500)
        self.assertEqual(
            (order.state, order.jxc_approval_state), ("purchase", "approved")
        )
        request = self.request_of(order)
        self.assertTrue(request.is_automatic)
        self.assertEqual(request.decision_ids.action, "auto")
        self.assertEqual(self._parked(2500).state, "to approve")

    def test_engine_stands_in_for_the_double_validation(self):
        self.company.write(
            {"po_double_validation": "two_step", "po_double_validation_amount": 100}
        )
        self._rule(self.boss)
        order = self._parked()
        self.request_of(order, self.boss).action_approve()
        self.assertEqual(order.state, "purchase")
        self.assertEqual(self._parked(500).state, "to approve")

    def test_unapproved_price_does_not_reach_the_price_list(self):
        self._rule(self.boss)
        order = self._parked()
        self.assertFalse(self.product.seller_ids)
        self.request_of(order, self.boss).action_approve()
        self.assertEqual(self.product.seller_ids.price, 500)

    def test_withdraw(self):
        self._rule(self.boss)
        order = self._parked()
        request = self.request_of(order)
        with self.refused("who alone can", AccessError):
            request.with_user(self.boss).action_withdraw()
        request.with_user(self.buyer).action_withdraw()
        self.assertEqual((request.state, order.state), ("withdrawn", "draft"))

    def test_forward(self):
        self._rule(self.boss)
        request = self.request_of(self._parked(), self.boss)
        with self.refused("cannot decide"):
            request.action_forward(self.buyer.id)
        request.action_forward(self.director.id, "Please look")
        with self.assertRaises(AccessError):
            request.action_approve()
        request.with_user(self.director).action_approve()
        self.assertEqual(request.state, "approved")

    def test_delegate_decides_in_somebody_s_place(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        self.env["jxc.approval.delegation"].with_user(self.boss).create(
            {
                "delegate_id": self.director.id,
                "date_from": self.today,
                "date_to": self.today,
                "company_id": self.company.id,
                "limit": 10000,
            }
        )
        self.assertTrue(request.with_user(self.director).is_my_turn)
        request.with_user(self.director).action_approve()
        decision = request.decision_ids[-1]
        self.assertEqual(decision.user_id, self.director)
        self.assertEqual(decision.on_behalf_of_id, self.boss)

    def test_history_cannot_be_written(self):
        self._rule(self.boss)
        request = self.request_of(self._parked())
        for records in (request, request.step_ids, request.decision_ids):
            with self.subTest(records._name):
                with self.refused("kept as they are"):
                    records.write({"create_date": "2020-01-01"})
                with self.refused("kept as they are"):
                    records.unlink()
                with self.refused("kept as they are"):
                    records.with_context(jxc_engine="engine").create({})
