"""Attempts to move goods past an approval, or beyond what was approved."""

import pytest
from support.trials import Trials

trial = Trials()
HELD = ("refused", "nothing moved")


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def moves(one, picking):
    """Return the ids of the moves of a transfer."""
    return one.office.admin.value("stock.picking", picking, "move_ids")


def details(one, picking):
    """Return the ids of the move lines of a transfer."""
    return one.office.admin.value("stock.picking", picking, "move_line_ids")


def validate(one, *pickings, **context):
    """Press Validate."""
    return one.me.call(
        "stock.picking", "button_validate", list(pickings), context=context
    )


def goods(one, product, quantity=20):
    """Return the values of a movement out of Central's stock to customers."""
    place = one.office.places["Central"]
    ends = {"location_id": place.stock, "location_dest_id": one.office.customers}
    values = {"product_id": product, "company_id": one.office.id, **ends}
    return values, quantity


@trial("keeper", "chief", "boss", ends=("nothing moved",))
def validate_a_delivery(one):
    picking, _product = one.delivery()
    validate(one, picking)


@trial("keeper", "chief", ends=HELD)
def validate_again_while_it_waits(one):
    picking, _product = one.delivery(stage="pending")
    with one.attack():
        validate(one, picking, skip_backorder=True, skip_sanity_check=True)


@trial("buyer", "plain", "portal", "invoicer", ends=HELD)
def validate_without_being_asked(one):
    picking, _product = one.delivery(stage="pending")
    with one.attack():
        validate(one, picking)


FAKES = {
    "jxc_engine": "engine",
    "skip_approval": True,
    "skip_backorder": True,
    "skip_immediate": True,
    "skip_sms": True,
    "is_scrap": True,
    "inventory_mode": True,
    "button_validate_picking_ids": [],
}


@trial("keeper", ends=HELD)
def validate_with_forged_context_keys(one):
    picking, _product = one.delivery(stage="pending")
    with one.attack():
        validate(one, picking, **FAKES)


@trial("keeper", "chief")
def write_the_state_of_the_moves(one):
    picking, _product = one.delivery(stage="pending")
    with one.attack():
        one.me.write("stock.move", moves(one, picking), {"state": "done"})


@trial("keeper", ends=HELD)
def write_the_state_of_the_details(one):
    picking, _product = one.delivery(stage="pending")
    with one.attack():
        lines = details(one, picking)
        one.me.write("stock.move.line", lines, {"state": "done"})
        one.me.write("stock.move.line", lines, {"quantity": 60})


@trial("keeper")
def write_the_state_of_the_transfer(one):
    picking, _product = one.delivery(stage="pending")
    with one.attack():
        one.me.write("stock.picking", picking, {"state": "done"})


@trial("keeper", ends=HELD)
def write_the_state_cancelled_and_validate(one):
    picking, _product = one.delivery()
    with one.attack():
        one.me.write("stock.picking", picking, {"state": "cancel"})
        validate(one, picking)


@trial("keeper")
def write_the_state_done_while_small_and_raise(one):
    picking, _product = one.delivery(5)
    with one.attack():
        one.me.write("stock.picking", picking, {"state": "done"})
        one.me.write("stock.move", moves(one, picking), {"quantity": 50})
        validate(one, picking)


@trial("keeper")
def create_a_done_move(one):
    values, quantity = goods(one, one.product())
    line = (0, 0, {**values, "quantity": quantity})
    values |= {"product_uom_qty": quantity, "state": "done", "move_line_ids": [line]}
    with one.attack():
        one.me.create("stock.move", values)


@trial("keeper")
def create_a_done_move_by_default(one):
    values, quantity = goods(one, one.product())
    line = (0, 0, {**values, "quantity": quantity})
    values |= {"product_uom_qty": quantity, "move_line_ids": [line]}
    with one.attack():
        one.me.create("stock.move", values, context={"default_state": "done"})


@trial("keeper", ends=HELD)
def create_a_done_detail_without_a_move(one):
    values, quantity = goods(one, one.product())
    with one.attack():
        values |= {"quantity": quantity, "state": "done"}
        one.me.create("stock.move.line", values)


@trial("keeper", ends=HELD)
def create_a_done_detail_by_default(one):
    values, quantity = goods(one, one.product())
    with one.attack():
        context = {"default_state": "done"}
        values = {**values, "quantity": quantity}
        one.me.create("stock.move.line", values, context=context)


@trial("keeper", ends=HELD)
def write_a_loose_detail_to_done(one):
    values, quantity = goods(one, one.product())
    with one.attack():
        line = one.me.create("stock.move.line", {**values, "quantity": 1})
        one.me.write("stock.move.line", line, {"state": "done"})
        one.me.write("stock.move.line", line, {"quantity": quantity})


@trial("keeper")
def write_a_loose_move_to_done(one):
    values, quantity = goods(one, one.product())
    with one.attack():
        move = one.me.create("stock.move", {**values, "product_uom_qty": quantity})
        one.me.write("stock.move", move, {"quantity": quantity, "picked": True})
        one.me.write("stock.move", move, {"state": "done"})


@trial("keeper", ends=HELD)
def raise_the_quantity_while_it_waits(one):
    picking, _product = one.delivery(stage="pending")
    request = one.office.request(picking, "stock.picking")
    one.me.write("stock.move", moves(one, picking), {"quantity": 40})
    with one.attack():
        one.office.decide(request)
        validate(one, picking)


@trial("keeper", ends=(*HELD, "moved as approved"))
def raise_the_quantity_after_the_approval(one):
    picking, _product = one.delivery(stage="approved")
    one.me.write("stock.move", moves(one, picking), {"quantity": 40})
    validate(one, picking, skip_backorder=True)


@trial("keeper", ends=HELD)
def add_a_move_by_default_after_the_approval(one):
    picking, _product = one.delivery(stage="approved")
    other = one.product()
    values, quantity = goods(one, other)
    context = {"default_picking_id": picking}
    with one.attack():
        move = {**values, "product_uom_qty": quantity}
        move = one.me.create("stock.move", move, context=context)
        one.me.write("stock.move", move, {"quantity": quantity})
        validate(one, picking)


@trial("keeper", ends=HELD)
def add_a_detail_by_default_after_the_approval(one):
    picking, _product = one.delivery(stage="approved")
    values, quantity = goods(one, one.product())
    context = {"default_picking_id": picking}
    with one.attack():
        values = {**values, "quantity": quantity}
        one.me.create("stock.move.line", values, context=context)
        validate(one, picking)
