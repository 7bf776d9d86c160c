"""Batches of transfers of which some need approval."""

import pytest

MODULE = "stock_picking_batch"


@pytest.fixture(scope="module")
def office(new_office):
    """The company of the approval tests, with batches installed."""
    company = new_office("batches")
    [module] = company.admin.search("ir.module.module", [("name", "=", MODULE)])
    company.admin.call("ir.module.module", "button_immediate_install", [module])
    return company


def states(office, *pickings):
    """Return the states of transfers."""
    rows = office.admin.read("stock.picking", list(pickings), ["state"])
    return [row["state"] for row in rows]


def batch(office, *pickings):
    """Return a batch of transfers that is being worked on."""
    values = {"picking_ids": [(6, 0, pickings)], "company_id": office.id}
    model = "stock.picking.batch"
    keeper = office.as_user("keeper")
    made = keeper.create(model, values)
    keeper.call(model, "action_confirm", [made])
    return made


def finish(office, made):
    """Press Validate on a batch."""
    return office.as_user("keeper").call("stock.picking.batch", "action_done", [made])


def test_batch_with_a_transfer_that_waits(office):
    product = office.stocked()
    small, large = (office.deliver(product, quantity) for quantity in (5, 20))
    made = batch(office, small, large)
    finish(office, made)
    assert states(office, small, large) == ["done", "assigned"]
    assert office.on_hand(product) == 95
    office.decide(office.request(large, "stock.picking"))
    keeper = office.as_user("keeper")
    assert keeper.call("stock.picking", "button_validate", [large]) is True
    assert office.on_hand(product) == 75


def test_automatic_batch(office):
    """Transfers that join a batch on their own are validated and wait as ever."""
    place = office.places["Central"]
    values = {"auto_batch": True, "batch_group_by_src_loc": True}
    office.admin.write("stock.picking.type", place.deliveries, values)
    product = office.stocked()
    pickings = [office.deliver(product, quantity) for quantity in (5, 20)]
    rows = office.admin.read("stock.picking", pickings, ["batch_id"])
    [made] = {row["batch_id"][0] for row in rows}
    finish(office, made)
    assert states(office, *pickings) == ["done", "assigned"]
    assert office.on_hand(product) == 95
