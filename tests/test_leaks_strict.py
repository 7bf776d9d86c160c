"""Where stock of other departments is hidden, quantities stay right for everybody."""

import pytest
from support.documents import Documents
from support.outcomes import note

TITLE = "Quantity on hand per person: visible and hidden stock of other departments"


@pytest.fixture(scope="module")
def strict(enforced):
    """The company with 10 pieces of a new product in each place, stock hidden."""
    enforced.wrench = enforced.make.new_product()
    make = Documents(enforced.admin, enforced, enforced.wrench, enforced.vendor)
    for place in enforced.places.values():
        make.receive(place, 10)
    note(TITLE, "person", "visible", "hidden")
    enforced.enforce(strict=True)
    yield enforced
    enforced.enforce()


#: person -> what he counts: 10 in each warehouse within reach
EXPECTED = {
    "central": 20,
    "chain": 30,
    "everything": 40,
    "own": 10,
    "nobody": 10,
    "reader": 20,
    "controller": 40,
}


@pytest.mark.parametrize("login", EXPECTED)
def test_quantities(strict, login):
    session = strict.as_user(login)
    hidden = quantities(strict, session)
    strict.enforce()
    visible = quantities(strict, session)
    strict.enforce(strict=True)
    note(TITLE, login, f"{visible[0]:g}", f"{hidden[0]:g}")
    assert set(hidden) == {EXPECTED[login]}
    assert set(visible) == {40}
    assert set(quantities(strict, strict.admin)) == {40}


def quantities(company, session):
    """Return what different ways say is on hand; they must agree."""
    product = company.wrench
    template = company.admin.value("product.product", product, "product_tmpl_id")[0]
    domain = [("product_id", "=", product), ("location_id.usage", "=", "internal")]
    rows = session.search_read("stock.quant", domain, ["quantity"])
    group = ("stock.quant", "formatted_read_group", domain, [])
    [total] = session.call(*group, ["quantity:sum"])
    places = company.places.values()
    return [
        session.value("product.product", product, "qty_available"),
        session.value("product.template", template, "qty_available"),
        sum(row["quantity"] for row in rows),
        total["quantity:sum"],
        sum(
            session.call(
                "product.product",
                "read",
                [product],
                ["qty_available"],
                context={"warehouse_id": place.warehouse},
            )[0]["qty_available"]
            for place in places
        ),
    ]


def test_hidden_stock_is_hidden_everywhere(strict):
    clerk, east = strict.as_user("clerk"), strict.places["East"]
    assert clerk.value("stock.location", east.stock, "quant_ids") == []
    assert not clerk.search("stock.quant", [("location_id", "=", east.stock)])
    context = {"warehouse_id": east.warehouse}
    call = ("stock.forecasted_product_product", "get_report_values", [strict.wrench])
    figures = clerk.call(*call, context=context)["docs"]
    assert figures["product"][str(strict.wrench)]["quantity_on_hand"] == 0
    assert [line["quantity"] for line in figures["lines"]] == [0]
    domain = [("product_id", "=", strict.wrench), ("warehouse_id", "=", east.warehouse)]
    assert not clerk.search("report.stock.quantity", domain)


def test_either_side_moves_hidden_stock(strict):
    """A transfer takes from and adds to stock the person does not see."""
    central, east = strict.places["Central"], strict.places["East"]
    for login in ("clerk", "clerk_east"):
        session = strict.as_user(login)
        make = Documents(session, strict, strict.wrench, strict.vendor)
        there = make.transfer(central.transfers, central.stock, east.stock, 3)
        session.call("stock.picking", "action_assign", [there])
        assert make.validate(there) is True
        back = make.transfer(east.transfers, east.stock, central.stock, 3)
        session.call("stock.picking", "action_assign", [back])
        assert make.validate(back) is True
    domain = [("product_id", "=", strict.wrench)]
    domain += [("location_id.usage", "=", "internal"), ("quantity", "!=", 0)]
    rows = strict.admin.search_read("stock.quant", domain, ["quantity"])
    assert [row["quantity"] for row in rows] == [10] * 4, "one quant in each place"


@pytest.mark.parametrize("hidden", [False, True], ids=["visible", "hidden"])
@pytest.mark.parametrize("method", ["average", "fifo"])
def test_costs_come_from_all_departments(strict, method, hidden):
    """What clerks of two departments do gives the cost it gives in plain Odoo."""
    strict.enforce(strict=hidden)
    admin = strict.admin
    values = {"name": method, "property_cost_method": method}
    category = admin.create("product.category", values)
    costs = []
    for first, second in (("admin", "admin"), ("clerk", "clerk_east")):
        product = strict.add_product(method, categ_id=category)
        central, east = strict.places["Central"], strict.places["East"]
        buy(strict, first, central, product, 40, 10)
        buy(strict, second, east, product, 10, 20)
        make = Documents(strict.as_user(second), strict, product, strict.vendor)
        delivery = make.delivery(east, 5)
        make.validate(delivery)
        domain = [("picking_id", "=", delivery)]
        [move] = admin.search_read("stock.move", domain, ["value"])
        price = admin.value("product.product", product, "standard_price")
        costs.append((round(price, 4), round(move["value"], 4)))
        boss = strict.as_user("central")
        names = ["avg_cost", "total_value", "qty_available"]
        [seen] = boss.read("product.product", product, names)
        assert seen["qty_available"] == (40 if hidden else 45)
        expected = seen["avg_cost"] * seen["qty_available"]
        assert seen["total_value"] == pytest.approx(expected, abs=0.3)
    strict.enforce(strict=True)
    assert costs[0] == costs[1]
    assert costs[0][1] == {"average": 60, "fifo": 50}[method]


def buy(company, login, place, product, quantity, price):
    """Order and receive a product at a price."""
    make = Documents(company.as_user(login), company, product, company.vendor)
    line = {"product_id": product, "product_qty": quantity, "price_unit": price}
    order = make.order(place, order_line=[(0, 0, line)])
    make.session.call("purchase.order", "button_confirm", [order])
    [receipt] = make.session.value("purchase.order", order, "picking_ids")
    make.validate(receipt)
