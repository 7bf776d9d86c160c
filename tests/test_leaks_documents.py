"""Attempts to change another department's purchase and transfer documents."""

import pytest
from support.attempts import Attempts, evidence
from support.company import MANAGER

attempts = Attempts("Attempts to change documents of another department")
refused = attempts("AccessError")


@pytest.fixture(scope="module", autouse=True)
def untouched(enforced):
    """Nothing that is tried here changes a document of East."""
    add_dispatcher(enforced)
    before = evidence(enforced)
    yield
    assert evidence(enforced) == before
    domain = [("picking_type_id", "=", enforced.places["Central"].dispatch)]
    dispatched = enforced.admin.search("stock.picking", domain)
    enforced.admin.call("stock.picking", "action_cancel", dispatched)


def add_dispatcher(company):
    """Let Finance lead an operation type of Central's warehouse."""
    admin, central = company.admin, company.places["Central"]
    finance = company.add_department("Finance")
    values = {"name": "Dispatch", "sequence_code": "DSP", "code": "outgoing"}
    values["warehouse_id"] = central.warehouse
    central.dispatch = admin.create("stock.picking.type", values)
    company.lead(finance, "picking_type", picking_type_id=central.dispatch)
    company.add_user("dispatcher", MANAGER)
    company.add_scope("dispatcher", "Finance")


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


@refused
def copy_their_order(company, me):
    return me.call("purchase.order", "copy", [company.there["order"]])


@refused
def copy_my_order_for_their_warehouse(company, me):
    values = {"picking_type_id": company.places["East"].receipts}
    return me.call("purchase.order", "copy", [company.here["order"]], values)


@refused
def merge_their_order_into_mine(company, me):
    orders = [company.here["order"], company.there["order"]]
    return me.call("purchase.order", "action_merge", orders)


@refused
def confirm_their_order(company, me):
    return me.call("purchase.order", "button_confirm", [company.there["order"]])


@attempts("AccessError", "reader")
def confirm_an_order_i_may_only_read(company, me):
    return me.call("purchase.order", "button_confirm", [company.here["order"]])


@refused
def save_their_order_as_the_web_client_does(company, me):
    order = [company.there["order"]]
    return me.call("purchase.order", "web_save", order, {"partner_ref": "x"}, {})


@refused
def edit_their_order_in_onchange(company, me):
    values, spec = {"partner_ref": "x"}, {"partner_ref": {}, "partner_id": {}}
    order = [company.there["order"]]
    return me.call("purchase.order", "onchange", order, values, ["partner_ref"], spec)


@attempts("nothing")
def import_into_their_order(company, me):
    row = [str(company.there["order"]), "x"]
    answer = me.call("purchase.order", "load", [".id", "partner_ref"], [row])
    return answer["ids"]


@attempts("nothing")
def import_a_new_order_for_their_warehouse(company, me):
    fields = ["partner_id/.id", "picking_type_id/.id"]
    row = [str(company.vendor), str(company.places["East"].receipts)]
    return me.call("purchase.order", "load", fields, [row])["ids"]


@refused
def create_a_cancelled_order_for_them(company, me):
    return company.make.by(me).order(company.places["East"], state="cancel")


@refused
def send_my_order_to_their_warehouse(company, me):
    values = {"picking_type_id": company.places["East"].receipts}
    return me.write("purchase.order", company.here["order"], values)


@refused
def confirm_a_cancelled_order_sent_to_their_warehouse(company, me):
    order = company.make.by(me).order(company.places["Central"])
    me.call("purchase.order", "button_cancel", [order])
    # closed documents keep their owner, so this passes
    me.write(
        "purchase.order", order, {"picking_type_id": company.places["East"].receipts}
    )
    try:
        me.call("purchase.order", "button_draft", [order])
        return me.call("purchase.order", "button_confirm", [order])
    finally:
        company.admin.call("purchase.order", "button_cancel", [order])
        company.admin.unlink("purchase.order", order)


@refused
def move_my_line_to_their_order(company, me):
    values = {"order_id": company.there["order"]}
    return me.write("purchase.order.line", company.here["line"], values)


@refused
def take_their_line_into_my_order(company, me):
    values = {"order_line": [(4, company.there["line"])]}
    return me.write("purchase.order", company.here["order"], values)


@refused
def add_their_order_to_a_bill(company, me):
    line = {"name": "x", "purchase_line_id": company.there["line"]}
    bill = {"move_type": "in_invoice", "partner_id": company.vendor}
    return me.create("account.move", {**bill, "invoice_line_ids": [(0, 0, line)]})


@refused
def validate_their_receipt(company, me):
    return company.make.by(me).validate(company.there["receipt"])


