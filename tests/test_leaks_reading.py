"""Attempts to read another department's documents on side ways."""

import pytest
from support.attempts import Attempts
from support.enforced import SECRET
from support.outcomes import page

attempts = Attempts("Attempts to read documents of another department")
refused = attempts("AccessError")
hidden = attempts("nothing")


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


@refused
def read_the_name(company, me):
    return me.read("purchase.order", company.there["order"], ["display_name"])


@refused
def read_as_a_form_does(company, me):
    lines = {"order_line": {"fields": {"price_unit": {}}}}
    return me.call("purchase.order", "web_read", [company.there["order"]], lines)


@refused
def read_through_the_external_interface(company, me):
    order = company.there["order"]
    return me.external("purchase.order", "read", [order], ["partner_ref"])


@hidden
def find_by_reference(company, me):
    domain = [("partner_ref", "=", SECRET), ("id", "=", company.there["order"])]
    return me.search("purchase.order", domain)


@hidden
def find_by_name(company, me):
    name = company.admin.value("purchase.order", company.there["order"], "name")
    return me.call("purchase.order", "name_search", name)


@hidden
def find_lines_through_the_order(company, me):
    domain = [("order_id.id", "=", company.there["order"])]
    return me.search("purchase.order.line", [*domain, ("price_unit", ">", 0)])


@hidden
def find_a_product_through_hidden_moves(company, me):
    domain = [("stock_move_ids.picking_id", "=", company.there["receipt"])]
    return me.search("product.product", domain)


@hidden
def find_a_vendor_through_hidden_orders(company, me):
    domain = [("purchase_line_ids.order_id", "=", company.there["order"])]
    return me.search("res.partner", domain)


@attempts("ValueError")
def search_past_the_rules(company, me):
    domain = [("order_id", "any!", [("partner_ref", "=", SECRET)])]
    return me.search("purchase.order.line", domain)


@hidden
def group_lines_by_order(company, me):
    domain = [("order_id", "=", company.there["order"])]
    call = ("purchase.order.line", "formatted_read_group", domain)
    return me.call(*call, ["order_id"], ["price_subtotal:sum"])


@hidden
def count_as_a_list_does(company, me):
    domain = [("id", "=", company.there["order"])]
    call = ("purchase.order", "web_search_read", domain, {"name": {}})
    return me.call(*call)["length"]


@refused
def export_as_manager(company, me):
    group = company.admin.ref("base.group_allow_export")
    company.admin.write("res.users", me.uid, {"group_ids": [(4, group)]})
    order = company.there["order"]
    return me.call("purchase.order", "export_data", [order], ["name", "partner_ref"])


@hidden
def follow_a_reference(company, me):
    domain = [("name", "ilike", "P0")]
    rows = me.search_read("stock.reference", domain, ["purchase_ids", "picking_ids"])
    theirs = {company.there["open"], company.there["done"]}
    return [row for row in rows if theirs & set(row["purchase_ids"])]


@hidden
def read_the_chatter(company, me):
    order = company.there["order"]
    thread = {"thread_model": "purchase.order", "thread_id": order}
    shown = me.json("/mail/thread/messages", **thread)["messages"]
    domain = [("model", "=", "purchase.order"), ("res_id", "=", order)]
    return set(shown) & set(company.admin.search("mail.message", domain))


@hidden
def search_messages(company, me):
    domain = [("model", "=", "purchase.order"), ("body", "ilike", SECRET)]
    rows = me.search_read("mail.message", domain, ["res_id"])
    return [row for row in rows if row["res_id"] == company.there["order"]]


@refused
def read_a_message(company, me):
    domain = [("model", "=", "purchase.order"), ("body", "ilike", SECRET)]
    domain += [("res_id", "=", company.there["order"])]
    [message] = company.admin.search("mail.message", domain)
    return me.read("mail.message", message, ["body"])


@refused
def read_an_attachment(company, me):
    return me.read("ir.attachment", company.there["attachment"], ["raw"])


@hidden
def download_an_attachment(company, me):
    _status, text = page(me, f"/web/content/{company.there['attachment']}")
    return SECRET in text


@hidden
def print_the_order(company, me):
    order = company.there["order"]
    status, text = page(me, f"/report/html/purchase.report_purchaseorder/{order}")
    return status == 200 or SECRET in text


@hidden
def print_the_order_as_text(company, me):
    order = company.there["order"]
    status, text = page(me, f"/report/text/purchase.report_purchaseorder/{order}")
    return status == 200 or SECRET in text


@hidden
def print_the_transfer(company, me):
    receipt = company.there["receipt"]
    status, _text = page(me, f"/report/html/stock.report_picking/{receipt}")
    return status == 200


@hidden
def open_the_vendors_page(company, me):
    _status, text = page(me, f"/my/purchase/{company.there['order']}")
    return SECRET in text


