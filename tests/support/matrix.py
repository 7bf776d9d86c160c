"""Create, read, write and delete records of every kind in a place."""

import itertools

from .client import RpcError

MODELS = {
    "order": "purchase.order",
    "line": "purchase.order.line",
    "transfer": "stock.picking",
    "move": "stock.move",
    "detail": "stock.move.line",
    "quant": "stock.quant",
    "scrap": "stock.scrap",
    "reorder": "stock.warehouse.orderpoint",
}
#: the document of a place that is read and written
FOUND = {"transfer": "delivery", "detail": "move_line", "reorder": "orderpoint"}
#: a harmless change
CHANGES = {
    "order": "note",
    "line": "price_unit",
    "transfer": "note",
    "move": "description_picking",
    "detail": "description_picking",
    "quant": "inventory_quantity",
    "scrap": "origin",
    "reorder": "product_max_qty",
}
#: what only managers configure: kind -> (model, attribute of a place)
SETTINGS = {
    "location": ("stock.location", "stock"),
    "warehouse": ("stock.warehouse", "warehouse"),
    "type": ("stock.picking.type", "receipts"),
}


class Matrix:
    """Tries the four modes on each kind of record, for a person and a place."""

    def __init__(self, company):
        self.company = company
        self.numbers = itertools.count(1)
        self.victims = {}

    def row(self, login, place):
        """Return ``{kind: "CRWD"}`` with a dash for each mode that is refused."""
        session = self.company.as_user(login)
        cells = {kind: self.cell(session, place, kind) for kind in MODELS}
        for kind in SETTINGS:
            may = allowed(lambda kind=kind: self.configure(session, place, kind))
            cells[kind] = "W" if may else "-"
        return cells

    def configure(self, session, place, kind):
        """Write the name of a location, warehouse or operation type as it is."""
        model, attribute = SETTINGS[kind]
        record = getattr(place, attribute)
        name = self.company.admin.value(model, record, "name")
        session.write(model, record, {"name": name})

    def cell(self, session, place, kind):
        """Return the modes a person has on one kind of record."""
        tries = {
            "C": lambda: self.create(session, place, kind),
            "R": lambda: self.read(session, place, kind),
            "W": lambda: self.write(session, place, kind),
            "D": lambda: self.delete(session, place, kind),
        }
        return "".join(mode if allowed(act) else "-" for mode, act in tries.items())

    def create(self, session, place, kind):
        """Create a record of a kind in a place."""
        make, document = self.company.make.by(session), place.documents
        if kind == "line":
            line = {"order_id": document["order"], "product_id": self.company.product}
            return session.create("purchase.order.line", line)
        return {
            "order": make.order,
            "transfer": lambda where: make.delivery(where, confirm=False),
            "move": make.move,
            "detail": lambda where: make.move_line(where, document["delivery"]),
            "quant": lambda where: make.count(where, product=make.new_product()),
            "scrap": make.scrap,
            "reorder": make.orderpoint,
        }[kind](place)

    def read(self, session, place, kind):
        """Read by id and by search: both must agree."""
        model, record = MODELS[kind], place.documents[FOUND.get(kind, kind)]
        domain = [("id", "=", record)]
        ways = (
            lambda: session.read(model, record, ["display_name"]),
            lambda: found(session.search(model, domain)),
        )
        answers = {allowed(way) for way in ways}
        assert len(answers) == 1, f"{session.login_name} {kind} {place.name}"
        return found(answers.pop())

    def write(self, session, place, kind):
        """Change a field."""
        number = next(self.numbers)
        value = number if kind in ("line", "quant", "reorder") else f"note {number}"
        record = place.documents[FOUND.get(kind, kind)]
        session.write(MODELS[kind], record, {CHANGES[kind]: value})

    def delete(self, session, place, kind):
        """Delete a record that the administrator made for that."""
        key = (kind, place.name)
        if key not in self.victims:
            self.victims[key] = self.victim(place, kind)
        session.unlink(MODELS[kind], self.victims[key])
        del self.victims[key]

    def victim(self, place, kind):
        """Create what somebody will try to delete."""
        admin = self.company.admin
        record = self.create(admin, place, kind)
        if kind == "order":
            admin.call("purchase.order", "button_cancel", [record])
        return record


class NotFound(Exception):
    """The record is hidden."""


def found(answer):
    """Raise where a search finds nothing."""
    if not answer:
        raise NotFound
    return answer


def allowed(act):
    """Return whether an act passes; any error but a refused access is a fault."""
    try:
        act()
    except NotFound:
        return False
    except RpcError as error:
        if error.kind != "AccessError":
            raise
        return False
    return True
