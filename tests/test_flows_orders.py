"""Orders that core makes on its own, and those a vendor answers."""

import pytest
from support.company import MANAGER
from support.documents import Documents


@pytest.fixture(scope="module")
def shared(enforced):
    """Two departments lead product categories and share a vendor and a warehouse."""
    admin = enforced.admin
    enforced.kinds = {}
    for department in ("Central", "East"):
        category = admin.create("product.category", {"name": department})
        lead = enforced.departments[department]
        enforced.lead(lead, "category", category_id=category)
        enforced.kinds[department] = category
        login = f"planner_{department.lower()}"
        enforced.add_user(login, MANAGER)
        enforced.add_scope(login, department)
    enforced.buy = admin.ref("purchase_stock.route_warehouse0_buy")
    return enforced


@pytest.fixture
def needs(shared):
    """A reordering rule per department in the warehouse that nobody leads."""
    products = {
        department: shared.add_product(department, categ_id=category)
        for department, category in shared.kinds.items()
    }
    vendor = shared.add_vendor("Shared Vendor", *products.values())
    west = shared.places["West"]
    values = {"minimum": 5, "route_id": shared.buy}
    rules = {
        department: shared.make.orderpoint(west, product, **values)
        for department, product in products.items()
    }
    return vendor, rules


def orders_of(company, vendor):
    """Return ``{department: number of lines}`` of a vendor's orders."""
    domain = [("partner_id", "=", vendor)]
    names = ["jxc_department_id", "order_line", "picking_type_id"]
    rows = company.admin.search_read("purchase.order", domain, names)
    west = company.places["West"].receipts
    assert {row["picking_type_id"][0] for row in rows} == {west}
    owners = [row["jxc_department_id"][0] for row in rows]
    assert len(set(owners)) == len(owners), "one draft order per department"
    lines = [line for row in rows for line in row["order_line"]]
    stamped = company.admin.read("purchase.order.line", lines, ["jxc_department_id"])
    assert {line["jxc_department_id"][0] for line in stamped} == set(owners)
    names_of = {number: name for name, number in company.departments.items()}
    return {
        names_of[owner]: len(row["order_line"])
        for owner, row in zip(owners, rows, strict=True)
    }


def test_scheduler_never_merges_departments(shared, needs):
    vendor, rules = needs
    cron = shared.admin.ref("stock.ir_cron_scheduler_action")
    shared.admin.call("ir.cron", "method_direct_trigger", [cron])
    assert orders_of(shared, vendor) == {"Central": 1, "East": 1}
    for rule in rules.values():
        values = {"product_min_qty": 9, "product_max_qty": 9}
        shared.admin.write("stock.warehouse.orderpoint", rule, values)
    shared.admin.call("ir.cron", "method_direct_trigger", [cron])
    assert orders_of(shared, vendor) == {"Central": 1, "East": 1}


def test_planners_never_merge_departments(shared, needs):
    vendor, rules = needs
    for department, rule in rules.items():
        planner = shared.as_user(f"planner_{department.lower()}")
        planner.call("stock.warehouse.orderpoint", "action_replenish", [rule])
        [order] = planner.search("purchase.order", [("partner_id", "=", vendor)])
        planner.call("purchase.order", "button_confirm", [order])
        [receipt] = planner.value("purchase.order", order, "picking_ids")
        make = Documents(planner, shared, shared.product, vendor)
        assert make.validate(receipt) is True
    assert orders_of(shared, vendor) == {"Central": 1, "East": 1}


def test_another_departments_needs_do_not_join_an_order(shared, needs):
    """A person's own draft order takes in what the scheduler orders for him only."""
    vendor, rules = needs
    planner = shared.as_user("planner_central")
    planner.call("stock.warehouse.orderpoint", "action_replenish", [rules["Central"]])
    shared.as_user("planner_east").call(
        "stock.warehouse.orderpoint", "action_replenish", [rules["East"]]
    )
    assert orders_of(shared, vendor) == {"Central": 1, "East": 1}
    assert len(planner.search("purchase.order", [("partner_id", "=", vendor)])) == 1


def test_vendor_acknowledges_and_changes_the_date(enforced):
    portal, order = enforced.as_user("portal"), enforced.there["open"]
    reply = portal.http.get(f"{portal.url}/my/purchase/{order}?acknowledge=True")
    assert reply.status_code == 200
    assert enforced.admin.value("purchase.order", order, "acknowledged")
    [line] = enforced.admin.value("purchase.order", order, "order_line")
    portal.json(f"/my/purchase/{order}/update", **{str(line): "2030-01-05"})
    planned = enforced.admin.value("purchase.order.line", line, "date_planned")
    assert planned.startswith("2030-01-05")
    owner = enforced.admin.value("purchase.order", order, "jxc_department_id")
    assert owner[0] == enforced.departments["East"]


def test_clerk_sees_the_date_the_vendor_changed(enforced):
    order = enforced.there["open"]
    planned = enforced.as_user("clerk_east").value(
        "purchase.order", order, "date_planned"
    )
    assert planned.startswith("2030-01-05")


def test_clerk_opens_a_lot_that_another_department_ordered(enforced):
    product = enforced.add_product("lotted", tracking="lot")
    admin, east = enforced.admin, enforced.places["East"]
    central = enforced.places["Central"]
    make = Documents(admin, enforced, product, enforced.vendor)
    order, receipt = make.receipt(east, 3)
    # what East ordered arrives in Central
    admin.write("stock.picking", receipt, {"location_dest_id": central.stock})
    [line] = admin.search("stock.move.line", [("picking_id", "=", receipt)])
    values = {"lot_name": "LOT-1", "location_dest_id": central.stock}
    admin.write("stock.move.line", line, values)
    make.validate(receipt)
    lot = admin.value("stock.move.line", line, "lot_id")[0]
    names = ["purchase_order_ids", "purchase_order_count"]
    [whole] = admin.read("stock.lot", lot, names)
    assert whole["purchase_order_ids"] == [order]
    for login in ("clerk", "central"):
        session = enforced.as_user(login)
        assert session.search("stock.move.line", [("id", "=", line)])
        assert not session.search("purchase.order", [("id", "=", order)])
        [seen] = session.read("stock.lot", lot, names)
        assert (seen["purchase_order_ids"], seen["purchase_order_count"]) == ([], 0)
