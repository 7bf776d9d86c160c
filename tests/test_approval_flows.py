"""What Odoo does on its own goes on while approvals are in force.

Every flow runs with ownership enforced and without.
"""

import pytest
from support.documents import Documents


@pytest.fixture(scope="module")
def office(new_office):
    """The company of the approval tests, with access scopes for its people."""
    company = new_office("approval_flows")
    for login in ("buyer", "keeper"):
        company.add_scope(login, "Central")
    company.buy_route = company.admin.ref("purchase_stock.route_warehouse0_buy")
    return company


@pytest.fixture(params=[False, True], ids=["open", "enforced"], autouse=True)
def ownership(request, office):
    """Switch the enforcement of ownership."""
    office.enforce(request.param)
    yield
    office.enforce(False)


def states(office, *orders):
    """Return the states of orders."""
    rows = office.admin.read("purchase.order", list(orders), ["state"])
    return [row["state"] for row in rows]


def approval(office, document, model="stock.picking"):
    """Return the state of a document and of its approval."""
    [row] = office.admin.read(model, document, ["state", "jxc_approval_state"])
    return row["state"], row["jxc_approval_state"]


def validate(office, *pickings, login="keeper"):
    """Press Validate."""
    session = office.as_user(login)
    return session.call("stock.picking", "button_validate", list(pickings))


def press(session, action):
    """Answer a dialogue that a button opened with its main button."""
    model, context = action["res_model"], action["context"]
    wizard = session.create(model, {}, context=context)
    return session.call(model, "process", [wizard], context=context)


def schedule(office):
    """Run the scheduler."""
    cron = office.admin.ref("stock.ir_cron_scheduler_action")
    office.admin.call("ir.cron", "method_direct_trigger", [cron])


def test_scheduler_leaves_an_order_that_waits_alone(office):
    admin, place = office.admin, office.places["Central"]
    product = office.add_product("Needed")
    vendor = office.add_vendor("Supplier", product, price=100)
    values = {"minimum": 20, "route_id": office.buy_route}
    point = office.make.orderpoint(place, product, **values)
    schedule(office)
    domain = [("partner_id", "=", vendor)]
    [order] = admin.search("purchase.order", domain)
    office.as_user("buyer").call("purchase.order", "button_confirm", [order])
    assert states(office, order) == ["to approve"]
    before = office.facts(office.request(order))
    values = {"product_min_qty": 50, "product_max_qty": 50}
    admin.write("stock.warehouse.orderpoint", point, values)
    schedule(office)
    orders = admin.search("purchase.order", domain, order="id")
    assert states(office, *orders) == ["to approve", "draft"]
    quantities = [
        admin.value("purchase.order.line", office.lines(one)[0], "product_qty")
        for one in orders
    ]
    assert quantities == [20, 30]
    assert office.facts(before["request"]["id"]) == before
    office.decide(before["request"]["id"])
    schedule(office)
    assert states(office, *admin.search("purchase.order", domain, order="id")) == [
        "purchase",
        "draft",
    ]


@pytest.mark.parametrize("stage", ["pending", "approved"])
def test_vendor_acknowledges_and_updates_dates(office, stage):
    order = office.buy()
    if stage == "approved":
        office.decide(office.request(order))
    portal = office.as_user("portal")
    before = office.facts(office.request(order))
    body = {"jsonrpc": "2.0", "params": {str(office.lines(order)[0]): "2031-05-06"}}
    path = f"{portal.url}/my/purchase/{order}"
    assert portal.http.post(f"{path}/update", json=body).status_code == 200
    page = portal.http.get(path, params={"acknowledge": "True"})
    assert page.status_code == 200
    line = office.lines(order)[0]
    planned = office.admin.value("purchase.order.line", line, "date_planned")
    assert planned.startswith("2031-05-06")
    assert office.facts(office.request(order)) == before
    if stage == "approved":
        assert office.admin.value("purchase.order", order, "acknowledged") is True


def test_mass_confirmation_of_a_mixed_list(office):
    orders = [office.buy(amount=one, confirm=False) for one in (900, 5000, 100, 2000)]
    office.as_user("buyer").call("purchase.order", "button_confirm", orders)
    expected = ["purchase", "to approve", "purchase", "to approve"]
    assert states(office, *orders) == expected
    for order in orders[1::2]:
        office.decide(office.request(order))
    assert states(office, *orders) == ["purchase"] * 4


def test_receipt_in_three_steps(office):
    """The steps inside the warehouse wait for their approval, one after the other."""
    admin, place = office.admin, office.places["Central"]
    product = office.add_product("Stepwise")
    admin.write("stock.warehouse", place.warehouse, {"reception_steps": "three_steps"})
    order = office.buy("buyer", 900, product=product)
    domain = [("product_id", "=", product), ("state", "not in", ("done", "cancel"))]
    for _step in range(3):
        moves = admin.search_read("stock.move", domain, ["picking_id"])
        [picking] = {move["picking_id"][0] for move in moves}
        validate(office, picking)
        if approval(office, picking)[0] != "done":
            office.decide(office.request(picking, "stock.picking"))
            validate(office, picking)
        assert approval(office, picking)[0] == "done"
    admin.write("stock.warehouse", place.warehouse, {"reception_steps": "one_step"})
    assert office.on_hand(product) == 10
    received = admin.value(
        "purchase.order.line", office.lines(order)[0], "qty_received"
    )
    assert received == 10