@refused
def ask_for_the_vendors_link(company, me):
    return me.call("purchase.order", "get_portal_url", [company.there["order"]])


@refused
def write_an_email_about_it(company, me):
    [template] = company.admin.search(
        "mail.template", [("model", "=", "purchase.order")], limit=1
    )
    values = {"model": "purchase.order", "res_ids": str([company.there["order"]])}
    values |= {"composition_mode": "comment", "template_id": template}
    message = me.create("mail.compose.message", values)
    return me.read("mail.compose.message", message, ["body"])


@refused
def send_a_template_about_it(company, me):
    [template] = company.admin.search(
        "mail.template", [("model", "=", "purchase.order")], limit=1
    )
    order = company.there["order"]
    return me.call("mail.template", "send_mail", template, order)


@attempts("NotFound")
def post_a_message(company, me):
    thread = {"thread_model": "purchase.order", "thread_id": company.there["order"]}
    return me.json("/mail/message/post", **thread, post_data={"body": "x"})


@hidden
def follow_the_order(company, me):
    order, users = company.there["order"], "res.users"
    partner = company.admin.value(users, me.uid, "partner_id")[0]
    me.call("purchase.order", "message_subscribe", [order], [partner])
    domain = [("res_model", "=", "purchase.order"), ("res_id", "=", order)]
    domain += [("partner_id", "=", partner)]
    return company.admin.search("mail.followers", domain)


@refused
def plan_an_activity(company, me):
    model = company.admin.search("ir.model", [("model", "=", "purchase.order")])
    values = {"res_model_id": model[0], "res_id": company.there["order"]}
    return me.create("mail.activity", {**values, "summary": "x"})


@refused
def trace_their_receipt(company, me):
    arguments = {"model_id": company.there["received"], "level": 1}
    call = ("stock.traceability.report", "get_lines", False)
    return me.call(*call, model_name="stock.picking", **arguments)


@hidden
def trace_their_detail(company, me):
    domain = [("picking_id", "=", company.there["received"])]
    [line] = company.admin.search("stock.move.line", domain)
    arguments = {"model_id": line, "model_name": "stock.move.line", "level": 1}
    call = ("stock.traceability.report", "get_lines", False)
    return me.call(*call, **arguments, context={"lot_name": "x"})


@refused
def read_moves_in_a_return(company, me):
    wizard = me.create(
        "stock.return.picking", {"picking_id": company.there["received"]}
    )
    lines = me.value("stock.return.picking", wizard, "product_return_moves")
    return me.read("stock.return.picking.line", lines, ["move_quantity"])


@refused
def read_a_move_in_a_line_of_a_return(company, me):
    line = {"product_id": company.product, "move_id": company.there["move"]}
    line = me.create("stock.return.picking.line", line)
    return me.read("stock.return.picking.line", line, ["move_quantity"])


@refused
def read_a_reordering_rule_in_its_explanation(company, me):
    rule = {"orderpoint_id": company.there["orderpoint"]}
    info = me.create("stock.replenishment.info", rule)
    return me.read("stock.replenishment.info", info, ["product_id", "qty_to_order"])


@hidden
def compare_their_receipt_with_my_needs(company, me):
    receipt = [company.there["receipt"]]
    call = ("report.stock.report_reception", "get_report_data", receipt, {})
    return me.call(*call)["docs"]


@refused
def copy_their_order_into_a_bill(company, me):
    values = {"move_type": "in_invoice", "purchase_id": company.there["done"]}
    spec = {"purchase_id": {}, "invoice_line_ids": {"fields": {"price_unit": {}}}}
    return me.call("account.move", "onchange", [], values, ["purchase_id"], spec)


@hidden
def see_their_order_as_a_duplicate_of_mine(company, me):
    order = [company.here["order"]]
    spec = {"duplicated_order_ids": {"fields": {"display_name": {}}}}
    [mine] = me.call("purchase.order", "web_read", order, spec)
    found = {one["id"] for one in mine["duplicated_order_ids"]}
    return {company.there["order"]} & found


@hidden
def count_their_transfers_on_the_dashboard(company, me):
    receipts = company.places["East"].receipts
    names = ["count_picking_ready", "count_picking"]
    [counts] = me.read("stock.picking.type", receipts, names)
    return counts["count_picking_ready"] or counts["count_picking"]


@hidden
def see_their_draft_orders_in_the_forecast(company, me):
    context = {"warehouse_id": company.places["East"].warehouse}
    call = ("stock.forecasted_product_product", "get_report_values")
    values = me.call(*call, [company.product], context=context)
    [product] = values["docs"]["product"].values()
    return product["draft_purchase_orders"] or product["draft_purchase_qty"]["in"]
