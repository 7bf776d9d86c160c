from odoo import Command
from odoo.tests import tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalQueries(ApprovalCommon):
    def _orders(self, count, amount=5000):
        values = {
            "partner_id": self.vendor.id,
            "company_id": self.company.id,
            "picking_type_id": self.warehouse.in_type_id.id,
            "order_line": [
                Command.create(
                    {
                        "product_id": self.product.id,
                        "product_qty": 10,
                        "price_unit": amount / 10,
                        "tax_ids": [Command.clear()],
                    }
                )
            ],
        }
        orders = self.env["purchase.order"].with_user(self.buyer)
        orders = orders.create([dict(values) for _number in range(count)])
        self.env.flush_all()
        return orders

    def test_rules_that_do_not_fit_cost_nothing(self):
        self._orders(1, 900).button_confirm()
        plain = self.queries_of(self._orders(1, 900).button_confirm)
        self._rule(self.boss)
        self._rule(self.boss, amount_min=2000, sequence=20)
        self._orders(1, 900).button_confirm()
        self.assertEqual(self.queries_of(self._orders(1, 900).button_confirm), plain)

    def test_writing_drafts_costs_nothing(self):
        orders = self._orders(100)
        orders.write({"origin": "warm"})
        plain = self.queries_of(lambda: orders.write({"origin": "A"}))
        self._rule(self.boss)
        orders.write({"origin": "warm again"})
        self.assertEqual(self.queries_of(lambda: orders.write({"origin": "B"})), plain)

    def test_submitting_200_orders_for_two_steps(self):
        self._rule(self.boss, self.director)
        self._orders(2).button_confirm()
        orders = self._orders(200)
        self.assertLessEqual(self.queries_of(orders.button_confirm), 40)
        self.assertEqual(set(orders.mapped("jxc_approval_state")), {"pending"})

    def test_approving_one_step(self):
        self._rule(self.boss, self.director)
        warm, order = self._orders(2)
        (warm | order).button_confirm()
        self.request_of(warm, self.boss).action_approve()
        request = self.request_of(order, self.boss)
        self.assertLessEqual(self.queries_of(request.action_approve), 12)
        self.assertEqual(request.step_ids.mapped("state"), ["approved", "open"])

    def test_counting_the_inbox_is_one_query(self):
        self._rule(self.boss)
        self._orders(3).button_confirm()
        requests = self.env["jxc.approval.request"].with_user(self.boss)
        domain = [("is_my_turn", "=", True)]
        self.assertEqual(requests.search_count(domain), 3)
        self.assertEqual(self.queries_of(lambda: requests.search_count(domain)), 1)

    def test_receiving_costs_next_to_nothing_without_a_fitting_rule(self):
        def receive():
            orders = self._orders(2, 900)
            orders.button_confirm()
            return orders.picking_ids

        receive().button_validate()
        plain = self.queries_of(receive().button_validate)
        # to know what they are, their movements may have to be read
        self._rule(self.boss)
        self._rule(self.boss, operation="delivery")
        receive().button_validate()
        self.assertLessEqual(self.queries_of(receive().button_validate), plain + 2)
