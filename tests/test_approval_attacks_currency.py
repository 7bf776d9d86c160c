"""Attempts to make an order look smaller: totals, rates and dates."""

import pytest
from support.days import day
from support.trials import Trials

trial = Trials()
GIVEN_BACK = ("not in force",)


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(approvals, entry):
    entry.run(approvals)


def change(one, order, **vals):
    """Write to the first line of an order."""
    with one.attack():
        one.me.write("purchase.order.line", one.line(order), vals)


@trial("buyer", ends=("parked",))
def write_a_small_total_and_confirm(one):
    order = one.order()
    one.me.write("purchase.order", order, {"amount_total": 1, "amount_total_cc": 1})
    one.me.call("purchase.order", "button_confirm", [order])


@trial("buyer", ends=("parked",))
def create_with_a_small_total_and_confirm(one):
    vals = {"amount_total": 1, "amount_untaxed": 1, "currency_rate": 1000}
    order = one.order(**vals)
    one.me.call("purchase.order", "button_confirm", [order])


@trial("buyer", ends=("parked",))
def write_a_high_rate_and_confirm(one):
    order = one.order()
    one.me.write("purchase.order", order, {"currency_rate": 1000})
    one.me.call("purchase.order", "button_confirm", [order])


@trial("buyer", ends=(*GIVEN_BACK, "refused"))
def raise_the_price_and_write_the_old_total(one):
    order = one.order(stage="pending")
    vals = {"price_unit": 900, "price_total": 5000, "price_subtotal": 5000}
    change(one, order, **vals, product_uom_qty=10)


@trial("buyer")
def raise_the_price_and_write_the_old_total_afterwards(one):
    order = one.order(stage="approved")
    change(one, order, price_total=1, price_subtotal=1)
    change(one, order, price_unit=900, price_total=1)


def foreign(one, stage, amount=5000):
    """Return an order in a currency of which 2 make 1, and 20 a year ago."""
    admin = one.office.admin
    domain = [("name", "=", "SEK")]
    [currency] = admin.search("res.currency", domain, context={"active_test": False})
    admin.write("res.currency", currency, {"active": True})
    if not admin.value("res.currency", currency, "rate_ids"):
        for when, rate in ((-400, 20), (-30, 2)):
            vals = {"currency_id": currency, "name": day(when), "rate": rate}
            admin.create("res.currency.rate", {**vals, "company_id": one.office.id})
    order = one.order(amount, stage, currency_id=currency)
    one.watch(order, rate=2.0)
    return order


@trial("buyer", ends=("parked",))
def order_in_a_foreign_currency(one):
    foreign(one, "confirmed")


@trial("buyer", ends=("parked",))
def date_a_foreign_order_to_a_day_of_a_better_rate(one):
    order = foreign(one, "draft")
    one.me.write("purchase.order", order, {"date_order": day(-200) + " 12:00:00"})
    one.me.call("purchase.order", "button_confirm", [order])


@trial("buyer", ends=("refused", *GIVEN_BACK))
def date_back_and_raise_while_it_waits(one):
    order = foreign(one, "confirmed")
    one.me.write("purchase.order", order, {"date_order": day(-200) + " 12:00:00"})
    change(one, order, price_unit=4000)
    request = one.office.request(order)
    with one.attack():
        one.office.decide(request)


@trial("buyer")
def date_back_and_raise_after_the_approval(one):
    order = foreign(one, "approved")
    with one.attack():
        vals = {"date_order": day(-200) + " 12:00:00"}
        one.me.write("purchase.order", order, vals)
        change(one, order, price_unit=4000)


@trial("buyer")
def swap_the_currency_after_the_approval(one):
    dear = one.office.admin.value("res.company", one.office.id, "currency_id")[0]
    order = foreign(one, "approved")
    with one.attack():
        one.me.write("purchase.order", order, {"currency_id": dear})
