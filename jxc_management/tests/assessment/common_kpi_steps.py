from datetime import datetime, timedelta

from odoo.tests import Form

from .common_kpi import KpiCommon


class KpiSteps(KpiCommon):
    """Things that happen in a company, by chance."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.orders = cls.env["purchase.order"]
        cls.consignor = cls.env["res.partner"].create({"name": "Consignor"})

    def _steps(self):
        return (
            self._buy,
            self._buy,
            self._confirm,
            self._receive_some,
            self._receive_some,
            self._send_back,
            self._cancel_order,
            self._change_date_done,
            self._change_line_done,
            self._reschedule,
            self._hand_over,
            self._count,
            self._scrap,
            self._deliver,
            self._delete_draft,
            self._delete_transfer,
            self._confirm_again,
            self._promise_later,
            self._move_price,
        )

    def _buy(self, dice):
        promised = datetime.now() + timedelta(days=dice.randint(-30, 6))
        warehouse = dice.choice((self.warehouse, self.warehouse_east))
        order = self._order(warehouse=warehouse, quantity=dice.randint(1, 9))
        order.order_line.date_planned = promised
        self.orders |= order
        if dice.random() < 0.7:
            order.button_confirm()

    def _confirm(self, dice):
        self.orders.filtered(lambda order: order.state == "draft").button_confirm()

    def _open_transfers(self):
        return self.env["stock.picking"].search(
            [
                ("company_id", "=", self.company.id),
                ("state", "in", ("assigned", "confirmed", "waiting")),
            ]
        )

    def _receive_some(self, dice):
        transfers = self._open_transfers()
        if not transfers:
            return
        transfer = dice.choice(transfers)
        if dice.random() < 0.2:
            transfer.owner_id = self.consignor
        for move in transfer.move_ids:
            move.quantity = dice.randint(1, int(move.product_uom_qty))
            move.picked = True
        backorder = dice.random() < 0.5
        names = {"skip_backorder": True}
        if not backorder:
            names["picking_ids_not_to_backorder"] = transfer.ids
        transfer.with_context(**names).button_validate()

    def _done_transfers(self):
        return self.env["stock.picking"].search(
            [("company_id", "=", self.company.id), ("state", "=", "done")]
        )

    def _send_back(self, dice):
        receipts = self._done_transfers().filtered(
            lambda one: one.picking_type_code == "incoming" and not one.return_id
        )
        if not receipts:
            return
        receipt = dice.choice(receipts)
        wizard = Form(
            self.env["stock.return.picking"].with_context(
                active_id=receipt.id, active_model="stock.picking"
            )
        ).save()
        wizard.product_return_moves.quantity = 1
        action = wizard.action_create_returns()
        self.env["stock.picking"].browse(action["res_id"]).button_validate()

    def _cancel_order(self, dice):
        orders = self.orders.filtered(
            lambda order: "done" not in order.picking_ids.mapped("state")
        )
        if orders:
            dice.choice(orders).button_cancel()

    def _change_date_done(self, dice):
        transfers = self._done_transfers()
        if transfers:
            transfer = dice.choice(transfers)
            transfer.date_done = datetime.now() - timedelta(days=dice.randint(0, 45))

    def _change_line_done(self, dice):
        lines = self._done_transfers().move_line_ids
        if lines:
            dice.choice(lines).quantity = dice.randint(0, 4)

    def _reschedule(self, dice):
        transfers = self._open_transfers()
        if transfers:
            moment = datetime.now() + timedelta(days=dice.randint(-20, 5))
            dice.choice(transfers).scheduled_date = moment

    def _hand_over(self, dice):
        ownerships = self.env["jxc.ownership"].search(
            [
                ("company_id", "=", self.company.id),
                ("scope_type", "=", "warehouse"),
                ("state", "=", "active"),
            ]
        )
        if ownerships:
            latest = max(ownerships, key=lambda one: one.date_from)
            begun = latest.date_from
            latest.date_to = max(begun, self.today - timedelta(days=1))
        department = dice.choice((self.east, self.finance, self.central))
        free = self.today if ownerships else self.today - timedelta(days=9)
        if not ownerships or begun < self.today:
            self._own(department, "warehouse", self.warehouse, date_from=free)

    def _count(self, dice):
        quant = self.env["stock.quant"].create(
            {
                "product_id": self.product.id,
                "location_id": self.warehouse.lot_stock_id.id,
                "inventory_quantity": dice.randint(0, 12),
            }
        )
        quant.action_apply_inventory()

    def _scrap(self, dice):
        scrap = self.env["stock.scrap"].create(
            {
                "product_id": self.product.id,
                "scrap_qty": 1,
                "location_id": self.warehouse.lot_stock_id.id,
                "company_id": self.company.id,
            }
        )
        scrap.do_scrap()

    def _deliver(self, dice):
        customers = self.env.ref("stock.stock_location_customers")
        delivery = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.out_type_id.id,
                "location_id": self.warehouse.lot_stock_id.id,
                "location_dest_id": customers.id,
                "move_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": self.product.id,
                            "product_uom_qty": dice.randint(1, 5),
                            "location_id": self.warehouse.lot_stock_id.id,
                            "location_dest_id": customers.id,
                            "company_id": self.company.id,
                        },
                    )
                ],
            }
        )
        delivery.action_confirm()

    def _delete_draft(self, dice):
        drafts = self.orders.filtered(lambda order: order.state in ("draft", "cancel"))
        if drafts:
            order = dice.choice(drafts)
            self.orders -= order
            order.button_cancel()
            order.unlink()

    def _delete_transfer(self, dice):
        transfers = self._open_transfers().filtered(
            lambda one: not one.move_ids.purchase_line_id
        )
        if transfers:
            dice.choice(transfers).unlink()

    def _confirm_again(self, dice):
        orders = self.orders.filtered(
            lambda order: (
                order.state == "purchase"
                and "done" not in order.picking_ids.mapped("state")
            )
        )
        if orders:
            order = dice.choice(orders)
            order.button_cancel()
            order.button_draft()
            order.button_confirm()

    def _promise_later(self, dice):
        moves = self._open_transfers().move_ids
        if moves:
            days = timedelta(days=dice.randint(-20, 5))
            dice.choice(moves).date_deadline = datetime.now() + days

    def _move_price(self, dice):
        self.product.standard_price = dice.randint(5, 20)