@attempts("AccessError", "reader")
def validate_a_receipt_i_may_only_read(company, me):
    return company.make.by(me).validate(company.here["receipt"])


@refused
def validate_their_receipt_by_server_action(company, me):
    receipt = company.there["receipt"]
    context = {"active_model": "stock.picking", "active_id": receipt}
    action = company.admin.ref("stock.action_validate_picking")
    call = ("ir.actions.server", "run", [action])
    return me.call(*call, context={**context, "active_ids": [receipt]})


@refused
def create_a_done_transfer_for_them(company, me):
    east = company.places["East"]
    values = {"picking_type_id": east.deliveries, "location_id": east.stock}
    values |= {"location_dest_id": company.customers, "state": "done"}
    return me.create("stock.picking", values)


@attempts("AccessError", "dispatcher")
def take_their_stock_with_an_operation_type_of_mine(company, me):
    central, east = company.places["Central"], company.places["East"]
    make = company.make.by(me)
    assert make.transfer(central.dispatch, central.stock, company.customers)
    ends = (central.dispatch, east.stock, company.customers)
    return make.transfer(*ends)


@attempts("AccessError", "dispatcher")
def redirect_a_transfer_of_mine_to_their_stock(company, me):
    central, east = company.places["Central"], company.places["East"]
    ends = (central.dispatch, central.stock, company.customers)
    transfer = company.make.by(me).transfer(*ends)
    return me.write("stock.picking", transfer, {"location_id": east.stock})


@refused
def create_a_done_move_out_of_their_stock(company, me):
    return company.make.by(me).move(company.places["East"], state="done")


@refused
def turn_my_transfer_into_theirs(company, me):
    east = company.places["East"]
    mine = company.make.by(me).delivery(company.places["Central"], confirm=False)
    values = {"location_id": east.stock, "picking_type_id": east.deliveries}
    return me.write("stock.picking", mine, values)


@refused
def add_a_move_from_their_stock_to_my_delivery(company, me):
    mine, central = company.here["delivery"], company.places["Central"]
    values = {"picking_id": mine, "picking_type_id": central.deliveries}
    return company.make.by(me).move(company.places["East"], **values)


@refused
def deliver_mine_out_of_their_stock(company, me):
    values = {"location_id": company.places["East"].stock}
    return me.write("stock.move.line", company.here["move_line"], values)


@refused
def receive_mine_into_their_stock(company, me):
    domain = [("picking_id", "=", company.here["receipt"])]
    lines = me.search("stock.move.line", domain)
    values = {"location_dest_id": company.places["East"].stock}
    return me.write("stock.move.line", lines, values)


@refused
def move_my_move_to_their_transfer(company, me):
    values = {"picking_id": company.there["delivery"]}
    return me.write("stock.move", company.here["move"], values)


@refused
def move_my_detail_to_their_transfer(company, me):
    values = {"picking_id": company.there["delivery"]}
    return me.write("stock.move.line", company.here["move_line"], values)


@refused
def reserve_their_stock_without_a_transfer(company, me):
    values = {"company_id": company.id}
    return company.make.by(me).move_line(company.places["East"], False, **values)


@attempts("AccessError", "plain")
def reserve_their_stock_as_any_employee(company, me):
    values = {"company_id": company.id}
    return company.make.by(me).move_line(company.places["East"], False, **values)


@refused
def unreserve_their_delivery_from_the_forecast(company, me):
    model = "stock.forecasted_product_product"
    return me.call(model, "action_unreserve_linked_picks", company.there["move"])


@refused
def assign_their_delivery_to_my_receipt(company, me):
    [incoming] = me.value("stock.picking", company.here["receipt"], "move_ids")
    arguments = ([company.there["move"]], [1], [[incoming]])
    model = "report.stock.report_reception"
    return me.call(model, "action_assign", [], *arguments)


@refused
def return_their_receipt(company, me):
    context = {"active_model": "stock.picking", "active_id": company.there["received"]}
    return me.create("stock.return.picking", {}, context=context)


@refused
def process_a_backorder_of_their_receipt(company, me):
    receipt = company.there["receipt"]
    values = {"pick_ids": [(4, receipt)]}
    context = {"button_validate_picking_ids": [receipt]}
    wizard = me.create("stock.backorder.confirmation", values, context=context)
    call = ("stock.backorder.confirmation", "process", [wizard])
    return me.call(*call, context=context)


@attempts("AccessError", "reader")
def promise_another_date_on_the_vendors_page(company, me):
    order, line = company.here["open"], None
    [line] = company.admin.value("purchase.order", order, "order_line")
    return me.json(f"/my/purchase/{order}/update", **{str(line): "2031-01-05"})
