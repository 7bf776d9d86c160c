"""Attempts to change what has been moved already."""

import pytest
from support.trials import Trials

trial = Trials()


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def moves(one, picking):
    """Return the ids of the moves of a transfer."""
    return one.office.admin.value("stock.picking", picking, "move_ids")


def details(one, picking):
    """Return the ids of the move lines of a transfer."""
    return one.office.admin.value("stock.picking", picking, "move_line_ids")


def validate(one, picking):
    """Press Validate."""
    return one.me.call("stock.picking", "button_validate", [picking])


def goods(one, product, quantity=20):
    """Return the values of a movement out of Central's stock to customers."""
    place = one.office.places["Central"]
    ends = {"location_id": place.stock, "location_dest_id": one.office.customers}
    values = {"product_id": product, "company_id": one.office.id, **ends}
    return values, quantity


def done(one):
    """Return an approved delivery that is done, and its product."""
    picking, product = one.delivery(stage="approved")
    keeper = one.office.as_user("keeper")
    keeper.call("stock.picking", "button_validate", [picking])
    assert one.office.on_hand(product) == 80
    return picking, product


def small(one):
    """Return a small delivery that is done, and its product."""
    picking, product = one.delivery(5)
    keeper = one.office.as_user("keeper")
    keeper.call("stock.picking", "button_validate", [picking])
    assert one.office.on_hand(product) == 95
    return picking, product


@trial("keeper", "chief")
def raise_the_quantity_of_a_done_detail(one):
    picking, _product = small(one)
    with one.attack():
        one.me.write("stock.move.line", details(one, picking), {"quantity": 60})


@trial("keeper", "chief")
def raise_the_quantity_of_an_approved_detail(one):
    picking, _product = done(one)
    with one.attack():
        one.me.write("stock.move.line", details(one, picking), {"quantity": 60})


@trial("keeper")
def raise_the_quantity_of_a_done_move(one):
    picking, _product = small(one)
    with one.attack():
        one.me.write("stock.move", moves(one, picking), {"quantity": 60})


@trial("keeper")
def add_a_detail_to_a_done_transfer(one):
    picking, product = small(one)
    values, quantity = goods(one, product)
    values |= {"picking_id": picking, "quantity": quantity}
    with one.attack():
        one.me.create("stock.move.line", values)


@trial("keeper")
def add_a_detail_to_a_done_transfer_by_default(one):
    picking, product = small(one)
    values, quantity = goods(one, product)
    context = {"default_picking_id": picking}
    with one.attack():
        values = {**values, "quantity": quantity}
        one.me.create("stock.move.line", values, context=context)


@trial("keeper")
def add_a_detail_to_a_done_move_by_default(one):
    picking, product = small(one)
    values, quantity = goods(one, product)
    context = {"default_move_id": moves(one, picking)[0]}
    with one.attack():
        values = {**values, "quantity": quantity}
        one.me.create("stock.move.line", values, context=context)


@trial("keeper")
def save_a_done_transfer_as_the_form_does(one):
    picking, _product = small(one)
    line = (1, details(one, picking)[0], {"quantity": 60})
    values = {"move_line_ids": [line]}
    with one.attack():
        one.me.call("stock.picking", "web_save", [picking], values, {})


@trial("keeper")
def import_a_higher_quantity_of_a_done_detail(one):
    picking, _product = small(one)
    [line] = details(one, picking)
    one.load("stock.move.line", [".id", "quantity"], (str(line), "60"))


@trial("keeper")
def take_a_done_transfer_back_and_raise_its_detail(one):
    picking, _product = small(one)
    with one.attack():
        one.me.write("stock.picking", picking, {"state": "assigned"})
        one.me.write("stock.move.line", details(one, picking), {"quantity": 60})


@trial("keeper")
def take_a_done_transfer_back_and_validate_it_again(one):
    picking, _product = done(one)
    with one.attack():
        one.me.write("stock.move", moves(one, picking), {"state": "assigned"})
        validate(one, picking)


@trial("keeper")
def take_a_small_done_transfer_back_and_validate_it_again(one):
    picking, _product = small(one)
    for _time in range(3):
        with one.attack():
            one.me.write("stock.move", moves(one, picking), {"state": "assigned"})
            validate(one, picking)
