from odoo import Command, fields
from odoo.exceptions import UserError
from odoo.tests import tagged

from ...tools.stamp_sources import COPIES, SOURCES
from ..common import JxcCommon


@tagged("post_install", "-at_install")
class TestStamps(JxcCommon):
    def assertStamp(self, records, department, destination=None):
        self.assertTrue(records)
        for record in records:
            self.assertEqual(record.jxc_department_id, department, record)
            if destination is not None:
                self.assertEqual(record.jxc_dest_department_id, destination, record)

    def test_documents_carry_the_lead_of_their_warehouse(self):
        self._own(self.chain)
        self._own(self.east, "warehouse", self.warehouse_east)
        order = self._order(self.warehouse_east)
        self.assertStamp(order | order, self.east)
        self.assertStamp(order.order_line, self.east)
        receipt = self._receive(order)
        self.assertStamp(receipt, self.east, self.east)
        self.assertStamp(receipt.move_ids, self.east, self.east)
        self.assertStamp(receipt.move_line_ids, self.east, self.east)
        stock = self.warehouse_east.lot_stock_id
        quant = self.env["stock.quant"]._gather(self.product, stock)
        self.assertStamp(quant, self.east)
        self.assertStamp(stock | self.warehouse_east.wh_input_stock_loc_id, self.east)
        self.assertStamp(self.warehouse_east, self.east)
        self.assertStamp(self.warehouse_east.in_type_id, self.east)
        self.assertStamp(self.warehouse, self.chain)

    def test_transfer_has_both_sides(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._own(self.east, "warehouse", self.warehouse_east)
        self._receive(self._order())
        transfer = self._transfer(
            self.warehouse.lot_stock_id, self.warehouse_east.lot_stock_id
        )
        self.assertStamp(transfer, self.central, self.east)
        self.assertStamp(transfer.move_ids, self.central, self.east)

    def test_change_of_type_or_vendor_gives_a_new_owner(self):
        self._own(self.chain)
        self._own(self.east, "warehouse", self.warehouse_east)
        order = self._order()
        self.assertStamp(order, self.chain)
        order.picking_type_id = self.warehouse_east.in_type_id
        self.assertStamp(order, self.east)
        self.assertStamp(order.order_line, self.east)
        order.picking_type_id = self.warehouse.in_type_id
        other = self.env["res.partner"].create({"name": "Other Vendor"})
        self._own(self.finance, "vendor", other)
        order.partner_id = other
        self.assertStamp(order, self.finance)

    def test_common_category_owns_the_document(self):
        self._own(self.chain)
        self._own(self.finance, "category", self.category)
        order = self._order()
        self.assertStamp(order, self.finance)
        self.assertStamp(order.order_line, self.finance)
        order.button_confirm()
        self.assertStamp(order.picking_ids, self.finance)
        self.assertStamp(order.picking_ids.move_ids, self.finance)
        others = self.env["product.category"].create({"name": "Others"})
        other = self.env["product.product"].create(
            {"name": "Other", "categ_id": others.id}
        )
        mixed = self._order()
        values = {"name": "Other", "product_id": other.id}
        mixed.order_line = [
            Command.create({**values, "product_qty": 1, "price_unit": 1})
        ]
        self.assertStamp(mixed, self.chain)
        self.assertStamp(mixed.order_line, self.chain)

    def test_closed_documents_keep_their_owner(self):
        lead = self._own(self.chain)
        received = self._order()
        receipt = self._receive(received)
        open_order = self._order()
        cancelled = self._order()
        cancelled.button_cancel()
        lead.write({"state": "ended", "date_to": self.today})
        tomorrow = fields.Date.add(self.today, days=1)
        self._own(self.finance, date_from=tomorrow)
        self.env["jxc.stamp"]._restamp_open(self.company, tomorrow)
        for closed in (received, cancelled, receipt, receipt.move_ids):
            self.assertStamp(closed, self.chain)
        self.assertStamp(open_order | open_order, self.finance)
        self.assertStamp(open_order.order_line, self.finance)

    def test_stamps_cannot_be_set_from_outside(self):
        self._own(self.chain)
        order = self._order()
        forged = {"jxc_department_id": self.finance.id}
        with self.assertRaises(UserError):
            order.write(forged)
        with self.assertRaises(UserError):
            order.sudo().write(forged)
        with self.assertRaises(UserError):
            self._order(**forged)
        context = {"default_jxc_department_id": self.finance.id}
        copy = order.with_context(**context).copy()
        self.assertStamp(copy, self.chain)

    def test_new_lead_stamps_open_documents_at_once(self):
        order = self._order()
        order.button_confirm()
        self.assertFalse(order.jxc_department_id)
        self._own(self.chain)
        self.assertStamp(order, self.chain)
        self.assertStamp(order.picking_ids.move_ids, self.chain)

    def test_past_documents_get_the_owner_of_their_day(self):
        receipt = self._receive(self._order())
        old = self._receive(self._order())
        old.date_done = "2024-05-05"
        old.move_ids.date = "2024-05-05"
        self._own(self.finance, date_from="2024-01-01", date_to="2024-12-31")
        self._own(self.chain, date_from="2025-01-01")
        list(self.env["jxc.stamp"]._stamp_history(self.company))
        self.assertStamp(receipt, self.chain)
        self.assertStamp(receipt.move_line_ids, self.chain)
        self.assertStamp(old, self.finance)
        self.assertStamp(old.move_ids, self.finance)

    def test_sql_and_orm_agree(self):
        self._own(self.central)
        order = self._order()
        order.button_confirm()
        self._receive(self._order(self.warehouse_east))
        self._transfer(self.warehouse_east.lot_stock_id, self.warehouse.lot_stock_id)
        self.env["stock.warehouse.orderpoint"].create(
            {
                "product_id": self.product.id,
                "location_id": self.warehouse.lot_stock_id.id,
            }
        )
        self._own(self.chain, "process", self.env.ref("jxc_management.process_storage"))
        self._own(self.finance, "category", self.category)
        self._own(self.east, "location", self.warehouse_east.lot_stock_id)
        self._own(self.chain, "vendor", self.vendor)
        self._own(self.central, "picking_type", self.warehouse.in_type_id)
        for source in (*SOURCES, *COPIES):
            with self.subTest(source.model):
                self._check_sql_and_orm_agree(source)

    def _check_sql_and_orm_agree(self, source):
        model = self.env[source.model]
        records = model.with_context(active_test=False).search(
            [("company_id", "=", self.company.id)]
        )
        self.assertTrue(records or source.model == "stock.scrap")
        names = [name for name in model._fields if name in source_columns(source)]
        by_sql = {record: [record[name] for name in names] for record in records}
        for name in names:
            self.env.add_to_compute(model._fields[name], records)
        for record, stamps in by_sql.items():
            self.assertEqual([record[name] for name in names], stamps, record)


def source_columns(source):
    """Return the stamp columns of a source or of a copy."""
    return tuple(getattr(source, "sides", None) or source.columns)
