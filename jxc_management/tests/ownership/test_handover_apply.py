import contextlib

from odoo.tests import tagged

from ...tools.stamp_sources import SOURCES
from .common_handover import HandoverCommon


@tagged("post_install", "-at_install")
class TestHandoverApply(HandoverCommon):
    """What changes hands: the preview, the entries, the documents."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.closed_order = cls._order(cls.warehouse_east)
        cls.closed_receipt = cls._receive(cls.closed_order)
        cls.order = cls._order(cls.warehouse_east, quantity=3)
        cls.order.button_confirm()
        cls.receipt = cls.order.picking_ids
        cls.other_order = cls._order(cls.warehouse)

    def _ids(self, handover):
        return {line.res_model: sorted(line.record_ids) for line in handover.line_ids}

    def test_preview_equals_what_apply_changes(self):
        handover = self._handover()
        preview = self._ids(handover)
        self.assertEqual(preview["purchase.order"], self.order.ids)
        self.assertEqual(preview["stock.picking"], self.receipt.ids)
        self.assertEqual(preview["stock.warehouse"], self.warehouse_east.ids)
        self._confirm(handover)
        self.assertEqual(self._ids(handover), preview)
        applied = {}
        for entry in handover.entry_ids:
            applied.setdefault(entry.res_model, set()).add(entry.res_id)
        self.assertEqual({k: sorted(v) for k, v in applied.items()}, preview)
        self.assertEqual(
            set(handover.entry_ids.mapped("new_department_id").ids), {self.logistics.id}
        )

    def test_preview_changes_nothing(self):
        handover = self._handover()
        handover.action_refresh()
        self.assertEqual(self.order.jxc_department_id, self.chain)
        self.assertFalse(handover.entry_ids)

    def test_values(self):
        self._stock(self.warehouse_east, 7)
        handover = self._handover()
        lines = {line.res_model: line for line in handover.line_ids}
        self.assertEqual(lines["purchase.order"].value, 30)
        # 5 received and 7 found, at a cost of 10
        self.assertEqual(lines["stock.quant"].value, 120)
        self.assertEqual(handover.order_value, 30)
        self.assertEqual(handover.stock_value, 120)
        self.assertEqual(
            handover.record_count, sum(handover.line_ids.mapped("record_count"))
        )

    def test_orders_in_another_currency(self):
        currency = self.env["res.currency"].create(
            {
                "name": "JXT",
                "symbol": "J",
                "rate_ids": [(0, 0, {"rate": 2, "company_id": self.company.id})],
            }
        )
        self.order.button_cancel()
        self._order(self.warehouse_east, quantity=8, currency_id=currency.id)
        handover = self._handover()
        self.assertEqual(handover.order_value, 40)

    def test_line_opens_exactly_its_records(self):
        handover = self._handover()
        for line in handover.line_ids:
            action = line.action_open()
            records = self.env[action["res_model"]].with_context(active_test=False)
            found = records.search(action["domain"])
            self.assertEqual(sorted(found.ids), sorted(line.record_ids))
            self.assertEqual(len(found), line.record_count)

    def test_closed_documents_keep_their_owner(self):
        self._confirm(self._handover())
        self.assertEqual(self.closed_order.jxc_department_id, self.chain)
        self.assertEqual(self.closed_receipt.jxc_department_id, self.chain)
        self.assertEqual(
            self.closed_receipt.move_ids.mapped("jxc_department_id"), self.chain
        )

    def test_open_documents_and_their_parts_follow(self):
        self._confirm(self._handover())
        for records in (
            self.order,
            self.order.order_line,
            self.receipt,
            self.receipt.move_ids,
            self.warehouse_east,
            self.warehouse_east.lot_stock_id,
            self.warehouse_east.in_type_id,
        ):
            self.assertEqual(records.mapped("jxc_department_id"), self.logistics)
        self.assertEqual(self.other_order.jxc_department_id, self.chain)
        self.assertEqual(self.warehouse.jxc_department_id, self.chain)

    def test_sql_and_orm_agree(self):
        self._stock(self.warehouse_east)
        self._transfer(self.warehouse.lot_stock_id, self.warehouse_east.lot_stock_id)
        self._confirm(self._handover())
        self.env.invalidate_all()
        for source in SOURCES:
            records = self.env[source.model].search(
                [("company_id", "=", self.company.id)]
            )
            owners = self.env["jxc.ownership"]._owners_on(self.company)
            for record in records.filtered(lambda r: not r._jxc_keeps_stamps()):
                stored = {name: record[name].id for name in source.sides}
                self.assertEqual(stored, record._jxc_owners(owners), record)

    def test_transfer_between_departments_changes_one_side(self):
        transfer = self._transfer(
            self.warehouse.lot_stock_id, self.warehouse_east.lot_stock_id
        )
        handover = self._confirm(self._handover())
        self.assertEqual(transfer.jxc_department_id, self.chain)
        self.assertEqual(transfer.jxc_dest_department_id, self.logistics)
        entry = handover.entry_ids.filtered(
            lambda e: (e.res_model, e.res_id) == ("stock.picking", transfer.id)
        )
        self.assertEqual(entry.mapped("stamp_field"), ["jxc_dest_department_id"])

    def test_drift_does_not_count(self):
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE purchase_order SET jxc_department_id = %s WHERE id = %s",
            [self.finance.id, self.other_order.id],
        )
        self.env.invalidate_all()
        handover = self._handover()
        self.assertEqual(self._ids(handover)["purchase.order"], self.order.ids)
        self._confirm(handover)
        self.assertEqual(self._ids(handover)["purchase.order"], self.order.ids)
        self.assertEqual(self.other_order.jxc_department_id, self.chain)

    def test_queries_do_not_grow_with_documents(self):
        self._queries_to_apply()
        few = self._queries_to_apply()
        for _number in range(30):
            self._order(self.warehouse_east).button_confirm()
        many = self._queries_to_apply()
        # 60 documents more; a query for an environment that is gone may come on top
        self.assertLessEqual(many - few, 2)

    def _queries_to_apply(self):
        """Return how many queries the last confirmation took; undo it."""
        with contextlib.closing(self.env.cr.savepoint()) as savepoint:
            handover = self._handover()
            handover.action_send()
            handover.with_user(self.chain_lead).action_confirm_from()
            self.env.flush_all()
            self.env.invalidate_all()
            self.env.registry.clear_all_caches()
            before = self.env.cr.sql_log_count
            handover.with_user(self.logistics_lead).action_confirm_to()
            self.env.flush_all()
            queries = self.env.cr.sql_log_count - before
            self.assertEqual(handover.state, "done")
            savepoint.rollback()
        self.env.invalidate_all(flush=False)
        self.env.registry.clear_all_caches()
        return queries
