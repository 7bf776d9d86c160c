"""Attempts to change an order beyond what was approved of it."""

import pytest
from support.trials import Trials

trial = Trials()
GIVEN_BACK = ("not in force",)
SMALL = "in force, small"


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def change(one, order, **vals):
    """Write to the first line of an order."""
    with one.attack():
        one.me.write("purchase.order.line", one.line(order), vals)


def joined(one):
    """Return a line that does not say which order it belongs to."""
    unit = one.office.admin.ref("uom.product_uom_unit")
    return {**one.office.line(), "name": "Joined", "product_uom_id": unit}


@trial("buyer", "chief", "invoicer")
def confirm_small_and_raise_the_price(one):
    change(one, one.order(900, stage="confirmed"), price_unit=500)


@trial("buyer", "chief")
def confirm_small_and_raise_the_quantity(one):
    change(one, one.order(900, stage="confirmed"), product_qty=1000, price_unit=90)


@trial("buyer")
def confirm_small_and_raise_in_small_steps(one):
    order = one.order(900, stage="confirmed")
    for price in (95, 99, 103, 107):
        change(one, order, price_unit=price)


@trial("buyer")
def confirm_small_and_add_a_line(one):
    order = one.order(900, stage="confirmed")
    with one.attack():
        line = {**one.office.line(), "order_id": order}
        one.me.create("purchase.order.line", line)


@trial("buyer")
def confirm_small_and_add_a_line_by_default(one):
    order = one.order(900, stage="confirmed")
    with one.attack():
        context = {"default_order_id": order}
        line = joined(one)
        one.me.create("purchase.order.line", line, context=context)


@trial("buyer")
def confirm_small_and_add_a_line_by_a_stored_default(one):
    order = one.order(900, stage="confirmed")
    call = ("ir.default", "set", "purchase.order.line", "order_id", order, True)
    with one.attack():
        one.me.call(*call)
        line = joined(one)
        one.me.create("purchase.order.line", line)
    domain = [("user_id", "=", one.me.uid)]
    admin = one.office.admin
    admin.unlink("ir.default", admin.search("ir.default", domain))


@trial("buyer")
def confirm_small_and_move_a_line_in(one):
    order, draft = one.order(900, stage="confirmed"), one.order()
    with one.attack():
        one.me.write("purchase.order.line", one.line(draft), {"order_id": order})


@trial("buyer")
def confirm_small_and_link_a_line_in(one):
    order, draft = one.order(900, stage="confirmed"), one.order()
    with one.attack():
        vals = {"order_line": [(4, one.line(draft))]}
        one.me.write("purchase.order", order, vals)


@trial("buyer")
def confirm_small_with_a_discount_line_and_remove_it(one):
    order = one.order(900)
    rebate = {**one.office.line(-8000), "product_id": one.office.add_product("Rebate")}
    lines = [(1, one.line(order), {"price_unit": 850}), (0, 0, rebate)]
    one.me.write("purchase.order", order, {"order_line": lines})
    one.me.call("purchase.order", "button_confirm", [order])
    with one.attack():
        last = one.office.lines(order)[-1]
        one.me.write("purchase.order.line", last, {"product_qty": 0})


@trial("buyer", ends=("parked", *GIVEN_BACK))
def remove_a_discount_line_while_it_waits(one):
    order = one.order(5000)
    rebate = {**one.office.line(-3000), "product_id": one.office.add_product("Rebate")}
    one.me.write("purchase.order", order, {"order_line": [(0, 0, rebate)]})
    one.me.call("purchase.order", "button_confirm", [order])
    request = one.office.request(order)
    one.me.unlink("purchase.order.line", one.office.lines(order)[-1])
    assert one.office.facts(request)["request"]["state"] == "stale"


@trial("buyer", "chief", "invoicer", ends=GIVEN_BACK)
def raise_the_price_while_it_waits(one):
    change(one, one.order(stage="pending"), price_unit=600)


@trial("buyer", ends=GIVEN_BACK)
def raise_the_quantity_while_it_waits(one):
    change(one, one.order(stage="pending"), product_qty=11, price_unit=500)


