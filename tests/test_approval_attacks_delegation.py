"""Attempts to decide in the place of others."""

import pytest
from support.days import day
from support.trials import Trials

trial = Trials()


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def pending(one):
    """Return the request of an order that waits for the boss."""
    return one.office.request(one.order(stage="pending"))


def approve(one, request):
    """Try to approve."""
    with one.attack():
        one.me.call("jxc.approval.request", "action_approve", [request])


def delegation(one, **values):
    """Let the boss lend his decisions to the deputy."""
    boss = one.office.as_user("boss")
    values = {"delegate_id": one.office.users["deputy"], **values}
    values = {"date_from": day(-2), "date_to": day(2), **values}
    one.lent = boss.create("jxc.approval.delegation", values)
    return one.lent


def give_back(one):
    """End what the boss lent."""
    one.office.as_user("boss").unlink("jxc.approval.delegation", [one.lent])


def decide_as_delegate(one, **values):
    """Approve with a delegation of these values."""
    delegation(one, **values)
    one.approvers.add(one.office.users["deputy"])
    try:
        approve(one, pending(one))
    finally:
        give_back(one)


@trial("deputy", ends=("in force as approved",))
def approve_as_a_delegate(one):
    decide_as_delegate(one)


@trial("deputy")
def approve_before_the_delegation_begins(one):
    decide_as_delegate(one, date_from=day(2), date_to=day(5))


@trial("deputy")
def approve_after_the_delegation_has_ended(one):
    decide_as_delegate(one, date_from=day(-5), date_to=day(-2))


@trial("deputy")
def approve_with_a_forged_clock(one):
    """The delegation ended ten days ago in the earliest time zone, too."""
    delegation(one, date_from=day(-20), date_to=day(-10))
    request = pending(one)
    with one.attack():
        clock = {"tz": "Etc/GMT+12", "date": day(-15), "today": day(-15)}
        call = ("jxc.approval.request", "action_approve", [request])
        one.me.call(*call, context=clock)
    give_back(one)


@trial("deputy")
def approve_above_the_limit_of_the_delegation(one):
    decide_as_delegate(one, limit=4999)


@trial("deputy")
def approve_another_operation_than_delegated(one):
    decide_as_delegate(one, operation="scrap")


@trial("deputy")
def approve_with_an_archived_delegation(one):
    decide_as_delegate(one, active=False)


@trial("deputy")
def approve_my_own_order_as_a_delegate(one):
    delegation(one)
    try:
        order = one.watch(one.office.buy("deputy"))
        approve(one, one.office.request(order))
    finally:
        give_back(one)


@trial("deputy")
def extend_the_delegation(one):
    lent = delegation(one, date_from=day(-5), date_to=day(-2))
    try:
        with one.attack():
            one.me.write("jxc.approval.delegation", lent, {"date_to": day(5)})
    finally:
        give_back(one)
    approve(one, pending(one))


@trial("buyer", "deputy", "plain")
def lend_myself_the_decisions_of_the_boss(one):
    values = {"user_id": one.office.users["boss"], "delegate_id": one.me.uid}
    with one.attack():
        one.me.create("jxc.approval.delegation", {**values, "date_to": day(2)})
    approve(one, pending(one))


@trial("chief", "deputy")
def turn_my_delegation_into_one_of_the_boss(one):
    values = {"delegate_id": one.office.users["director"], "date_to": day(2)}
    mine = one.me.create("jxc.approval.delegation", values)
    values = {"user_id": one.office.users["boss"]}
    with one.attack():
        one.me.write("jxc.approval.delegation", mine, values)
    one.office.as_user("director")
    with one.attack():
        one.office.decide(pending(one), "director")
    one.office.admin.unlink("jxc.approval.delegation", [mine])
