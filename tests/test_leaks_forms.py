"""Attempts to have a form show values of another department's documents."""

import pytest
from support.attempts import Attempts

attempts = Attempts("Attempts to look at hidden documents through forms")
refused = attempts("AccessError")


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


def onchange(me, model, values, *names):
    """Return what a new form of a model answers to values."""
    spec = {name: {} for name in [*values, *names]}
    answer = me.call(model, "onchange", [], values, list(values), spec)["value"]
    return [answer[name] for name in names if answer.get(name)]


@refused
def look_at_their_order_in_a_new_line(company, me):
    values = {"order_id": company.there["order"]}
    names = ("partner_id", "date_order", "state")
    return onchange(me, "purchase.order.line", values, *names)


@refused
def look_at_their_move_in_a_new_detail(company, me):
    values = {"move_id": company.there["move"]}
    names = ("reference", "product_id", "state", "scheduled_date")
    return onchange(me, "stock.move.line", values, *names)


@refused
def look_at_their_transfer_in_a_new_detail(company, me):
    values = {"picking_id": company.there["receipt"]}
    names = ("picking_partner_id", "picking_location_id", "company_id")
    return onchange(me, "stock.move.line", values, *names)


@refused
def look_at_their_transfer_in_a_new_move(company, me):
    values = {"picking_id": company.there["receipt"]}
    names = ("picking_code", "reference", "partner_id", "location_id", "date")
    return onchange(me, "stock.move", values, *names)


@refused
def look_at_their_line_in_a_new_move(company, me):
    values = {"purchase_line_id": company.there["line"], "product_id": company.product}
    names = ("price_unit", "reference", "description_picking", "partner_id", "value")
    return onchange(me, "stock.move", values, *names)


@refused
def look_at_a_return(company, me):
    values = {"move_id": company.there["move"]}
    return onchange(me, "stock.return.picking.line", values, "move_quantity")


@refused
def look_at_a_rule(company, me):
    values = {"orderpoint_id": company.there["orderpoint"]}
    names = ("product_id", "product_max_qty", "qty_to_order")
    return onchange(me, "stock.replenishment.info", values, *names)


@refused
def look_at_a_return_wizard(company, me):
    values = {"picking_id": company.there["received"]}
    names = ("product_return_moves", "picking_type_code")
    return onchange(me, "stock.return.picking", values, *names)


@refused
def look_at_scrap(company, me):
    values = {"picking_id": company.there["received"]}
    names = ("location_id", "scrap_location_id", "product_id", "origin")
    return onchange(me, "stock.scrap", values, *names)


@refused
def look_at_order_in_a_bill_line(company, me):
    values = {"purchase_line_id": company.there["line"]}
    names = ("purchase_order_id", "price_unit", "name", "product_id", "currency_id")
    return onchange(me, "account.move.line", values, *names)


@refused
def look_at_their_order_by_default(company, me):
    context = {"default_order_id": company.there["order"]}
    call = ("purchase.order.line", "onchange", [], {}, [])
    spec = {"order_id": {}, "partner_id": {}, "date_order": {}}
    return me.call(*call, spec, context=context)["value"]


@refused
def look_in_a_line_of_a_transfer(company, me):
    line = {"move_id": company.there["move"]}
    values = {"move_line_ids": [[0, "virtual_1", line]]}
    spec = {"move_line_ids": {"fields": {"reference": {}, "product_id": {}}}}
    call = ("stock.picking", "onchange", [], values, ["move_line_ids"], spec)
    return me.call(*call)["value"]


@refused
def look_in_a_parent(company, me):
    values = {"order_id": {"id": company.there["order"]}}
    names = ("partner_id", "date_order", "state")
    return onchange(me, "purchase.order.line", values, *names)


@attempts("done")
def fill_in_a_line_of_my_order(company, me):
    values = {"order_id": company.here["order"]}
    return onchange(me, "purchase.order.line", values, "partner_id", "date_order")


@attempts("done")
def change_a_transfer_that_both_sides_see(company, me):
    values = {"note": "x", "move_ids": [(1, company.here["move"], {"quantity": 1})]}
    spec = {"note": {}, "move_ids": {"fields": {"quantity": {}, "picking_id": {}}}}
    call = ("stock.picking", "onchange", [company.here["delivery"]])
    return me.call(*call, values, ["note"], spec) == {"value": {}} or True
