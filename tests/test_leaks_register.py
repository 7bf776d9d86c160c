"""Attempts to get more out of the register: ownerships, handovers, lent access."""

import pytest
from support.attempts import Attempts
from support.days import day

attempts = Attempts("Attempts to use the register")
refused = attempts("AccessError")
forbidden = attempts("UserError")


@pytest.mark.parametrize("attempt", attempts, ids=str)
def test_attempt(enforced, attempt):
    attempts.check(enforced, attempt)


@refused
def borrow_from_somebody_who_has_more(company, me):
    domain = [("user_id", "=", company.users["everything"])]
    return lend(company, me, me.uid, company.admin.search("jxc.user.scope", domain))


@attempts("AccessError", "reader")
def let_somebody_change_what_i_only_read(company, me):
    mine = me.search("jxc.user.scope", [("user_id", "=", me.uid)])
    borrower = company.as_user("nobody")
    lend(company, me, borrower.uid, mine)
    order = company.here["order"]
    assert borrower.read("purchase.order", order, ["name"])
    try:
        return borrower.write("purchase.order", order, {"note": "x"})
    finally:
        loan = me.search("jxc.user.scope", [("delegator_id", "=", me.uid)])
        me.call("jxc.user.scope", "action_take_back", loan)
        assert not borrower.search("purchase.order", [("id", "=", order)])


def lend(company, me, borrower, scopes):
    """Lend access scopes to somebody, from today on."""
    values = {"delegate_id": borrower, "date_to": day(2)}
    wizard = me.create("jxc.scope.delegate", {**values, "scope_ids": [(6, 0, scopes)]})
    return me.call("jxc.scope.delegate", "action_lend", [wizard])


@refused
def register_an_ownership(company, me):
    values = {"department_id": company.departments["Central"], "scope_type": "company"}
    return me.create("jxc.ownership", {**values, "company_id": company.id})


@forbidden
def put_an_ownership_in_force(company, me):
    values = {"department_id": company.departments["Central"], "state": "active"}
    values |= {"company_id": company.id, "scope_type": "warehouse"}
    values["warehouse_id"] = company.places["West"].warehouse
    return me.create("jxc.ownership", values)


@forbidden
def end_their_ownership(company, me):
    return me.call("jxc.ownership", "action_end", [their_ownership(company)])


@refused
def start_a_handover(company, me):
    return handover(company, me)


@attempts("AccessError", "chief")
def register_an_ownership_for_another_department(company, me):
    values = {"department_id": company.departments["East"], "scope_type": "company"}
    return me.create("jxc.ownership", {**values, "company_id": company.id})


@attempts("UserError", "chief")
def activate_an_ownership_as_lead(company, me):
    values = {"department_id": company.departments["Central"], "scope_type": "company"}
    ownership = me.create("jxc.ownership", {**values, "company_id": company.id})
    return me.call("jxc.ownership", "action_activate", [ownership])


@attempts("AccessError", "chief")
def take_over_and_agree_for_the_other_side(company, me):
    started = sent_handover(company, me)
    return me.call("jxc.handover", "action_confirm_from", [started])


@attempts("UserError", "chief")
def take_over_without_the_other_side(company, me):
    started = sent_handover(company, me)
    me.call("jxc.handover", "action_confirm_to", [started])
    return me.call("jxc.handover", "action_apply", [started])


@attempts("UserError", "chief")
def take_over_by_writing_the_state(company, me):
    return me.write("jxc.handover", handover(company, me), {"state": "done"})


@attempts("UserError", "chief")
def sign_for_the_other_side_by_writing(company, me):
    values = {"confirm_from_user_id": company.users["clerk_east"]}
    return me.write("jxc.handover", sent_handover(company, me), values)


def their_ownership(company):
    """Return the ownership of East's warehouse."""
    domain = [("warehouse_id", "=", company.places["East"].warehouse)]
    return company.admin.search("jxc.ownership", domain)[0]


def handover(company, me):
    """Start a handover of East's warehouse to Central; earlier ones are cancelled."""
    admin = company.admin
    started = [("state", "in", ("draft", "confirming"))]
    admin.call("jxc.handover", "action_cancel", admin.search("jxc.handover", started))
    values = {"company_id": company.id, "scope_type": "warehouse", "reason": "why"}
    values["warehouse_id"] = company.places["East"].warehouse
    values["department_to_id"] = company.departments["Central"]
    return me.create("jxc.handover", values)


def sent_handover(company, me):
    """Start a handover and send it to the two departments."""
    started = handover(company, me)
    me.call("jxc.handover", "action_send", [started])
    return started
