"""Attempts to confirm an order past its approval, or to make one that is."""

import pytest
from support.trials import Trials

trial = Trials()
PARKED = ("parked", "not in force", "refused")


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def values(one, **more):
    """Return the values of an order over 5,000."""
    office = one.office
    order = {"partner_id": office.vendor, "order_line": [(0, 0, office.line())]}
    order["picking_type_id"] = office.places["Central"].receipts
    return {**order, **more}


@trial("buyer", "chief", "boss")
def create_an_order_as_confirmed(one):
    with one.attack():
        one.watch(one.me.create("purchase.order", values(one, state="purchase")))


@trial("buyer")
def create_an_order_as_confirmed_by_default(one):
    with one.attack():
        context = {"default_state": "purchase"}
        one.watch(one.me.create("purchase.order", values(one), context=context))


@trial("buyer")
def create_an_order_as_approved(one):
    with one.attack():
        order = values(one, jxc_approval_state="approved")
        one.watch(one.me.create("purchase.order", order))


@trial("buyer", ends=PARKED)
def create_an_order_as_approved_by_default(one):
    with one.attack():
        context = {"default_jxc_approval_state": "approved"}
        order = one.watch(one.me.create("purchase.order", values(one), context=context))
        one.me.call("purchase.order", "button_confirm", [order])


@trial("buyer", "invoicer", "chief", "plain", "portal", "keeper", "boss")
def write_the_state_of_a_draft(one):
    order = one.order()
    with one.attack():
        one.me.write("purchase.order", order, {"state": "purchase"})


@trial("buyer", "invoicer", "chief", "plain", "portal", "boss")
def write_the_state_while_it_waits(one):
    order = one.order(stage="pending")
    with one.attack():
        one.me.write("purchase.order", order, {"state": "purchase"})


@trial("buyer", "invoicer", "chief")
def write_the_state_of_a_cancelled_order(one):
    order = one.order()
    one.office.admin.call("purchase.order", "button_cancel", [order])
    with one.attack():
        one.me.write("purchase.order", order, {"state": "purchase"})


@trial("buyer")
def write_the_state_together_with_a_line(one):
    order = one.order(900)
    change = (1, one.line(order), {"price_unit": 500})
    with one.attack():
        vals = {"order_line": [change], "state": "purchase"}
        one.me.write("purchase.order", order, vals)


@trial("buyer")
def save_the_state_as_the_form_does(one):
    order = one.order()
    with one.attack():
        one.me.call("purchase.order", "web_save", [order], {"state": "purchase"}, {})


@trial("buyer")
def import_the_state(one):
    order = one.order()
    one.load("purchase.order", [".id", "state"], (str(order), "purchase"))


@trial("buyer")
def import_a_confirmed_order(one):
    fields = ["partner_id/.id", "state", "order_line/product_id/.id"]
    fields += ["order_line/product_qty", "order_line/price_unit"]
    row = (str(one.office.vendor), "purchase", str(one.office.product), "10", "500")
    for order in one.load("purchase.order", fields, row) or ():
        one.watch(order)


@trial("buyer")
def write_the_state_of_many(one):
    orders = [one.order(900), one.order(), one.order(900)]
    with one.attack():
        one.me.write("purchase.order", orders, {"state": "purchase"})


@trial("buyer")
def change_only_the_state_in_an_onchange(one):
    order = one.order()
    one.me.call(
        "purchase.order",
        "onchange",
        [order],
        {"state": "purchase"},
        ["state"],
        {"state": {}},
    )
    with one.attack():
        one.me.write("purchase.order", order, {"state": "purchase"})


@trial("buyer", "chief", "boss", ends=("parked",))
def confirm_it(one):
    order = one.order()
    one.me.call("purchase.order", "button_confirm", [order])


@trial("chief", "boss", ends=("parked",))
def approve_it_with_the_button_of_core(one):
    order = one.order(stage="pending")
    with one.attack():
        one.me.call("purchase.order", "button_approve", [order], force=True)
    one.refusals.clear()


@trial("buyer", "chief", ends=PARKED)
def approve_a_draft_with_the_button_of_core(one):
    order = one.order()
    with one.attack():
        one.me.call("purchase.order", "button_approve", [order])


@trial("chief", ends=PARKED)
def approve_a_cancelled_order_with_the_button_of_core(one):
    order = one.order()
    one.office.admin.call("purchase.order", "button_cancel", [order])
    with one.attack():
        one.me.call("purchase.order", "button_approve", [order], force=True)


@trial("buyer", ends=("parked",))
def cancel_set_to_draft_raise_and_confirm_again(one):
    order = one.order(stage="approved")
    for button in ("button_cancel", "button_draft"):
        one.me.call("purchase.order", button, [order])
    one.me.write("purchase.order.line", one.line(order), {"price_unit": 900})
    one.me.call("purchase.order", "button_confirm", [order])


@trial("buyer", ends=("parked",))
def cancel_set_to_draft_and_confirm_unchanged(one):
    order = one.order(stage="approved")
    for button in ("button_cancel", "button_draft", "button_confirm"):
        one.me.call("purchase.order", button, [order])


@trial("buyer")
def cancel_an_approved_order_and_write_its_state(one):
    order = one.order(stage="approved")
    one.me.call("purchase.order", "button_cancel", [order])
    with one.attack():
        one.me.write("purchase.order", order, {"state": "purchase"})


@trial("buyer")
def write_the_approval(one):
    order = one.order(stage="pending")
    with one.attack():
        one.me.write("purchase.order", order, {"jxc_approval_state": "approved"})


@trial("buyer")
def borrow_the_approval_of_another_order(one):
    approved, order = one.order(stage="approved"), one.order()
    vals = {"jxc_approval_request_id": one.office.request(approved)}
    with one.attack():
        one.me.write("purchase.order", order, vals)


FAKES = {
    "jxc_engine": "engine",
    "jxc_approval": True,
    "skip_validation_check": True,
    "skip_approval": True,
    "install_mode": True,
    "import_file": True,
    "tracking_disable": True,
    "mail_notrack": True,
    "active_test": False,
    "uid": 1,
    "su": True,
}


@trial("buyer", "chief")
def write_the_state_with_forged_context_keys(one):
    order = one.order(stage="pending")
    with one.attack():
        vals = {"state": "purchase"}
        one.me.write("purchase.order", order, vals, context=FAKES)


@trial("buyer", ends=("parked",))
def confirm_with_forged_context_keys(one):
    order = one.order()
    one.me.call("purchase.order", "button_confirm", [order], context=FAKES)
