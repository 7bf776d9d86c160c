"""Attempts to reach another department's documents by linking own ones to them."""

import pytest
from support.attempts import Attempts, evidence

attempts = Attempts("Attempts to link own documents to those of another department")
refused = attempts("AccessError")
hidden = attempts("nothing")


@pytest.fixture(scope="module", autouse=True)
def untouched(enforced):
    """Nothing that is tried here changes a document of East."""
    before = evidence(enforced)
    yield
    assert evidence(enforced) == before


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


@refused
def cancel_their_move_through_mine(company, me):
    values = {"move_dest_ids": [(4, company.there["move"])], "propagate_cancel": True}
    mine = company.make.by(me).delivery(company.places["Central"], confirm=False)
    [move] = me.value("stock.picking", mine, "move_ids")
    me.write("stock.move", move, values)
    me.call("stock.picking", "action_confirm", [mine])
    me.call("stock.picking", "action_cancel", [mine])
    return company.admin.value("stock.move", company.there["move"], "state")


@refused
def create_a_move_before_theirs(company, me):
    values = {"move_dest_ids": [(6, 0, [company.there["move"]])]}
    return company.make.by(me).move(company.places["Central"], **values)


@refused
def create_a_move_after_theirs(company, me):
    values = {"move_orig_ids": [(6, 0, [company.there["move"]])]}
    return company.make.by(me).move(company.places["Central"], **values)


@refused
def order_for_their_move(company, me):
    line = company.here["line"]
    values = {"move_dest_ids": [(4, company.there["move"])]}
    return me.write("purchase.order.line", line, values)


@refused
def cancel_their_move_through_an_order(company, me):
    line = {"product_id": company.product, "product_qty": 1, "price_unit": 1}
    line |= {"move_dest_ids": [(4, company.there["move"])], "propagate_cancel": True}
    make = company.make.by(me)
    order = make.order(company.places["Central"], order_line=[(0, 0, line)])
    me.call("purchase.order", "button_cancel", [order])
    return company.admin.value("stock.move", company.there["move"], "state")


@refused
def receive_their_order_with_my_move(company, me):
    [line] = company.admin.value("purchase.order", company.there["open"], "order_line")
    values = {"purchase_line_id": line}
    return company.make.by(me).move(company.places["Central"], **values)


@refused
def write_their_order_on_my_move(company, me):
    values = {"purchase_line_id": company.there["line"]}
    return me.write("stock.move", company.here["move"], values)


@refused
def call_my_move_a_return_of_theirs(company, me):
    values = {"origin_returned_move_id": company.there["move"]}
    return me.write("stock.move", company.here["move"], values)


@refused
def call_my_move_their_scrap(company, me):
    values = {"scrap_id": company.there["scrap"]}
    return me.write("stock.move", company.here["move"], values)


@refused
def order_by_their_reordering_rule_in_my_line(company, me):
    values = {"orderpoint_id": company.there["orderpoint"]}
    return me.write("purchase.order.line", company.here["line"], values)


@refused
def call_my_transfer_their_backorder(company, me):
    values = {"backorder_id": company.there["delivery"]}
    return me.write("stock.picking", company.here["delivery"], values)


@refused
def call_my_transfer_a_return_of_theirs(company, me):
    values = {"return_id": company.there["received"]}
    return me.write("stock.picking", company.here["delivery"], values)


@refused
def scrap_in_their_transfer(company, me):
    values = {"picking_id": company.there["received"]}
    return company.make.by(me).scrap(company.places["Central"], **values)


@refused
def trace_mine_to_their_detail(company, me):
    values = {"consume_line_ids": [(4, company.there["move_line"])]}
    return me.write("stock.move.line", company.here["move_line"], values)


@refused
def show_their_receipt_in_my_order(company, me):
    values = {"picking_ids": [(4, company.there["receipt"])]}
    return me.write("purchase.order", company.here["order"], values)


