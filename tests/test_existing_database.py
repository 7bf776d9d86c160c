"""Installing on a database with documents changes nothing until configured."""

import pytest
from support import scenario

MODELS = (
    "purchase.order",
    "purchase.order.line",
    "stock.picking",
    "stock.move",
    "stock.move.line",
    "stock.quant",
)


@pytest.fixture(scope="module")
def installed(databases, start_server):
    """The clerk's view of a database before and after the installation."""
    name = databases.plain("existing")
    databases.shell(name, scenario.DOCUMENTS + scenario.PEOPLE)
    server = start_server(name)
    before = everything_seen(server.client("clerk"))
    server.stop()
    databases.install(name)
    server.start()
    return name, server, before


def everything_seen(client):
    """Return the ids a person finds, by model."""
    return {model: sorted(client.search(model)) for model in MODELS}


def test_people_see_the_same(installed):
    _name, server, before = installed
    assert all(before.values())
    assert everything_seen(server.client("clerk")) == before


def test_people_change_the_same(installed):
    _name, server, _before = installed
    clerk = server.client("clerk")
    orders = clerk.search("purchase.order", [("state", "=", "draft")])
    clerk.write("purchase.order", orders, {"partner_ref": "still mine"})
    order = clerk.call("purchase.order", "copy", orders)[0]
    clerk.call("purchase.order", "button_confirm", [order])
    assert clerk.value("purchase.order", order, "state") == "purchase"


def test_a_lead_stamps_open_documents_at_once_and_past_ones_by_a_job(
    installed, databases
):
    name, server, _before = installed
    databases.shell(name, scenario.REGISTER)
    admin = server.client("admin")
    unstamped = [("jxc_department_id", "=", False)]
    open_orders = [("receipt_status", "!=", "full")]
    assert not admin.search("purchase.order", unstamped + open_orders)
    past = admin.search("stock.picking", [*unstamped, ("state", "=", "done")])
    assert past
    cron = admin.ref("jxc_management.ir_cron_stamp_history")
    admin.call("ir.cron", "method_direct_trigger", [cron])
    for model in MODELS[:-1]:
        assert not admin.search(model, unstamped), model


def test_enforcement_then_counts(installed):
    _name, server, _before = installed
    clerk = server.client("clerk")
    assert not clerk.search("purchase.order")
    assert not clerk.search("stock.move.line")


def test_upgrade_keeps_the_register(installed, databases):
    name, server, _before = installed
    server.stop()
    count = "SELECT count(*) FROM jxc_ownership"
    before = databases.sql(name, count)
    databases.upgrade(name)
    assert databases.sql(name, count) == before
    server.start()
    assert not server.client("clerk").search("purchase.order")