def test_several_transfers_of_which_some_wait(office):
    product = office.stocked()
    sizes = (5, 20, 3, 30)
    pickings = [office.deliver(product, quantity) for quantity in sizes]
    notice = validate(office, *pickings)
    assert "boss" in notice["params"]["message"]
    found = [approval(office, picking)[1] for picking in pickings]
    assert found == ["none", "pending", "none", "pending"]
    assert office.on_hand(product) == 92
    for picking in pickings[1::2]:
        office.decide(office.request(picking, "stock.picking"))
    assert validate(office, *pickings[1::2]) is True
    assert office.on_hand(product) == 42


def test_backorder_of_an_approved_delivery(office):
    product = office.stocked()
    picking = office.deliver(product)
    validate(office, picking)
    office.decide(office.request(picking, "stock.picking"))
    [move] = office.admin.value("stock.picking", picking, "move_ids")
    keeper = office.as_user("keeper")
    keeper.write("stock.move", move, {"quantity": 5})
    press(keeper, validate(office, picking))
    domain = [("backorder_id", "=", picking)]
    [rest] = office.admin.search("stock.picking", domain)
    assert validate(office, rest) is True
    assert office.on_hand(product) == 80
    assert approval(office, rest) == ("done", "none")


def test_receipt_of_an_approved_order_in_two_parts(office):
    order = office.buy(product=office.add_product("Parts"))
    office.decide(office.request(order))
    [receipt] = office.admin.value("purchase.order", order, "picking_ids")
    validate(office, receipt)
    assert approval(office, receipt) == ("assigned", "pending")
    office.decide(office.request(receipt, "stock.picking"))
    [move] = office.admin.value("stock.picking", receipt, "move_ids")
    keeper = office.as_user("keeper")
    keeper.write("stock.move", move, {"quantity": 4})
    press(keeper, validate(office, receipt))
    [rest] = office.admin.search("stock.picking", [("backorder_id", "=", receipt)])
    assert validate(office, rest) is True
    [line] = office.lines(order)
    assert office.admin.value("purchase.order.line", line, "qty_received") == 10


def test_scrap_small_and_large(office):
    product = office.stocked()
    make = Documents(office.as_user("keeper"), office, product, office.vendor)
    place = office.places["Central"]
    small, large = (make.scrap(place, scrap_qty=quantity) for quantity in (5, 20))
    for scrap in (small, large):
        make.session.call("stock.scrap", "action_validate", [scrap])
    assert approval(office, small, "stock.scrap") == ("done", "none")
    assert approval(office, large, "stock.scrap") == ("draft", "pending")
    office.decide(office.request(large, "stock.scrap"))
    assert approval(office, large, "stock.scrap") == ("done", "approved")
    assert office.on_hand(product) == 75


def test_count_goes_on(office):
    product = office.stocked()
    make = Documents(office.as_user("keeper"), office, product, office.vendor)
    quant = make.count(office.places["Central"], 95, product)
    make.session.call("stock.quant", "action_apply_inventory", [quant])
    assert office.on_hand(product) == 95


@pytest.fixture(scope="module")
def branch(office):
    """Return a company that counts in yen, and its receipts."""
    hidden = {"active_test": False}
    [yen] = office.admin.search("res.currency", [("name", "=", "JPY")], context=hidden)
    office.admin.write("res.currency", yen, {"active": True})
    return office.add_branch("buyer", "boss", currency_id=yen)


def test_thresholds_count_in_the_company_of_the_order(office, branch):
    """A rule of 1,000 yen counts in the branch, whichever company is active."""
    other, receipts = branch
    both = {"allowed_company_ids": [office.id, other]}
    admin, buyer = office.admin, office.as_user("buyer")
    step = {"approver_type": "users", "user_ids": [(4, office.users["boss"])]}
    rule = {"name": "Branch", "company_id": other, "step_ids": [(0, 0, step)]}
    rule = admin.create("jxc.approval.rule", {**rule, "amount_min": 2000}, context=both)
    orders = {}
    for amount in (1500, 5000):
        values = {"partner_id": office.vendor, "company_id": other}
        values |= {"picking_type_id": receipts}
        values |= {"order_line": [(0, 0, office.line(amount))]}
        order = buyer.create("purchase.order", values, context=both)
        orders[amount] = order
        buyer.call("purchase.order", "button_confirm", [order], context=both)
    rows = admin.call(
        "purchase.order", "read", list(orders.values()), ["state"], context=both
    )
    assert [row["state"] for row in rows] == ["purchase", "to approve"]
    domain = [("res_id", "=", orders[5000]), ("res_model", "=", "purchase.order")]
    fields = ["amount", "currency_id"]
    [request] = admin.search_read("jxc.approval.request", domain, fields, context=both)
    assert (request["amount"], request["currency_id"][1]) == (5000, "JPY")
    admin.write("jxc.approval.rule", rule, {"active": False}, context=both)


@pytest.mark.parametrize(
    ("amount", "state"), [(1999, "purchase"), (2000, "to approve")]
)
def test_thresholds_count_in_company_currency(office, amount, state):
    """An order over 2,000 in a currency of which two make one is worth 1,000."""
    admin = office.admin
    domain = [("name", "=", "SEK")]
    hidden = {"active_test": False}
    [crown] = admin.search("res.currency", domain, context=hidden)
    admin.write("res.currency", crown, {"active": True})
    if not admin.value("res.currency", crown, "rate_ids"):
        rate = {"currency_id": crown, "name": "2020-01-01", "rate": 2}
        admin.create("res.currency.rate", {**rate, "company_id": office.id})
    order = office.buy(amount=amount, currency_id=crown)
    assert states(office, order) == [state]
