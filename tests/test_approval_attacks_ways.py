"""Attempts to get an order confirmed by other ways than its buttons."""

import pytest
from support.days import day
from support.trials import Trials

trial = Trials()
PARKED = ("parked", "not in force", "refused")


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


@trial("buyer", ends=("in force as approved; parked",))
def copy_an_approved_order_and_confirm_the_copy(one):
    order = one.order(stage="approved")
    [copy] = one.me.call("purchase.order", "copy", [order])
    one.watch(copy)
    one.me.call("purchase.order", "button_confirm", [copy])


@trial("buyer")
def copy_an_order_as_confirmed(one):
    order = one.order()
    with one.attack():
        default = {"state": "purchase"}
        [copy] = one.me.call("purchase.order", "copy", [order], default)
        one.watch(copy)


@trial("buyer")
def copy_an_order_with_the_approval_of_another(one):
    order = one.order(stage="approved")
    default = {"jxc_approval_state": "approved"}
    default["jxc_approval_request_id"] = one.office.request(order)
    with one.attack():
        [copy] = one.me.call("purchase.order", "copy", [order], default)
        one.watch(copy)


def run(one, code, order):
    """Let the person run an action of the server that an administrator made."""
    admin = one.office.admin
    model = admin.search("ir.model", [("model", "=", "purchase.order")])[0]
    action = {"name": "Action", "model_id": model, "state": "code", "code": code}
    group = admin.ref("base.group_user")
    action["group_ids"] = [(6, 0, [group])]
    action = admin.create("ir.actions.server", action)
    context = {"active_model": "purchase.order", "active_ids": [order]}
    context["active_id"] = order
    one.me.json("/web/action/run", action_id=action, context=context)


@trial("buyer", "chief")
def run_a_server_action_that_writes_the_state(one):
    order = one.order()
    with one.attack():
        run(one, "records.sudo().write({'state': 'purchase'})", order)


@trial("chief", ends=PARKED)
def run_a_server_action_that_approves(one):
    order = one.order(stage="pending")
    with one.attack():
        run(one, "records.sudo().button_approve(force=True)", order)


@trial("buyer", ends=("parked; not in force",))
def merge_small_orders_into_a_large_one_and_confirm(one):
    product = one.office.add_product("Merged")
    orders = [one.order(900, product=product) for _number in range(2)]
    one.me.call("purchase.order", "action_merge", orders)
    states = one.office.admin.read("purchase.order", orders, ["state"])
    [rest] = [row["id"] for row in states if row["state"] != "cancel"]
    one.me.call("purchase.order", "button_confirm", [rest])


@trial("buyer")
def merge_a_draft_into_an_order_that_waits(one):
    orders = [one.order(stage="pending"), one.order()]
    with one.attack():
        one.me.call("purchase.order", "action_merge", orders)


def wizard(one, order=False):
    """Enter a bill over 5,000 and add it to an order, or to a new one."""
    office, admin = one.office, one.office.admin
    line = {"product_id": office.product, "quantity": 10, "price_unit": 500}
    bill = {"move_type": "in_invoice", "partner_id": office.vendor}
    bill["invoice_line_ids"] = [(0, 0, {**line, "tax_ids": [(6, 0, [])]})]
    bill = admin.create("account.move", {**bill, "invoice_date": day(0)})
    [bill_line] = admin.value("account.move", bill, "invoice_line_ids")
    vals = {"partner_id": office.vendor, "purchase_order_id": order}
    context = {"active_ids": [-bill_line]}
    with one.attack():
        dialogue = one.me.create("bill.to.po.wizard", vals, context=context)
        call = ("bill.to.po.wizard", "action_add_to_po", [dialogue])
        one.watch(one.me.call(*call, context=context)["res_id"])


@trial("chief", ends=("parked",))
def make_an_order_out_of_a_vendor_bill(one):
    wizard(one)


@trial("chief")
def add_a_vendor_bill_to_a_confirmed_order(one):
    wizard(one, one.order(900, stage="confirmed"))
