"""Daily work goes on for people who see their own department only."""

import pytest
from support.company import MANAGER, PURCHASER, STOREKEEPER
from support.documents import Documents


@pytest.fixture(scope="module")
def company(enforced):
    """The company with a manager for East, who replenishes from Central."""
    enforced.add_user("boss_east", MANAGER)
    enforced.add_scope("boss_east", "East")
    central, east = enforced.places["Central"], enforced.places["East"]
    values = {"resupply_wh_ids": [(6, 0, [central.warehouse])]}
    enforced.admin.write("stock.warehouse", east.warehouse, values)
    domain = [("supplied_wh_id", "=", east.warehouse)]
    domain += [("supplier_wh_id", "=", central.warehouse)]
    [enforced.resupply] = enforced.admin.search("stock.route", domain)
    return enforced


def works(company, login, product=None):
    """Return what makes documents in the name of a person."""
    session = company.as_user(login)
    return Documents(session, company, product or company.product, company.vendor)


def stamps(company, model, ids, dest=False):
    """Return the departments in charge of records, in the order of the ids."""
    names = ["jxc_department_id", *(["jxc_dest_department_id"] if dest else [])]
    rows = company.admin.read(model, ids, names)
    names_of = {number: name for name, number in company.departments.items()}
    owners = [
        tuple(names_of.get(row[name] and row[name][0]) for name in names)
        for row in rows
    ]
    return owners if dest else [owner for (owner,) in owners]


def on_hand(company, product):
    """Return ``{place: quantity}`` of a product."""
    domain = [("product_id", "=", product), ("quantity", "!=", 0)]
    rows = company.admin.search_read("stock.quant", domain, ["location_id", "quantity"])
    found = {row["location_id"][0]: row["quantity"] for row in rows}
    return {
        place.name: found[place.stock]
        for place in company.places.values()
        if place.stock in found
    }


def press(session, action):
    """Answer a dialogue that a button opened with its main button."""
    model, context = action["res_model"], action["context"]
    wizard = session.create(model, {}, context=context)
    return session.call(model, "process", [wizard], context=context)


def give_back(make, picking, quantity=1):
    """Return goods of a done transfer; return the new transfer, done."""
    context = {"active_model": "stock.picking", "active_id": picking}
    model = "stock.return.picking"
    wizard = make.session.create(model, {}, context=context)
    lines = make.session.value(model, wizard, "product_return_moves")
    values = {"quantity": quantity}
    make.session.write("stock.return.picking.line", lines, values)
    action = make.session.call(model, "action_create_returns", [wizard])
    assert make.validate(action["res_id"]) is True
    return action["res_id"]


def test_buy_receive_in_part_return_and_deliver(company):
    product = company.make.new_product()
    make, central = works(company, "clerk", product), company.places["Central"]
    order, receipt = make.receipt(central, 10)
    [move] = make.session.value("stock.picking", receipt, "move_ids")
    make.session.write("stock.move", move, {"quantity": 6})
    press(make.session, make.validate(receipt))
    domain = [("backorder_id", "=", receipt)]
    [backorder] = make.session.search("stock.picking", domain)
    returned = give_back(make, receipt, 2)
    assert make.validate(backorder) is True
    assert make.validate(make.delivery(central, 3)) is True
    assert on_hand(company, product) == {"Central": 10 - 2 - 3}
    pickings = [receipt, backorder, returned]
    assert stamps(company, "stock.picking", pickings) == ["Central"] * 3
    assert stamps(company, "purchase.order", [order]) == ["Central"]


def test_buyer_orders_and_storekeeper_receives(company):
    """People with the rights of one app only work hand in hand."""
    for login, group in (("buyer", PURCHASER), ("keeper", STOREKEEPER)):
        company.add_user(login, (group,))
        company.add_scope(login, "Central")
    product = company.make.new_product()
    buyer, keeper = works(company, "buyer", product), works(company, "keeper", product)
    central = company.places["Central"]
    order, receipt = buyer.receipt(central, 6)
    assert keeper.validate(receipt) is True
    line = buyer.session.value("purchase.order", order, "order_line")
    buyer.session.write("purchase.order.line", line, {"product_qty": 8})
    domain = [("move_ids.purchase_line_id", "in", line), ("state", "!=", "done")]
    [rest] = keeper.session.search("stock.picking", domain)
    assert keeper.validate(rest) is True
    assert on_hand(company, product) == {"Central": 8}
    assert keeper.validate(keeper.delivery(central, 2)) is True


def test_scrap_and_count(company):
    product = company.make.new_product()
    make, central = works(company, "clerk", product), company.places["Central"]
    make.receive(central, 10)
    scrap = make.scrap(central, scrap_qty=2)
    assert make.session.call("stock.scrap", "action_validate", [scrap]) is True
    quant = make.count(central, 5)
    make.session.call("stock.quant", "action_apply_inventory", [quant])
    assert on_hand(company, product) == {"Central": 5}


