"""People who decide, change and confirm at the same moment, on two servers.

Whoever comes second is refused or sees what the first one did: no decision is lost,
counted twice or contradicts another.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from support.outcomes import note, outcome

TITLE = "Approvals at the same moment, on two servers"
TIMES = range(3)


@pytest.fixture(scope="module")
def office(new_office, start_server):
    """The company of the approval tests, served by two processes."""
    company = new_office("approval_race", rules=False)
    company.second = start_server(company.server.database)
    company.rules = {
        "one": company.rule("purchase", "boss"),
        "two": company.rule(
            "purchase", ("boss", "director", "deputy"), quorum="number"
        ),
    }
    company.rule("delivery", "boss")
    use(company, "one")
    return company


def use(office, name):
    """Let one of the rules for orders count."""
    for key, rule in office.rules.items():
        office.admin.write("jxc.approval.rule", rule, {"active": key == name})


def race(office, *acts):
    """Run ``(login, act)`` at once, each on another server; return the outcomes."""
    barrier = Barrier(len(acts))
    servers = (office.server, office.second)
    sessions = [
        servers[number % 2].client(login) for number, (login, _act) in enumerate(acts)
    ]

    def run(session, act):
        barrier.wait()
        return outcome(lambda: act(session) or True)

    with ThreadPoolExecutor(len(acts)) as threads:
        asked = [
            threads.submit(run, session, act)
            for session, (_login, act) in zip(sessions, acts, strict=True)
        ]
        found = [one.result() for one in asked]
    note(TITLE, " | ".join(login for login, _act in acts), *zip(*found, strict=True))
    for kind, why in found:
        assert kind in ("done", "UserError", "AccessError"), why
    return [kind for kind, _why in found]


def approve(request, method="action_approve", *args):
    """Return an act that decides."""
    return lambda me: me.call("jxc.approval.request", method, [request], *args)


def receipts(office, order):
    """Return how many receipts an order has."""
    return len(office.admin.value("purchase.order", order, "picking_ids"))


def state(office, order):
    """Return the state of an order and of its approval."""
    names = ["state", "jxc_approval_state"]
    [row] = office.admin.read("purchase.order", order, names)
    return row["state"], row["jxc_approval_state"]


@pytest.mark.parametrize("time", TIMES)
def test_two_approvers_of_a_step_that_needs_two(office, time):
    use(office, "two")
    order = office.buy()
    request = office.request(order)
    act = approve(request)
    assert race(office, ("boss", act), ("director", act)) == ["done", "done"]
    assert state(office, order) == ("purchase", "approved")
    assert office.actions(request) == ["submit", "approve", "approve"]
    assert receipts(office, order) == 1
    [step] = office.facts(request)["steps"]
    people = {office.users["boss"], office.users["director"]}
    assert (step["state"], set(step["decided_ids"])) == ("approved", people)


@pytest.mark.parametrize("time", TIMES)
def test_three_approvers_where_two_are_enough(office, time):
    use(office, "two")
    order = office.buy()
    request = office.request(order)
    acts = [(login, approve(request)) for login in ("boss", "director", "deputy")]
    assert sorted(race(office, *acts)) == ["UserError", "done", "done"]
    assert office.actions(request) == ["submit", "approve", "approve"]
    assert receipts(office, order) == 1


@pytest.mark.parametrize("time", TIMES)
def test_double_click_counts_once(office, time):
    use(office, "two")
    order = office.buy()
    request = office.request(order)
    act = approve(request)
    assert sorted(race(office, ("boss", act), ("boss", act))) == ["AccessError", "done"]
    assert office.actions(request) == ["submit", "approve"]
    assert state(office, order) == ("to approve", "pending")


@pytest.mark.parametrize("time", TIMES)
def test_double_click_of_the_last_approver(office, time):
    use(office, "one")
    order = office.buy()
    request = office.request(order)
    act = approve(request)
    assert sorted(race(office, ("boss", act), ("boss", act))) == ["UserError", "done"]
    assert office.actions(request) == ["submit", "approve"]
    assert receipts(office, order) == 1


@pytest.mark.parametrize("time", TIMES)
def test_approve_while_the_buyer_raises_the_price(office, time):
    use(office, "one")
    order = office.buy()
    request = office.request(order)
    [line] = office.lines(order)

    def raise_price(me):
        return me.write("purchase.order.line", line, {"price_unit": 900})

    found = race(office, ("boss", approve(request)), ("buyer", raise_price))
    price = office.admin.value("purchase.order.line", line, "price_unit")
    if found == ["done", "UserError"]:
        assert (state(office, order), price) == (("purchase", "approved"), 500)
        assert office.actions(request) == ["submit", "approve"]
    else:
        assert found == ["UserError", "done"]
        assert (state(office, order), price) == (("draft", "none"), 900)
        assert office.actions(request) == ["submit", "stale"]


@pytest.mark.parametrize("time", TIMES)
def test_approve_while_the_buyer_adds_a_line(office, time):
    use(office, "one")
    order = office.buy()
    request = office.request(order)
    product = office.add_product("Gold")

    def add(me):
        return me.create(
            "purchase.order.line", {**office.line(9000, product), "order_id": order}
        )

    found = race(office, ("boss", approve(request)), ("buyer", add))
    lines = len(office.lines(order))
    if found == ["done", "UserError"]:
        assert (state(office, order), lines) == (("purchase", "approved"), 1)
    else:
        assert found == ["UserError", "done"]
        assert (state(office, order), lines) == (("draft", "none"), 2)


@pytest.mark.parametrize("time", TIMES)
def test_confirm_twice_at_once(office, time):
    use(office, "one")
    order = office.buy(confirm=False)

    def confirm(me):
        return me.call("purchase.order", "button_confirm", [order])

    assert "done" in race(office, ("buyer", confirm), ("chief", confirm))
    domain = [("res_model", "=", "purchase.order"), ("res_id", "=", order)]
    [request] = office.admin.search("jxc.approval.request", domain)
    assert office.actions(request) == ["submit"]
    assert state(office, order) == ("to approve", "pending")


@pytest.mark.parametrize("time", TIMES)
def test_approve_and_reject_at_once(office, time):
    use(office, "two")
    order = office.buy()
    request = office.request(order)
    office.decide(request, "deputy")
    acts = (
        ("boss", approve(request)),
        ("director", approve(request, "action_reject", "No")),
    )
    found = race(office, *acts)
    assert sorted(found) == ["UserError", "done"]
    if found[0] == "done":
        assert state(office, order) == ("purchase", "approved")
        assert office.actions(request) == ["submit", "approve", "approve"]
    else:
        assert state(office, order) == ("draft", "rejected")
        assert office.actions(request) == ["submit", "approve", "reject"]
        assert receipts(office, order) == 0


@pytest.mark.parametrize("time", TIMES)
def test_approve_and_withdraw_at_once(office, time):
    use(office, "one")
    order = office.buy()
    request = office.request(order)
    acts = ("boss", approve(request)), ("buyer", approve(request, "action_withdraw"))
    found = race(office, *acts)
    assert sorted(found) == ["UserError", "done"]
    ends = {0: ("purchase", "approved"), 1: ("draft", "none")}
    assert state(office, order) == ends[found.index("done")]


@pytest.mark.parametrize("time", TIMES)
def test_validate_while_somebody_raises_the_quantity(office, time):
    product = office.stocked()
    picking = office.deliver(product)
    keeper = office.as_user("keeper")
    keeper.call("stock.picking", "button_validate", [picking])
    office.decide(office.request(picking, "stock.picking"))
    [move] = office.admin.value("stock.picking", picking, "move_ids")

    def validate(me):
        return me.call("stock.picking", "button_validate", [picking])

    def raise_quantity(me):
        return me.write("stock.move", move, {"quantity": 60})

    race(office, ("keeper", validate), ("chief", raise_quantity))
    assert office.on_hand(product) in (80, 100)
