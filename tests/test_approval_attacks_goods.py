"""Attempts to get goods out by scraps, returns, backorders and other documents."""

import pytest
from support.documents import Documents
from support.trials import Trials

trial = Trials()
HELD = ("refused", "nothing moved")


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def validate(one, *pickings, session=None, **context):
    """Press Validate."""
    call = ("stock.picking", "button_validate", list(pickings))
    return (session or one.me).call(*call, context=context)


def make(one, product):
    """Return what makes documents of a product in the person's name."""
    return Documents(one.me, one.office, product, one.office.vendor)


def scrap(one, quantity=20, product=None):
    """Return a draft scrap."""
    product = product or one.product()
    return make(one, product).scrap(one.office.places["Central"], scrap_qty=quantity)


def dispose(one, record):
    """Press Validate on a scrap."""
    return one.me.call("stock.scrap", "action_validate", [record])


@trial("keeper", "chief", ends=("nothing moved",))
def scrap_goods(one):
    dispose(one, scrap(one))


@trial("keeper", ends=HELD)
def scrap_goods_past_the_button(one):
    with one.attack():
        one.me.call("stock.scrap", "do_scrap", [scrap(one)])


@trial("keeper")
def write_the_state_of_a_scrap(one):
    record = scrap(one)
    with one.attack():
        one.me.write("stock.scrap", record, {"state": "done"})


@trial("keeper", ends=HELD)
def scrap_small_and_raise_while_it_is_done(one):
    product = one.product()
    record = scrap(one, 5, product)
    dispose(one, record)
    with one.attack():
        one.me.write("stock.scrap", record, {"scrap_qty": 60})
    with one.attack():
        [move] = one.office.admin.value("stock.scrap", record, "move_ids")
        one.me.write("stock.move", move, {"quantity": 60})


@trial("keeper", ends=HELD)
def scrap_a_dozen_after_asking_for_a_piece(one):
    record = scrap(one, 9)
    dozen = one.office.admin.ref("uom.product_uom_dozen")
    with one.attack():
        one.me.write("stock.scrap", record, {"product_uom_id": dozen})
        dispose(one, record)


@trial("keeper", ends=HELD)
def raise_a_scrap_while_it_waits(one):
    record = scrap(one)
    dispose(one, record)
    request = one.office.request(record, "stock.scrap")
    one.me.write("stock.scrap", record, {"scrap_qty": 80})
    with one.attack():
        one.office.decide(request)


@trial("keeper")
def scrap_twice_with_one_approval(one):
    product = one.product(20)
    record = scrap(one, 20, product)
    dispose(one, record)
    one.office.decide(one.office.request(record, "stock.scrap"))
    assert one.office.on_hand(product) == 80
    with one.attack():
        one.me.write("stock.scrap", record, {"state": "draft"})
        dispose(one, record)


@trial("keeper", ends=("nothing moved",))
def move_goods_to_the_scrap_location(one):
    admin, place = one.office.admin, one.office.places["Central"]
    domain = [("usage", "=", "inventory"), ("company_id", "=", one.office.id)]
    loss = admin.search("stock.location", domain)[0]
    ends = (place.transfers, place.stock, loss)
    validate(one, make(one, one.product()).transfer(*ends, 20))


@trial("keeper", ends=("nothing moved",))
def call_a_delivery_an_internal_transfer(one):
    place = one.office.places["Central"]
    ends = (place.transfers, place.stock, one.office.customers)
    validate(one, make(one, one.product()).transfer(*ends, 20))


@trial("keeper", ends=HELD)
def turn_an_internal_transfer_into_a_delivery(one):
    place = one.office.places["Central"]
    maker = make(one, one.product())
    picking = maker.transfer(place.transfers, place.stock, place.stock, 20)
    lines = one.office.admin.value("stock.picking", picking, "move_line_ids")
    with one.attack():
        values = {"location_dest_id": one.office.customers}
        one.me.write("stock.move.line", lines, values)
        validate(one, picking)


def press(one, action):
    """Answer a dialogue that a button opened with its main button."""
    model, context = action["res_model"], action["context"]
    wizard = one.me.create(model, {}, context=context)
    return one.me.call(model, "process", [wizard], context=context)