@trial("buyer", ends=GIVEN_BACK)
def add_a_line_while_it_waits_by_default(one):
    order = one.order(stage="pending")
    context = {"default_order_id": order}
    line = joined(one)
    one.me.create("purchase.order.line", line, context=context)


@trial("buyer", ends=GIVEN_BACK)
def swap_the_vendor_while_it_waits(one):
    order = one.order(stage="pending")
    other = one.office.add_vendor("Other Vendor")
    one.me.write("purchase.order", order, {"partner_id": other})


@trial("buyer", ends=GIVEN_BACK)
def swap_the_product_for_the_same_amount_while_it_waits(one):
    product = one.office.add_product("Gold")
    change(one, one.order(stage="pending"), product_id=product, price_unit=500)


@trial("buyer", ends=GIVEN_BACK)
def deliver_to_another_warehouse_while_it_waits(one):
    order = one.order(stage="pending")
    vals = {"picking_type_id": north(one).receipts}
    one.me.write("purchase.order", order, vals)


def north(one):
    """Return a second warehouse."""
    places = one.office.places
    return places.get("North") or one.office.add_place("North")


@trial("buyer", "chief", "invoicer", "boss")
def raise_the_price_after_the_approval(one):
    change(one, one.order(stage="approved"), price_unit=501)


@trial("buyer")
def raise_the_quantity_after_the_approval(one):
    change(one, one.order(stage="approved"), product_qty=11, price_unit=500)


@trial("buyer")
def order_dozens_after_the_approval(one):
    unit = one.office.admin.ref("uom.product_uom_dozen")
    order = one.order(stage="approved")
    change(one, order, product_uom_id=unit, price_unit=501)


@trial("buyer")
def turn_the_discount_into_a_surcharge(one):
    change(one, one.order(stage="approved"), discount=-50)


@trial("buyer")
def swap_the_product_for_the_same_amount(one):
    product = one.office.add_product("Gold")
    change(one, one.order(stage="approved"), product_id=product, price_unit=500)


@trial("buyer")
def pay_more_for_less(one):
    change(one, one.order(stage="approved"), product_qty=5, price_unit=1000)


@trial("buyer")
def move_the_amount_to_another_line(one):
    order = one.order(stage="approved")
    gold = {**one.office.line(1000), "product_id": one.office.add_product("Gold")}
    with one.attack():
        lines = [(1, one.line(order), {"price_unit": 400}), (0, 0, gold)]
        one.me.write("purchase.order", order, {"order_line": lines})


@trial("buyer", "chief")
def swap_the_vendor_after_the_approval(one):
    order = one.order(stage="approved")
    other = one.office.add_vendor("Other Vendor")
    with one.attack():
        one.me.write("purchase.order", order, {"partner_id": other})


@trial("buyer")
def save_a_higher_price_as_the_form_does(one):
    order = one.order(stage="approved")
    vals = {"order_line": [(1, one.line(order), {"price_unit": 900})]}
    with one.attack():
        one.me.call("purchase.order", "web_save", [order], vals, {})


@trial("buyer")
def import_a_higher_price(one):
    line = one.line(one.order(stage="approved"))
    one.load("purchase.order.line", [".id", "price_unit"], (str(line), "900"))


@trial("buyer")
def raise_the_price_of_many_lines(one):
    orders = [one.order(900), one.order(stage="approved"), one.order(900)]
    lines = [one.line(order) for order in orders]
    with one.attack():
        one.me.write("purchase.order.line", lines, {"price_unit": 900})


@trial("buyer", "chief")
def unlock_and_raise_the_price(one):
    order = one.order(stage="approved")
    one.office.admin.call("purchase.order", "button_lock", [order])
    with one.attack():
        one.me.call("purchase.order", "button_unlock", [order])
        one.me.write("purchase.order.line", one.line(order), {"price_unit": 900})


@trial("buyer")
def raise_the_price_with_forged_context_keys(one):
    line = one.line(one.order(stage="approved"))
    fakes = {"jxc_engine": "engine", "skip_approval": True, "install_mode": True}
    with one.attack():
        vals = {"price_unit": 900}
        one.me.write("purchase.order.line", line, vals, context=fakes)
