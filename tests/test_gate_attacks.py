"""Attempts to buy and approve without the certificate that gates ask for."""

import pytest
from support.gates import Passages

trial = Passages()


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(gates, entry):
    entry.run(gates)


def confirm(one, *orders, **context):
    """Press Confirm."""
    call = ("purchase.order", "button_confirm", list(orders))
    return one.me.call(*call, context=context)


def draft(one, **values):
    """Return a draft order of the buyer."""
    return one.order(500, **values)


@trial("purchase", "buyer", "chief")
def press_confirm(one):
    order = draft(one)
    with one.attack():
        confirm(one, order)


@trial("purchase", "buyer")
def confirm_several_orders(one):
    orders = [draft(one), draft(one)]
    with one.attack():
        confirm(one, *orders)


@trial("purchase", "buyer")
def confirm_through_the_external_api(one):
    order = draft(one)
    with one.attack():
        one.me.external("purchase.order", "button_confirm", [order])


@trial("purchase", "buyer")
def press_approve(one):
    order = draft(one)
    with one.attack():
        one.me.call("purchase.order", "button_approve", [order], True)


@trial("purchase", "buyer", "chief")
def write_the_state(one):
    order = draft(one)
    with one.attack():
        one.me.write("purchase.order", order, {"state": "purchase"})


@trial("purchase", "buyer")
def save_the_state_as_the_form_does(one):
    order = draft(one)
    with one.attack():
        values = {"state": "purchase"}
        one.me.call("purchase.order", "web_save", [order], values, specification={})


@trial("purchase", "buyer")
def create_a_confirmed_order(one):
    values = {"partner_id": one.office.vendor, "state": "purchase"}
    with one.attack():
        one.watch(one.me.create("purchase.order", values))


@trial("purchase", "buyer")
def create_a_confirmed_order_by_default(one):
    values = {"partner_id": one.office.vendor}
    context = {"default_state": "purchase"}
    with one.attack():
        one.watch(one.me.create("purchase.order", values, context=context))


@trial("purchase", "buyer")
def copy_an_order_as_confirmed(one):
    order = draft(one)
    with one.attack():
        copies = one.me.call("purchase.order", "copy", [order], {"state": "purchase"})
        one.watch(copies[0])


@trial("purchase", "buyer")
def import_the_state(one):
    order = draft(one)
    found = one.load("purchase.order", [".id", "state"], [order, "purchase"])
    assert not found


@trial("purchase", "buyer")
def park_it_and_press_approve(one):
    order = draft(one)
    one.me.write("purchase.order", order, {"state": "to approve"})
    with one.attack():
        one.me.call("purchase.order", "button_approve", [order])


@trial("purchase", "buyer")
def run_an_action_that_confirms_with_all_rights(one):
    order = draft(one)
    with one.attack():
        one.run_on_server("purchase.order", "records.sudo().button_confirm()", order)


@trial("purchase", "buyer")
def run_an_action_that_writes_the_state(one):
    order = draft(one)
    with one.attack():
        code = "records.sudo().write({'state': 'purchase'})"
        one.run_on_server("purchase.order", code, order)


@trial("purchase", "buyer")
def forge_the_context(one):
    order = draft(one)
    with one.attack():
        confirm(
            one,
            order,
            jxc_gate="engine",
            jxc_engine="engine",
            cron_id=1,
            tz="Pacific/Kiritimati",
            import_file=True,
        )


@trial("purchase", "buyer")
def submit_a_large_order_for_approval(one):
    order = one.order(20000)
    with one.attack():
        confirm(one, order)
    assert not one.office.request(order)


@trial("purchase", "buyer")
def enlarge_a_confirmed_order(one):
    make = one.office.make.by(one.office.as_user("able"))
    order, _receipt = make.receipt(one.office.places["Central"])
    [line] = one.office.lines(order)
    with one.attack():
        one.me.write("purchase.order.line", line, {"product_qty": 500})
    with one.attack():
        values = {"order_line": [(0, 0, one.office.line(700))]}
        one.me.write("purchase.order", order, values)
    assert len(one.refusals) == 2


def pending(one):
    """Return a request of the certified colleague that waits for the boss."""
    order = one.watch(one.office.buy("able", 20000))
    return one.office.request(order)


@trial("approval", "boss")
def approve(one):
    request = pending(one)
    with one.attack():
        one.me.call("jxc.approval.request", "action_approve", [request])


@trial("approval", "boss")
def reject(one):
    request = pending(one)
    with one.attack():
        one.me.call("jxc.approval.request", "action_reject", [request], "No")
    assert one.office.facts(request)["request"]["state"] == "pending"


def decide(one, decision, *requests):
    """Decide in the dialogue."""
    values = {"decision": decision, "comment": "Well", "request_ids": requests}
    values["request_ids"] = [(6, 0, list(requests))]
    wizard = one.me.create("jxc.approval.decide", values)
    with one.attack():
        one.me.call("jxc.approval.decide", "action_decide", [wizard])


@trial("approval", "boss")
def approve_in_the_dialogue(one):
    decide(one, "approve", pending(one))


@trial("approval", "boss")
def approve_several_in_the_dialogue(one):
    decide(one, "approve", pending(one), pending(one))


@trial("approval", "boss")
def reject_several_in_the_dialogue(one):
    requests = [pending(one), pending(one)]
    decide(one, "reject", *requests)
    for request in requests:
        assert one.office.facts(request)["request"]["state"] == "pending"


@trial("approval", "boss")
def run_an_action_that_approves_with_all_rights(one):
    request = pending(one)
    with one.attack():
        code = "records.sudo().action_approve()"
        one.run_on_server("jxc.approval.request", code, request)
