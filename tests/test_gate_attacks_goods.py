"""Attempts to move goods without the certificate that gates ask for."""

import pytest
from support.gates import Passages

trial = Passages()
FAKES = {
    "jxc_gate": "engine",
    "jxc_engine": "engine",
    "cron_id": 1,
    "skip_backorder": True,
    "skip_sanity_check": True,
    "is_scrap": True,
    "tz": "Pacific/Pago_Pago",
    "import_file": True,
}


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(gates, entry):
    entry.run(gates)


def validate(one, *pickings, **context):
    """Press Validate."""
    call = ("stock.picking", "button_validate", list(pickings))
    return one.me.call(*call, context=context)


def moves(one, picking):
    """Return the ids of the moves of a transfer."""
    return one.office.admin.value("stock.picking", picking, "move_ids")


def transfer(one, operation):
    """Return a transfer that is ready, made by the person himself."""
    office = one.office
    place = office.places["Central"]
    if operation == "receipt":
        return one.receipt()
    maker = office.make.by(one.me)
    maker.product = one.product()
    if operation == "internal":
        shelf = {"name": "Shelf", "location_id": place.stock}
        shelf = office.admin.create("stock.location", shelf)
        return maker.transfer(place.transfers, place.stock, shelf, 20)
    ends = {"delivery": office.customers, "return": office.suppliers}
    return maker.transfer(place.deliveries, place.stock, ends[operation], 20)


TRANSFERS = ("receipt", "delivery", "internal", "return")


def for_each_transfer(act):
    """Let the keeper try something with a transfer of each kind."""
    for operation in TRANSFERS:

        def attempt(one, operation=operation):
            act(one, transfer(one, operation))

        attempt.__name__ = act.__name__
        trial(operation, "keeper")(attempt)
    return act


@for_each_transfer
def press_validate(one, picking):
    with one.attack():
        validate(one, picking)


@for_each_transfer
def validate_through_the_external_api(one, picking):
    with one.attack():
        one.me.external("stock.picking", "button_validate", [picking])


@for_each_transfer
def forge_the_context(one, picking):
    with one.attack():
        validate(one, picking, **FAKES)


@for_each_transfer
def write_the_state(one, picking):
    with one.attack():
        one.me.write("stock.picking", picking, {"state": "done"})


@for_each_transfer
def save_the_state_as_the_form_does(one, picking):
    with one.attack():
        values = {"state": "done"}
        one.me.call("stock.picking", "web_save", [picking], values, specification={})


@for_each_transfer
def write_the_state_of_the_moves(one, picking):
    with one.attack():
        one.me.write("stock.move", moves(one, picking), {"state": "done"})


@for_each_transfer
def import_the_state(one, picking):
    assert not one.load("stock.picking", [".id", "state"], [picking, "done"])


@for_each_transfer
def go_on_in_the_dialogue_about_backorders(one, picking):
    one.me.write("stock.move", moves(one, picking), {"quantity": 2, "picked": True})
    context = {"button_validate_picking_ids": [picking]}
    context["default_pick_ids"] = [(4, picking)]
    model = "stock.backorder.confirmation"
    wizard = one.me.create(model, {"pick_ids": [(6, 0, [picking])]}, context=context)
    for method in ("process", "process_cancel_backorder"):
        with one.attack():
            one.me.call(model, method, [wizard], context=context)
    assert len(one.refusals) == 2


@for_each_transfer
def run_an_action_that_validates_with_all_rights(one, picking):
    with one.attack():
        code = "records.sudo().button_validate()"
        one.run_on_server("stock.picking", code, picking)


@for_each_transfer
def run_an_action_that_writes_the_state(one, picking):
    with one.attack():
        code = "records.move_ids.sudo().write({'state': 'done'})"
        one.run_on_server("stock.picking", code, picking)


@trial("delivery", "keeper", "stocker")
def validate_several(one):
    pickings = [transfer(one, "delivery"), transfer(one, "delivery")]
    with one.attack():
        validate(one, *pickings)


@trial("delivery", "keeper")
def call_it_an_internal_transfer(one):
    place = one.office.places["Central"]
    maker = one.office.make.by(one.me)
    maker.product = one.product()
    ends = (place.transfers, place.stock, one.office.customers)
    picking = maker.transfer(*ends, 20)
    with one.attack():
        validate(one, picking)


@trial("delivery", "keeper")
def create_a_done_move(one):
    place = one.office.places["Central"]
    values = {"product_id": one.product(), "company_id": one.office.id}
    values |= {"location_id": place.stock, "location_dest_id": one.office.customers}
    line = (0, 0, {**values, "quantity": 20})
    done = {"product_uom_qty": 20, "state": "done", "move_line_ids": [line]}
    with one.attack():
        one.me.create("stock.move", {**values, **done})
    with one.attack():
        del done["state"]
        context = {"default_state": "done"}
        one.me.create("stock.move", {**values, **done}, context=context)
    assert len(one.refusals) == 2


