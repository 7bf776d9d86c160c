"""Attempts to decide, or to write decisions, without the right to."""

import pytest
from support.company import PURCHASE_MANAGER
from support.trials import Trials

trial = Trials()
RECORDS = ("jxc.approval.request", "jxc.approval.step", "jxc.approval.decision")
EVERYBODY = ("buyer", "keeper", "invoicer", "chief", "plain", "portal")


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def pending(one, **values):
    """Return the request of an order that waits for the boss."""
    return one.office.request(one.order(stage="pending", **values))


def approve(one, request, method="action_approve", *args):
    """Try to decide."""
    with one.attack():
        one.me.call("jxc.approval.request", method, [request], *args)


@trial(*EVERYBODY, "director", "admin")
def approve_without_being_asked(one):
    approve(one, pending(one))


@trial("keeper", "chief", "plain", "portal", "director")
def reject_without_being_asked(one):
    approve(one, pending(one), "action_reject", "No")


@trial("buyer", "chief", "plain", "portal")
def forward_without_being_asked(one):
    approve(one, pending(one), "action_forward", one.me.uid)


@trial("boss")
def forward_to_the_requester(one):
    approve(one, pending(one), "action_forward", one.office.users["buyer"])


@trial("boss")
def forward_to_the_vendor(one):
    approve(one, pending(one), "action_forward", one.office.users["portal"])


@trial("boss", "chief", "plain")
def withdraw_the_request_of_another(one):
    approve(one, pending(one), "action_withdraw")


@trial("boss")
def reject_without_a_reason(one):
    approve(one, pending(one), "action_reject", "   ")


@trial("boss")
def approve_an_order_of_my_own(one):
    order = one.watch(one.office.buy("boss"))
    request = one.office.request(order)
    steps = one.office.facts(request)["steps"]
    assert one.me.uid not in {who for step in steps for who in step["approver_ids"]}
    approve(one, request)


@trial("boss", ends=("refused",))
def approve_an_order_that_i_changed(one):
    order = one.order(stage="pending")
    one.me.write("purchase.order.line", one.line(order), {"price_unit": 499})
    approve(one, one.office.request(order))


@trial("boss")
def approve_an_order_that_i_drew_up_for_another(one):
    order = one.watch(one.office.buy("boss", confirm=False))
    one.office.as_user("buyer").call("purchase.order", "button_confirm", [order])
    approve(one, one.office.request(order))


@trial("boss")
def approve_again_what_is_decided(one):
    request = pending(one)
    one.office.decide(request)
    before = one.office.facts(request)
    approve(one, request)
    approve(one, request, "action_reject", "Changed my mind")
    assert one.office.facts(request) == before


@trial("boss")
def replay_the_decision_on_an_earlier_round(one):
    order = one.order(stage="pending")
    old = one.office.request(order)
    one.office.decide(old, "boss", "action_reject", "Too dear")
    buyer = one.office.as_user("buyer")
    buyer.write("purchase.order.line", one.line(order), {"price_unit": 900})
    buyer.call("purchase.order", "button_confirm", [order])
    assert one.office.request(order) != old
    approve(one, old)


@trial("boss")
def approve_what_was_outdated_by_a_change(one):
    order = one.order(stage="pending")
    request = one.office.request(order)
    buyer = one.office.as_user("buyer")
    buyer.write("purchase.order.line", one.line(order), {"price_unit": 900})
    approve(one, request)


@trial("boss")
def approve_the_order_of_another_company(one):
    admin = one.office.admin
    other, receipts = one.office.add_branch("buyer")
    group = admin.ref("base.group_user")
    step = {"approver_type": "group", "group_id": group}
    rule = {"name": "Branch", "company_id": other, "step_ids": [(0, 0, step)]}
    rule = admin.create("jxc.approval.rule", {**rule, "amount_min": 1000})
    context = {"allowed_company_ids": [other]}
    line = {"product_id": one.office.product, "product_qty": 10, "price_unit": 500}
    order = {"partner_id": one.office.vendor, "company_id": other}
    order |= {"picking_type_id": receipts, "order_line": [(0, 0, line)]}
    buyer = one.office.as_user("buyer")
    order = buyer.create("purchase.order", order, context=context)
    one.watch(order)
    buyer.call("purchase.order", "button_confirm", [order], context=context)
    approve(one, one.office.request(order))