@trial("keeper", ends=("moved as approved",))
def raise_the_backorder_of_an_approved_delivery(one):
    picking, _product = one.delivery(stage="approved")
    admin = one.office.admin
    [move] = admin.value("stock.picking", picking, "move_ids")
    one.me.write("stock.move", move, {"quantity": 5})
    press(one, validate(one, picking))
    [rest] = admin.search("stock.picking", [("backorder_id", "=", picking)])
    [move] = admin.value("stock.picking", rest, "move_ids")
    one.me.write("stock.move", move, {"quantity": 60})
    validate(one, rest)


@trial("keeper", ends=("moved as approved",))
def forge_a_backorder_of_an_approved_delivery(one):
    picking, product = one.delivery(stage="approved")
    validate(one, picking)
    other = make(one, product).delivery(one.office.places["Central"], 20)
    one.me.write("stock.picking", other, {"backorder_id": picking})
    validate(one, other)


@trial("keeper", ends=("moved as approved; nothing moved",))
def return_more_than_is_allowed_to_the_vendor(one):
    allowed = one.product(0)
    one.products[allowed] = 20
    one.office.rule("return", "boss", limit=100, sequence=1)
    maker = make(one, allowed)
    place = one.office.places["Central"]
    ends = (place.receipts, one.office.suppliers, place.stock)
    picking = maker.transfer(*ends, 20)
    validate(one, picking)
    context = {"active_model": "stock.picking", "active_id": picking}
    model = "stock.return.picking"
    wizard = one.me.create(model, {}, context=context)
    lines = one.me.value(model, wizard, "product_return_moves")
    one.me.write("stock.return.picking.line", lines, {"quantity": 20})
    back = one.me.call(model, "action_create_returns", [wizard])["res_id"]
    validate(one, back)
    assert one.office.on_hand(allowed) == 120
    one.product()


@trial("chief", ends=HELD)
def relocate_stock_without_a_transfer(one):
    product = one.product()
    admin, place = one.office.admin, one.office.places["Central"]
    values = {"name": "Shelf", "location_id": place.warehouse and place.stock}
    shelf = admin.create("stock.location", values)
    domain = [("product_id", "=", product), ("location_id", "=", place.stock)]
    quants = admin.search("stock.quant", domain)
    values = {"quant_ids": [(6, 0, quants)], "dest_location_id": shelf}
    with one.attack():
        wizard = one.me.create("stock.quant.relocate", values)
        one.me.call("stock.quant.relocate", "action_relocate_quants", [wizard])


@trial("keeper", ends=HELD)
def write_a_quantity(one):
    product = one.product()
    quants = one.office.admin.search("stock.quant", [("product_id", "=", product)])
    with one.attack():
        one.me.write("stock.quant", quants, {"quantity": 5})


def run(one, code, picking):
    """Let the person run an action of the server that an administrator made."""
    admin = one.office.admin
    model = admin.search("ir.model", [("model", "=", "stock.picking")])[0]
    action = {"name": "Action", "model_id": model, "state": "code", "code": code}
    action["group_ids"] = [(6, 0, [admin.ref("base.group_user")])]
    action = admin.create("ir.actions.server", action)
    context = {"active_model": "stock.picking", "active_ids": [picking]}
    context["active_id"] = picking
    one.me.json("/web/action/run", action_id=action, context=context)


@trial("keeper")
def run_a_server_action_that_validates(one):
    picking, _product = one.delivery()
    with one.attack():
        run(one, "records.sudo()._action_done()", picking)


@trial("keeper", ends=("nothing moved; moved as approved",))
def validate_several_at_once(one):
    picking, _product = one.delivery()
    little, _other = one.delivery(5)
    validate(one, picking, little)


@trial("keeper", ends=("moved as approved",))
def copy_an_approved_delivery(one):
    picking, _product = one.delivery(stage="approved")
    validate(one, picking)
    [copy] = one.me.call("stock.picking", "copy", [picking])
    one.me.call("stock.picking", "action_confirm", [copy])
    validate(one, copy)
