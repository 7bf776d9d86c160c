"""No field of any record shows a document of another department, and none fails."""

import pytest
from support.client import RpcError
from support.documents import Documents
from support.outcomes import note

TITLE = "Fields read, by person: no hidden document in any of them"
OWNED = (
    "purchase.order",
    "purchase.order.line",
    "stock.picking",
    "stock.move",
    "stock.move.line",
    "stock.scrap",
    "stock.warehouse.orderpoint",
)
#: what everybody may see, in the eyes of each of whom all fields are read
SHARED = (
    "product.product",
    "product.template",
    "res.partner",
    "stock.location",
    "stock.warehouse",
    "stock.picking.type",
    "stock.reference",
    "stock.quant",
    "stock.lot",
    "stock.package",
    "stock.route",
    "stock.rule",
)
#: core: of no use to anybody without rights on calls
FAILS_IN_CORE = {("res.partner", "rtc_session_ids")}
#: the number, not the content, of what a document of one's own came from: the rule of a
#: resupply by the other side, the order of a receipt that another department bought
NAME_ONLY = {
    ("stock.move", "orderpoint_id"),
    ("stock.move", "purchase_line_id"),
    ("stock.picking", "purchase_id"),
}


@pytest.fixture(scope="module")
def company(enforced):
    """Each place has received and delivered a lot in a package."""
    product = enforced.add_product("lotted", tracking="lot")
    admin = enforced.admin
    make = Documents(admin, enforced, product, enforced.vendor)
    for place in enforced.places.values():
        _order, receipt = make.receipt(place)
        [line] = admin.search("stock.move.line", [("picking_id", "=", receipt)])
        package = admin.create("stock.package", {"name": f"pack {place.name}"})
        values = {"lot_name": f"lot {place.name}", "result_package_id": package}
        admin.write("stock.move.line", line, values)
        make.validate(receipt)
        make.validate(make.delivery(place))
    return enforced


@pytest.mark.parametrize("login", ["central", "clerk", "reader", "own", "nobody"])
def test_no_field_shows_hidden_documents(company, login):
    session = company.as_user(login)
    everything = {"context": {"active_test": False}}
    seen = {model: set(session.search(model, [], **everything)) for model in OWNED}
    shown, count = [], 0
    for model in (*OWNED, *SHARED):
        fields = session.call(model, "fields_get", [], ["type", "relation"])
        rows = read_all(session, model, fields)
        count += len(fields)
        shown += [
            f"{model}({row['id']}).{name} = {row[name]}"
            for name, field in fields.items()
            if field.get("relation") in OWNED and (model, name) not in NAME_ONLY
            for row in rows
            if row.get(name) and not targets(row[name]) <= seen[field["relation"]]
        ]
    note(TITLE, login, f"{count} fields", f"{len(shown)} show hidden documents")
    assert not shown, "\n".join(shown)


def read_all(session, model, fields):
    """Read all fields of what a person finds of a model."""
    ids = session.search(model, [], limit=200)
    names = [name for name in fields if (model, name) not in FAILS_IN_CORE]
    try:
        return session.read(model, ids, names)
    except RpcError:
        failing = [name for name in names if fails(session, model, ids, name)]
        raise AssertionError(f"{model}: cannot read {failing}") from None


def fails(session, model, ids, name):
    """Return whether one field alone cannot be read."""
    try:
        session.read(model, ids, [name])
    except RpcError:
        return True
    return False


def targets(value):
    """Return the ids behind the value of a relational field."""
    if len(value) == 2 and isinstance(value[1], str):
        return {value[0]}
    return set(value)