@pytest.mark.parametrize("login", ["clerk", "clerk_east"])
@pytest.mark.parametrize("type_of", ["Central", "East"])
def test_transfer_between_departments_by_either_side(company, login, type_of):
    product = company.make.new_product()
    central, east = company.places["Central"], company.places["East"]
    company.make.count(central, 9, product)
    quants = company.admin.search("stock.quant", [("product_id", "=", product)])
    company.admin.call("stock.quant", "action_apply_inventory", quants)
    make = works(company, login, product)
    transfers = company.places[type_of].transfers
    transfer = make.transfer(transfers, central.stock, east.stock, 4)
    make.session.call("stock.picking", "action_assign", [transfer])
    assert make.validate(transfer) is True
    assert on_hand(company, product) == {"Central": 5, "East": 4}
    sides = stamps(company, "stock.picking", [transfer], dest=True)
    assert sides == [("Central", "East")]


def replenish(company, quantity=5):
    """Let East's manager order from Central; return (product, two transfers)."""
    product = company.add_product("chain", route_ids=[(6, 0, [company.resupply])])
    works(company, "clerk", product).receive(company.places["Central"], 20)
    boss = works(company, "boss_east", product)
    east = company.places["East"]
    values = {"route_id": company.resupply, "trigger": "manual"}
    rule = boss.orderpoint(east, product, quantity, **values)
    boss.session.call("stock.warehouse.orderpoint", "action_replenish", [rule])
    domain = [("product_id", "=", product), ("state", "!=", "done")]
    moves = company.admin.search_read("stock.move", domain, ["picking_id"], order="id")
    pickings = [move["picking_id"][0] for move in moves]
    owners = dict(
        zip(stamps(company, "stock.picking", pickings), pickings, strict=True)
    )
    assert set(owners) == {"Central", "East"}
    return product, owners["Central"], owners["East"]


def test_resupply_chain(company):
    """Each department sees and does its part of the chain."""
    product, out, into = replenish(company)
    sender = works(company, "clerk", product)
    receiver = works(company, "clerk_east", product)
    assert not sender.session.search("stock.picking", [("id", "=", into)])
    assert not receiver.session.search("stock.picking", [("id", "=", out)])
    dates = {"scheduled_date": "2030-01-01 10:00:00"}
    sender.session.write("stock.picking", out, dates)
    sender.session.call("stock.picking", "do_unreserve", [out])
    sender.session.call("stock.picking", "action_assign", [out])
    assert sender.validate(out) is True
    form = {"state": {}, "move_ids": {"fields": {"quantity": {}}}}
    [seen] = receiver.session.call("stock.picking", "web_read", [into], form)
    assert (seen["state"], seen["move_ids"][0]["quantity"]) == ("assigned", 5)
    assert receiver.validate(into) is True
    assert on_hand(company, product) == {"Central": 15, "East": 5}
    give_back(receiver, into)
    assert on_hand(company, product) == {"Central": 15, "East": 4}
    give_back(sender, out)
    assert on_hand(company, product) == {"Central": 16, "East": 4}


def test_resupply_chain_in_part(company):
    product, out, into = replenish(company)
    sender = works(company, "clerk", product)
    [move] = sender.session.value("stock.picking", out, "move_ids")
    spec = {"state": {}, "move_ids": {"fields": {"quantity": {}}}}
    values = {"move_ids": [(1, move, {"quantity": 3})]}
    sender.session.call("stock.picking", "web_save", [out], values, spec)
    press(sender.session, sender.validate(out))
    receiver = works(company, "clerk_east", product)
    press(receiver.session, receiver.validate(into))
    assert on_hand(company, product) == {"Central": 17, "East": 3}
    domain = [("product_id", "=", product), ("state", "not in", ("done", "cancel"))]
    rest = company.admin.search("stock.move", domain, order="id")
    assert sorted(stamps(company, "stock.move", rest)) == ["Central", "East"]


def test_cancel_a_resupply_chain(company):
    product, out, into = replenish(company)
    receiver = works(company, "clerk_east", product).session
    receiver.call("stock.picking", "action_cancel", [into])
    works(company, "clerk", product).session.call(
        "stock.picking", "action_cancel", [out]
    )
    states = company.admin.read("stock.picking", [out, into], ["state"])
    assert {row["state"] for row in states} == {"cancel"}
    assert on_hand(company, product) == {"Central": 20}


def test_receipt_in_two_steps(company):
    central = company.places["Central"]
    company.admin.write(
        "stock.warehouse", central.warehouse, {"reception_steps": "two_steps"}
    )
    try:
        product = company.make.new_product()
        make = works(company, "clerk", product)
        make.receive(central, 4)
        domain = [("move_ids.product_id", "=", product), ("state", "!=", "done")]
        [storing] = make.session.search("stock.picking", domain)
        assert stamps(company, "stock.picking", [storing]) == ["Central"]
        assert make.validate(storing) is True
        assert on_hand(company, product) == {"Central": 4}
    finally:
        company.admin.write(
            "stock.warehouse", central.warehouse, {"reception_steps": "one_step"}
        )


def test_screens_of_replenishment_and_counting_open(company):
    clerk = company.as_user("clerk")
    assert clerk.call("stock.warehouse.orderpoint", "action_open_orderpoints")
    assert clerk.call("stock.quant", "action_view_inventory")
