from datetime import timedelta

from odoo import Command, models

#: orders that stop before confirmation
UNCONFIRMED = ("draft", "sent", "refused")


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    def _create_orders(self, book, plan):
        """Create the plan's purchase orders and take each as far as its fate says."""
        for order in plan.orders:
            book.orders[order.number] = self._create_order(book, order)
        for order in plan.orders:
            record = book.orders[order.number]
            if order.fate not in UNCONFIRMED:
                self._confirm_order(order, record)
            if order.fate in ("sent", "refused"):
                record.print_quotation()
            if order.fate in ("refused", "withdrawn"):
                record.button_cancel()

    def _create_order(self, book, order):
        """Return a draft purchase order, made by the plan's buyer."""
        buyer = self._as(order.buyer)
        moment = self._moment(order.day, order.number)
        record = buyer.env["purchase.order"].create(
            {
                "partner_id": book.partners[order.vendor].id,
                "user_id": buyer.env.uid,
                "company_id": self.env.company.id,
                "date_order": moment,
                "picking_type_id": book.warehouses[order.warehouse].in_type_id.id,
                "order_line": [
                    Command.create(
                        {
                            "product_id": book.products[line.code].id,
                            "product_qty": line.quantity,
                        }
                    )
                    for line in order.lines
                ],
            }
        )
        # promised until the evening, so that what comes on the day is in time
        record.order_line.date_planned = self._moment(order.due) + timedelta(hours=9)
        for line, planned in zip(record.order_line, order.lines, strict=True):
            if planned.markup:
                line.price_unit *= 1 + planned.markup / 100
        return record

    def _confirm_order(self, order, record):
        """Confirm an order; the director approves what is above the buyer's limit."""
        record.button_confirm()
        delay = 0
        if record.state == "to approve" and order.fate != "to approve":
            record.with_user(self._as("sclead").env.user).button_approve()
            delay = 1
        if record.state == "purchase":
            # confirmed the same day, or approved on the next
            record.date_approve = self._moment(
                min(order.day + delay, -1), order.number + 3
            )
