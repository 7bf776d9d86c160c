"""What gates never stop: schedulers, vendors, chains of transfers, certified people."""

from support.gates import Passage


def test_reordering_by_the_scheduler(gates):
    admin = gates.admin
    product = gates.add_product("Reordered")
    vendor = gates.add_vendor("Reorder Vendor", product)
    buy = admin.ref("purchase_stock.route_warehouse0_buy")
    place = gates.places["Central"]
    gates.make.orderpoint(place, product, minimum=5, route_id=buy)
    cron = admin.ref("stock.ir_cron_scheduler_action")
    admin.call("ir.cron", "method_direct_trigger", [cron])
    assert admin.search("purchase.order", [("partner_id", "=", vendor)])


def test_replenishing_by_a_person(gates):
    """A person without the certificate may ask for goods; he confirms nothing."""
    product = gates.add_product("Replenished")
    vendor = gates.add_vendor("Replenish Vendor", product)
    buy = gates.admin.ref("purchase_stock.route_warehouse0_buy")
    place = gates.places["Central"]
    rule = gates.make.orderpoint(place, product, minimum=5, route_id=buy)
    stocker = gates.as_user("stocker")
    stocker.call("stock.warehouse.orderpoint", "action_replenish", [rule])
    domain = [("partner_id", "=", vendor)]
    [row] = gates.admin.search_read("purchase.order", domain, ["state"])
    assert row["state"] == "draft"


def test_a_vendor_acknowledges(gates):
    make = gates.make.by(gates.as_user("able"))
    order, _receipt = make.receipt(gates.places["Central"])
    portal = gates.as_user("portal")
    reply = portal.http.get(f"{portal.url}/my/purchase/{order}?acknowledge=True")
    assert reply.status_code == 200
    assert gates.admin.value("purchase.order", order, "acknowledged")
    [line] = gates.admin.value("purchase.order", order, "order_line")
    portal.json(f"/my/purchase/{order}/update", **{str(line): "2030-01-05"})


def test_a_chain_of_transfers_after_a_receipt(gates):
    """A receipt in two steps makes the transfer to the stock ready."""
    admin, place = gates.admin, gates.places["Central"]
    warehouse = place.warehouse
    admin.write("stock.warehouse", warehouse, {"reception_steps": "two_steps"})
    one = Passage(gates, "able")
    product = gates.add_product("Chained")
    receipt = one.receipt(product)
    one.done_by_able("stock.picking", "button_validate", receipt)
    domain = [("product_id", "=", product), ("state", "=", "assigned")]
    rows = admin.search_read("stock.move", domain, ["picking_id", "location_dest_id"])
    assert [row["location_dest_id"][0] for row in rows] == [place.stock]
    one.done_by_able("stock.picking", "button_validate", rows[0]["picking_id"][0])
    admin.write("stock.warehouse", warehouse, {"reception_steps": "one_step"})


def test_a_job_in_the_name_of_a_person(gates):
    admin = gates.admin
    one = Passage(gates, "keeper")
    picking = one.receipt(one.product(5))
    model = admin.search("ir.model", [("model", "=", "stock.picking")])[0]
    code = f"model.browse({picking}).button_validate()"
    job = {"name": "Job", "model_id": model, "state": "code", "code": code}
    job |= {"interval_number": 1, "interval_type": "days"}
    job = admin.create("ir.cron", {**job, "user_id": gates.users["keeper"]})
    admin.call("ir.cron", "method_direct_trigger", [job])
    assert admin.value("stock.picking", picking, "state") == "done"
    assert not admin.search("jxc.gate.log", [("res_id", "=", picking)])


def test_certified_people_work_as_before(gates):
    """Confirm, receive, deliver, scrap, count: no dialogue, no entry in the log."""
    able, admin = gates.as_user("able"), gates.admin
    before = admin.call("jxc.gate.log", "search_count", [])
    product = gates.stocked()
    make = gates.make.by(able)
    make.product = product
    place = gates.places["Central"]
    _order, receipt = make.receipt(place)
    assert make.validate(receipt) is True
    assert make.validate(make.delivery(place, 3)) is True
    scrap = make.scrap(place)
    assert able.call("stock.scrap", "action_validate", [scrap]) is True
    quant = make.count(place, 90, product)
    able.call("stock.quant", "action_apply_inventory", [quant])
    assert gates.on_hand(product) == 90
    assert admin.call("jxc.gate.log", "search_count", []) == before
