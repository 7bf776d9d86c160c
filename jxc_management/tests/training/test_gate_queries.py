from odoo.tests import tagged

from .common_gate import GateCommon


@tagged("post_install", "-at_install")
class TestGateQueries(GateCommon):
    """Gates cost nothing where there are none, and little where they are."""

    def _receipts(self, count, employee=None):
        orders = self._order()
        for _number in range(count - 1):
            orders |= self._order()
        orders.button_confirm()
        self.env.flush_all()
        self.env.invalidate_all()
        return orders.picking_ids.with_user((employee or self.able).user_id)

    def _costs(self):
        """Return the queries of validating receipts and of confirming an order."""
        with self.alike():
            for _number in range(2):  # the first run fills the caches
                order = self._order().with_user(self.able.user_id)
                costs = [
                    self.queries_of(self._receipts(2).button_validate),
                    self.queries_of(order.button_confirm),
                ]
        return costs

    def test_gates_of_other_companies_cost_nothing(self):
        other = self.env["res.company"].create({"name": "Other"})
        plain = self._costs()
        for operation in ("receipt", "purchase", "adjustment", "scrap"):
            self._gate(operation, company_id=other.id)
        for found, before in zip(self._costs(), plain, strict=True):
            self.assertLessEqual(found, before)

    def test_without_any_gate_nobody_is_asked(self):
        gates = self.env["jxc.gate"].with_user(self.keeper.user_id)
        receipt = self._receipt(self.keeper)
        gates._compiled()

        def look():
            gates._check("receipt", receipt)
            receipt._jxc_through_gates()
            receipt.move_line_ids._jxc_check_moving()

        receipt.move_line_ids.ids  # noqa: B018
        self.assertEqual(self.queries_of(look), 0)

    def test_a_gate_costs_few_queries(self):
        plain, _order = self._costs()
        self._gate("receipt")
        found, _order = self._costs()
        self.assertLessEqual(found - plain, 6)

    def test_many_documents_cost_no_more_than_two(self):
        self._gate("receipt")
        gates = self.env["jxc.gate"].with_user(self.able.user_id)

        def look(count):
            receipts = self._receipts(count)
            receipts.move_ids.move_line_ids.mapped("location_id.warehouse_id")
            return self.queries_of(lambda: gates._check(None, receipts))

        look(2)
        self.assertEqual(look(2), look(12))

    def test_stopping_many_costs_no_more_than_two(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._gate("receipt")
        gates = self.env["jxc.gate"].with_user(self.keeper.user_id)

        def look(count):
            receipts = self._receipts(count, self.keeper)

            def stopped():
                with self.stopped():
                    gates._check(None, receipts)

            return self.queries_of(stopped)

        look(2)
        self.assertLessEqual(look(12), look(2) + 1)

    def test_changes_count_at_once(self):
        gate = self._gate("receipt", mode="off")
        self._receipt(self.keeper).button_validate()
        gate.mode = "block"
        receipt = self._receipt(self.keeper)
        with self.stopped():
            receipt.button_validate()
        gate.active = False
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")