def try_each(one, records, act):
    """Try something on the records of a request; all must be refused."""
    for model, ids in records.items():
        before = len(one.refusals)
        with one.attack():
            act(model, ids)
        assert len(one.refusals) > before, model


def records(one):
    """Return ``{model: ids}`` of a request, its steps and its decisions."""
    request = pending(one)
    domain = [("request_id", "=", request)]
    found = {model: one.office.admin.search(model, domain) for model in RECORDS[1:]}
    return {RECORDS[0]: [request], **found}


@trial(*EVERYBODY, "boss", "admin")
def write_the_records_of_a_request(one):
    found = records(one)
    fakes = {"jxc_engine": "engine"}
    try_each(
        one,
        found,
        lambda model, ids: one.me.write(
            model,
            ids,
            {"state": "approved"} if model != RECORDS[2] else {"action": "approve"},
            context=fakes,
        ),
    )


@trial("buyer", "boss", "admin", "plain")
def delete_the_records_of_a_request(one):
    try_each(one, records(one), one.me.unlink)


@trial("buyer", "boss", "admin", "plain")
def create_records_of_a_request(one):
    found = records(one)
    [request] = found[RECORDS[0]]
    order = one.order()
    values = {
        RECORDS[0]: {
            "name": "x",
            "res_model": "purchase.order",
            "res_id": order,
            "operation": "purchase",
            "state": "approved",
            "company_id": one.office.id,
        },
        RECORDS[1]: {"name": "x", "request_id": request, "state": "open"},
        RECORDS[2]: {
            "request_id": request,
            "action": "approve",
            "user_id": one.office.users["boss"],
        },
    }
    fakes = {"jxc_engine": "engine"}
    try_each(
        one,
        found,
        lambda model, ids: one.me.create(model, values[model], context=fakes),
    )


@trial("buyer", "boss", "admin")
def write_the_steps_through_the_request(one):
    request = pending(one)
    step = one.office.facts(request)["steps"][0]["id"]
    with one.attack():
        values = {"step_ids": [(1, step, {"state": "approved"})]}
        one.me.write("jxc.approval.request", request, values)


@trial("buyer", "boss")
def import_an_approved_request(one):
    request = pending(one)
    row = (str(request), "approved")
    one.load("jxc.approval.request", [".id", "state"], row)


@trial("buyer", "chief", "boss", "plain", "portal")
def write_the_rules(one):
    admin = one.office.admin
    rules = admin.search("jxc.approval.rule", [("operation", "=", "purchase")])
    with one.attack():
        one.me.write("jxc.approval.rule", rules, {"active": False})
    steps = admin.search("jxc.approval.rule.step", [("rule_id", "in", rules)])
    with one.attack():
        values = {"user_ids": [(4, one.me.uid)]}
        one.me.write("jxc.approval.rule.step", steps, values)
    assert len(one.refusals) == 2


@trial("chief", "buyer")
def raise_the_approval_limit_of_my_department(one):
    department = one.office.departments["Central"]
    with one.attack():
        values = {"jxc_approval_limit": 1_000_000}
        one.me.write("hr.department", department, values)


@trial("haggler", ends=("parked",))
def lift_the_price_list_before_ordering(one):
    admin = one.office.admin
    product = one.office.add_product("Listed")
    vendor = one.office.add_vendor("Lister", product, price=10)
    admin_rule = {"limit": 0, "price_deviation": 10, "sequence": 1}
    rule = one.office.rule("purchase", "boss", **admin_rule, partner_ids=[(4, vendor)])
    domain = [("product_id", "=", product)]
    listed = admin.search("product.supplierinfo", domain)
    one.me.write("product.supplierinfo", listed, {"price": 50})
    values = {"product": product, "partner_id": vendor}
    order = one.watch(one.office.buy("haggler", 500, **values))
    admin.write("jxc.approval.rule", rule, {"active": False})
    state = admin.value("purchase.order", order, "state")
    assert state == "to approve", "the price list was lifted by the buyer himself"


@pytest.fixture(scope="module", autouse=True)
def haggler(approvals):
    """A buyer who also keeps the price lists."""
    approvals.add_user("haggler", (PURCHASE_MANAGER,))
