"""Orders of purchase agreements and alternative orders, with approvals in force."""

import pytest

MODULE = "purchase_requisition"


@pytest.fixture(scope="module")
def office(new_office):
    """The company of the approval tests, with purchase agreements installed."""
    company = new_office("agreements")
    [module] = company.admin.search("ir.module.module", [("name", "=", MODULE)])
    company.admin.call("ir.module.module", "button_immediate_install", [module])
    return company


def states(office, *orders):
    """Return the states of orders."""
    rows = office.admin.read("purchase.order", list(orders), ["state"])
    return [row["state"] for row in rows]


def test_orders_of_an_agreement(office):
    buyer = office.as_user("buyer")
    line = {"product_id": office.product, "product_qty": 100, "price_unit": 400}
    agreement = {"requisition_type": "blanket_order", "vendor_id": office.vendor}
    agreement["line_ids"] = [(0, 0, line)]
    agreement = office.admin.create("purchase.requisition", agreement)
    office.admin.call("purchase.requisition", "action_confirm", [agreement])
    large = office.buy(amount=4000, requisition_id=agreement)
    small = office.buy(amount=900, requisition_id=agreement)
    assert states(office, large, small) == ["to approve", "purchase"]
    with_price = {"price_unit": 500}
    [line] = office.lines(large)
    buyer.write("purchase.order.line", line, with_price)
    assert states(office, large) == ["draft"]
    buyer.call("purchase.order", "button_confirm", [large])
    office.decide(office.request(large))
    assert states(office, large) == ["purchase"]


def test_alternative_orders(office):
    buyer = office.as_user("buyer")
    order = office.buy(confirm=False)
    other = office.buy(confirm=False)
    buyer.write("purchase.order", order, {"alternative_po_ids": [(4, other)]})
    action = buyer.call("purchase.order", "button_confirm", [order])
    assert action["res_model"] == "purchase.requisition.alternative.warning"
    wizard = buyer.create(action["res_model"], {}, context=action["context"])
    call = (action["res_model"], "action_keep_alternatives", [wizard])
    buyer.call(*call, context=action["context"])
    assert states(office, order, other) == ["to approve", "draft"]
    office.decide(office.request(order))
    assert states(office, order, other) == ["purchase", "draft"]
