"""Reports and aggregates show the departments within reach only."""

import pytest
from support.outcomes import note

TITLE = "Reports: the warehouses whose documents a person finds"
PLACES = ("Central", "East", "North", "West")
OWN = {"Central", "West"}
CHAIN = {"Central", "East", "West"}
OPEN = {"West"}
ALL = set(PLACES)
NONE = set()

#: person -> the warehouses he finds; nobody leads West
EXPECTED = {
    "central": OWN,
    "chain": CHAIN,
    "everything": ALL,
    "own": OPEN,
    "nobody": OPEN,
    "reader": OWN,
    "controller": ALL,
    "portal": NONE,
    "plain": NONE,
}


def order_of(place):
    return [("order_id", "=", place.documents["done"])]


def matched_order_of(place):
    return [("purchase_order_id", "=", place.documents["done"])]


#: report -> the domain of a place's rows
REPORTS = {
    "purchase.report": order_of,
    "vendor.delay.report": lambda place: [
        ("purchase_line_id.order_id", "=", place.documents["done"])
    ],
    "report.stock.quantity": lambda place: [("warehouse_id", "=", place.warehouse)],
    "purchase.bill.line.match": matched_order_of,
    "purchase.bill.union": matched_order_of,
    "stock.avco.report": lambda place: [("reference", "=", place.received_name)],
}


@pytest.fixture(scope="module")
def company(enforced):
    """The company; its places know the names of their receipts."""
    note(TITLE, "person", *REPORTS)
    for place in enforced.places.values():
        receipt = place.documents["received"]
        place.received_name = enforced.admin.value("stock.picking", receipt, "name")
    return enforced


@pytest.mark.parametrize("login", EXPECTED)
def test_reports(company, login):
    session = company.as_user(login)
    found = {
        report: {
            name
            for name in PLACES
            if counted(session, report, domain(company.places[name]))
        }
        for report, domain in REPORTS.items()
    }
    note(TITLE, login, *(" ".join(sorted(found[report])) or "-" for report in REPORTS))
    expected = dict.fromkeys(REPORTS, EXPECTED[login])
    if login == "plain":
        # as in core: every employee may read the forecast, here of unowned stock
        expected["report.stock.quantity"] = OPEN
    assert found == expected


def counted(session, report, domain):
    """Count rows by search and by grouping, which must agree."""
    try:
        count = session.call(report, "search_count", domain)
        [total] = session.call(report, "formatted_read_group", domain, [], ["__count"])
    except Exception as error:
        assert getattr(error, "kind", "") == "AccessError", error
        return 0
    assert total["__count"] == count
    return count


#: person -> number of draft orders on the dashboard of purchasing, one in each place
DASHBOARD = {"central": 2, "chain": 3, "everything": 4, "own": 1, "nobody": 1}


@pytest.mark.parametrize("login", DASHBOARD)
def test_purchase_dashboard_counts_what_is_found(company, login):
    session = company.as_user(login)
    drafts = [("state", "=", "draft"), ("partner_ref", "!=", False)]
    orders = {place.documents["order"] for place in company.places.values()}
    assert (
        len(orders & set(session.search("purchase.order", drafts))) == DASHBOARD[login]
    )
    figures = session.call("purchase.order", "retrieve_dashboard")
    everybodys = session.call(
        "purchase.order", "search_count", [("state", "=", "draft")]
    )
    assert figures["global"]["draft"]["all"] == everybodys


@pytest.mark.parametrize(
    ("login", "amount"), [("central", 460.0), ("chain", 920.0), ("nobody", 0)]
)
def test_amounts_are_those_of_the_departments_in_reach(company, login, amount):
    """Each place bought 40 and received it; the tax is 15 %."""
    orders = [
        company.places[name].documents["done"] for name in ("Central", "East", "North")
    ]
    session = company.as_user(login)
    domain = [("order_id", "in", orders)]
    call = ("purchase.report", "formatted_read_group", domain)
    [total] = session.call(*call, [], ["price_total:sum"])
    assert (total["price_total:sum"] or 0) == amount


def test_forecast_of_another_warehouse_has_no_documents(company):
    """The stock of all is visible, the documents behind the forecast are not."""
    east = company.places["East"]
    figures = forecast(company.as_user("central"), company.product, east)
    [product] = figures["product"].values()
    assert not product["draft_purchase_orders"]
    assert product["draft_purchase_qty"] == {"in": 0, "out": 0}
    assert product["qty"]["in"] == 0
    mine = company.admin.value("stock.picking", company.shared, "name")
    documents = {
        line[side]["name"]
        for line in figures["lines"]
        for side in ("document_in", "document_out")
        if line[side]
    }
    assert documents == {mine}, "only the transfer between Central and East"


def test_forecast_of_the_own_warehouse_is_complete(company):
    central = company.places["Central"]
    own = forecast(company.as_user("central"), company.product, central)
    whole = forecast(company.admin, company.product, central)
    assert own["product"] == whole["product"]
    assert own["lines"] == whole["lines"]


def forecast(session, product, place):
    """Read the forecast report of a product in a warehouse."""
    context = {"warehouse_id": place.warehouse}
    call = ("stock.forecasted_product_product", "get_report_values", [product])
    return session.call(*call, context=context)["docs"]