@trial("receipt", "keeper")
def raise_what_was_received(one):
    product = one.product(5)
    picking = one.receipt(product)
    one.done_by_able("stock.picking", "button_validate", picking)
    one.me.call("stock.picking", "action_toggle_is_locked", [picking])
    with one.attack():
        one.me.write("stock.move", moves(one, picking), {"quantity": 60})
    lines = one.office.admin.value("stock.picking", picking, "move_line_ids")
    with one.attack():
        one.me.write("stock.move.line", lines, {"quantity": 60})
    [line] = one.office.admin.read(
        "stock.move.line", lines, ["location_id", "location_dest_id"]
    )
    values = {"product_id": product, "quantity": 9, "picking_id": picking}
    values |= {"location_id": line["location_id"][0]}
    values |= {"location_dest_id": line["location_dest_id"][0]}
    with one.attack():
        one.me.create("stock.move.line", values)
    assert len(one.refusals) == 3


@trial("return", "keeper")
def return_with_the_dialogue(one):
    product = one.product(5)
    picking = one.receipt(product)
    one.done_by_able("stock.picking", "button_validate", picking)
    context = {"active_model": "stock.picking", "active_id": picking}
    model = "stock.return.picking"
    wizard = one.me.create(model, {}, context=context)
    lines = one.me.value(model, wizard, "product_return_moves")
    one.me.write("stock.return.picking.line", lines, {"quantity": 5})
    back = one.me.call(model, "action_create_returns", [wizard])["res_id"]
    with one.attack():
        validate(one, back)
    assert one.office.on_hand(product) == 105


@trial("internal", "stocker")
def relocate_stock(one):
    product = one.product()
    admin, place = one.office.admin, one.office.places["Central"]
    shelf = {"name": "Shelf", "location_id": place.stock}
    shelf = admin.create("stock.location", shelf)
    domain = [("product_id", "=", product), ("location_id", "=", place.stock)]
    quants = admin.search("stock.quant", domain)
    values = {"quant_ids": [(6, 0, quants)], "dest_location_id": shelf}
    with one.attack():
        wizard = one.me.create("stock.quant.relocate", values)
        one.me.call("stock.quant.relocate", "action_relocate_quants", [wizard])


def scrap(one, quantity=20):
    """Return a draft scrap of the person."""
    maker = one.office.make.by(one.me)
    maker.product = one.product()
    return maker.scrap(one.office.places["Central"], scrap_qty=quantity)


@trial("scrap", "keeper", "stocker")
def press_validate_on_a_scrap(one):
    record = scrap(one)
    with one.attack():
        one.me.call("stock.scrap", "action_validate", [record])


@trial("scrap", "keeper")
def scrap_past_the_button(one):
    record = scrap(one)
    with one.attack():
        one.me.call("stock.scrap", "do_scrap", [record])


@trial("scrap", "keeper")
def scrap_more_than_there_is(one):
    record = scrap(one, 500)
    model = "stock.warn.insufficient.qty.scrap"
    values = {"scrap_id": record, "quantity": 500}
    values["product_id"] = list(one.products)[0]
    values["location_id"] = one.office.places["Central"].stock
    wizard = one.me.create(model, {**values, "product_uom_name": "Units"})
    with one.attack():
        one.me.call(model, "action_done", [wizard])


@trial("scrap", "keeper")
def write_the_state_of_a_scrap(one):
    record = scrap(one)
    with one.attack():
        one.me.write("stock.scrap", record, {"state": "done"})


@trial("scrap", "keeper")
def create_a_done_scrap(one):
    values = {"product_id": one.product(), "scrap_qty": 5, "state": "done"}
    values["location_id"] = one.office.places["Central"].stock
    with one.attack():
        one.me.create("stock.scrap", values)


@trial("scrap", "keeper")
def run_an_action_that_scraps_with_all_rights(one):
    record = scrap(one)
    with one.attack():
        one.run_on_server("stock.scrap", "records.sudo().do_scrap()", record)


@trial("scrap", "keeper")
def move_goods_to_the_scrap_location(one):
    admin, place = one.office.admin, one.office.places["Central"]
    domain = [("usage", "=", "inventory"), ("company_id", "=", one.office.id)]
    loss = admin.search("stock.location", domain)[0]
    maker = one.office.make.by(one.me)
    maker.product = one.product()
    picking = maker.transfer(place.transfers, place.stock, loss, 20)
    with one.attack():
        validate(one, picking)