@refused
def put_a_reference_on_theirs(company, me):
    links = {"move_ids": [(4, company.there["move"])]}
    return me.create("stock.reference", {"name": "x", **links})


@refused
def put_a_reference_on_their_order(company, me):
    links = {"purchase_ids": [(4, company.there["order"])]}
    return me.create("stock.reference", {"name": "x", **links})


@attempts("AccessError", "plain")
def put_a_reference_on_their_order_as_anybody(company, me):
    links = {"purchase_ids": [(4, company.there["order"])]}
    return me.create("stock.reference", {"name": "x", **links})


@hidden
def read_manual_values_of_their_moves(company, me):
    return me.search_read(
        "product.value", [("move_id", "=", company.there["move"])], []
    )


@refused
def pack_their_detail(company, me):
    values = {"move_line_ids": [(6, 0, [company.there["move_line"]])]}
    wizard = me.create("stock.put.in.pack", values)
    return me.read("stock.put.in.pack", wizard, [])


@refused
def pack_theirs(company, me):
    return me.call(
        "stock.move.line", "action_put_in_pack", [company.there["move_line"]]
    )


@refused
def change_destination_of_theirs(company, me):
    values = {"move_line_ids": [(6, 0, [company.there["move_line"]])]}
    values["location_dest_id"] = company.places["Central"].stock
    wizard = me.create("stock.package.destination", values)
    return me.call("stock.package.destination", "action_done", [wizard])


@refused
def read_labels_of_their_moves(company, me):
    values = {"move_ids": [(6, 0, [company.there["move"]])], "move_quantity": "move"}
    wizard = me.create("product.label.layout", values)
    return me.call("product.label.layout", "process", [wizard])


@refused
def read_lot_labels(company, me):
    values = {"move_line_ids": [(6, 0, [company.there["move_line"]])]}
    wizard = me.create("lot.label.layout", values)
    return me.read("lot.label.layout", wizard, [])


@refused
def look_at_their_order_in_the_catalog(company, me):
    return me.json(
        "/product/catalog/order_lines_info",
        res_model="purchase.order",
        order_id=company.there["order"],
        product_ids=[company.product],
        child_field="order_line",
    )


@refused
def order_for_them_in_the_catalog(company, me):
    return me.json(
        "/product/catalog/update_order_line_info",
        res_model="purchase.order",
        order_id=company.there["order"],
        product_id=company.product,
        quantity=99,
        child_field="order_line",
    )


@refused
def link_a_bill_line_of_mine_to_their_order(company, me):
    bill = {"move_type": "in_invoice", "partner_id": company.vendor}
    lines = [(0, 0, {"name": "x", "product_id": company.product, "price_unit": 1})]
    bill = company.admin.create("account.move", {**bill, "invoice_line_ids": lines})
    [line] = company.admin.value("account.move", bill, "invoice_line_ids")
    try:
        return me.write(
            "account.move.line", line, {"purchase_line_id": company.there["line"]}
        )
    finally:
        company.admin.unlink("account.move", bill)


@refused
def create_a_move_of_their_scrap(company, me):
    values = {"scrap_id": company.there["scrap"]}
    return company.make.by(me).move(company.places["Central"], **values)


@refused
def move_for_their_order_by_default(company, me):
    context = {"default_purchase_line_id": company.there["line"]}
    values = {"product_id": company.product, "product_uom_qty": 1}
    central = company.places["Central"]
    values |= {"location_id": central.stock, "location_dest_id": company.customers}
    return me.create("stock.move", values, context=context)


@attempts("AccessError", "controller")
def receive_an_order_i_only_read(company, me):
    """A controller reads everything; a scope lets this one change Central's things."""
    company.add_scope("controller", "Central")
    try:
        values = {"purchase_line_id": company.there["line"]}
        return company.make.by(me).move(company.places["Central"], **values)
    finally:
        domain = [("user_id", "=", me.uid), ("source", "=", "manual")]
        admin = company.admin
        admin.unlink("jxc.user.scope", admin.search("jxc.user.scope", domain))
