"""Attempts to forge what gates rely on, and what they leave behind."""

from datetime import date, timedelta

import pytest
from support.client import RpcError
from support.gates import Passage, Passages

trial = Passages()


@pytest.mark.parametrize("entry", trial, ids=str)
def test_attempt(gates, entry):
    entry.run(gates)


def delivery(one):
    """Return a delivery that the person may not validate."""
    maker = one.office.make.by(one.me)
    maker.product = one.product()
    return maker.delivery(one.office.places["Central"], 20)


def validate(one, picking):
    """Press Validate."""
    with one.attack():
        one.me.call("stock.picking", "button_validate", [picking])


@trial("records", "keeper", "chief")
def switch_a_gate_off(one):
    gate = one.office.gates["delivery"]
    with one.attack():
        one.me.write("jxc.gate", gate, {"mode": "off"})
    with one.attack():
        one.me.unlink("jxc.gate", gate)
    validate(one, delivery(one)) if one.login == "keeper" else None
    assert one.office.admin.value("jxc.gate", gate, "mode") == "block"


@trial("records", "keeper")
def write_an_override_into_the_log(one):
    picking = delivery(one)
    values = {"gate_id": one.office.gates["delivery"], "user_id": one.me.uid}
    values |= {"company_id": one.office.id, "operation": "delivery"}
    values |= {"res_model": "stock.picking", "res_id": picking, "action": "override"}
    with one.attack():
        one.me.create("jxc.gate.log", values)
    with one.attack():
        context = {"jxc_engine": "engine"}
        one.me.create("jxc.gate.log", values, context=context)
    validate(one, picking)
    assert len(one.refusals) == 3


@trial("records", "keeper")
def override_without_being_in_the_group(one):
    picking = delivery(one)
    values = {"res_model": "stock.picking", "document_ids": str(picking)}
    values |= {"gate_ids": [(6, 0, [one.office.gates["delivery"]])]}
    wizard = one.me.create("jxc.gate.override", {**values, "reason": "Very urgent"})
    with one.attack():
        one.me.call("jxc.gate.override", "action_confirm", [wizard])
    validate(one, picking)
    assert len(one.refusals) == 2


@trial("records", "keeper")
def make_a_certificate_of_ones_own(one):
    values = {"number": "X1", "token": "X1", "origin": "external"}
    values |= {"employee_id": one.office.employees["keeper"]}
    values |= {"course_id": one.office.course, "date_issued": str(date.today())}
    with one.attack():
        one.me.create("jxc.certificate", values)
    validate(one, delivery(one))
    assert len(one.refusals) == 2


@trial("records", "keeper", "buyer")
def change_the_log(one):
    if one.login == "keeper":
        validate(one, delivery(one))
    entries = one.office.admin.search("jxc.gate.log", [], limit=3)
    with one.attack():
        one.me.write("jxc.gate.log", entries, {"action": "warned"})
    with one.attack():
        one.me.unlink("jxc.gate.log", entries)


def entries(office, **values):
    """Return log entries with some values, the latest first."""
    domain = [(name, "=", value) for name, value in values.items()]
    names = ["action", "res_id", "user_id", "missing", "reason", "name", "gate_id"]
    return office.admin.search_read("jxc.gate.log", domain, names)


def test_a_block_is_recorded_though_it_is_rolled_back(gates):
    one = Passage(gates, "keeper")
    picking = delivery(one)
    validate(one, picking)
    [row] = entries(gates, res_id=picking, res_model="stock.picking")
    assert row["action"] == "blocked"
    assert row["user_id"][0] == gates.users["keeper"]
    assert "Working With Goods" in row["missing"]


def test_the_error_opens_what_is_missing(gates):
    one = Passage(gates, "keeper")
    picking = delivery(one)
    with pytest.raises(RpcError) as caught:
        one.me.call("stock.picking", "button_validate", [picking])
    assert caught.value.kind == "RedirectWarning"
    name = gates.admin.value("stock.picking", picking, "name")
    for part in (name, "delivery gate", "Working With Goods"):
        assert part in caught.value.message


def test_an_emergency_by_the_group(gates):
    """Who may break the glass goes on with a reason, which stays in the log."""
    admin = gates.admin
    group = admin.create("res.groups", {"name": "Emergencies"})
    gates.add_user(
        "medic",
        ("stock.group_stock_user",),
        group_ids=[(4, admin.ref("stock.group_stock_user")), (4, group)],
    )
    gates.employees["medic"] = gates.employ("medic", "Central")
    gate = gates.gates["delivery"]
    admin.write("jxc.gate", gate, {"break_glass_group_id": group})
    one = Passage(gates, "medic")
    picking = delivery(one)
    one.products = dict.fromkeys(one.products, 20)
    validate(one, picking)
    values = {"res_model": "stock.picking", "document_ids": str(picking)}
    values |= {"gate_ids": [(6, 0, [gate])], "reason": "The ambulance waits"}
    wizard = one.me.create("jxc.gate.override", values)
    one.me.call("jxc.gate.override", "action_confirm", [wizard])
    assert one.me.call("stock.picking", "button_validate", [picking]) is True
    assert admin.value("stock.picking", picking, "state") == "done"
    rows = entries(gates, res_id=picking, res_model="stock.picking")
    assert [row["action"] for row in rows] == ["override", "blocked"]
    assert rows[0]["reason"] == "The ambulance waits"
    admin.write("jxc.gate", gate, {"break_glass_group_id": False})


def test_a_warning_lets_through(gates):
    admin, gate = gates.admin, gates.gates["delivery"]
    admin.write("jxc.gate", gate, {"mode": "warn"})
    one = Passage(gates, "keeper")
    picking = delivery(one)
    assert one.me.call("stock.picking", "button_validate", [picking]) is True
    [row] = entries(gates, res_id=picking, res_model="stock.picking")
    assert row["action"] == "warned"
    admin.write("jxc.gate", gate, {"mode": "block"})


def test_people_read_their_own_entries(gates):
    rows = gates.as_user("keeper").search_read("jxc.gate.log", [], ["user_id"])
    assert {row["user_id"][0] for row in rows} == {gates.users["keeper"]}
    assert gates.as_user("chief").search("jxc.gate.log", [])
    with pytest.raises(RpcError):
        gates.as_user("portal").search("jxc.gate.log", [])


def test_the_forecast_over_rpc(gates):
    admin = gates.admin
    admin.call("jxc.gate.coverage", "action_refresh", [])
    limit = str(date.today() + timedelta(days=1))
    domain = [("day", "<=", limit), ("operation", "=", "receipt")]
    rows = admin.search_read("jxc.gate.coverage", domain, ["qualified_count", "state"])
    assert {(row["qualified_count"], row["state"]) for row in rows} == {(1, "thin")}
    assert gates.as_user("chief").search("jxc.gate.coverage", domain)
    assert not gates.as_user("keeper").search("jxc.gate.coverage", domain)
