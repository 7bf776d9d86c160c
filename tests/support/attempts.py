"""Attempts to get around the access scopes, each with the outcome it must have."""

from typing import NamedTuple

from .outcomes import note, outcome


class Attempt(NamedTuple):
    """One thing a person tries with documents of the department East."""

    label: str
    login: str
    expected: str
    act: callable

    def __str__(self):
        return f"{self.login}: {self.label}"


class Attempts(list):
    """The attempts of one test file; functions join with a decorator."""

    def __init__(self, title):
        super().__init__()
        self.title = title

    def __call__(self, expected, login="central"):
        """Add the decorated ``act(company, me)``; its name is the label."""

        def add(act):
            label = act.__name__.replace("_", " ")
            self.append(Attempt(label, login, expected, act))
            return act

        return add

    def check(self, company, attempt):
        """Try it, keep a row for the table, and compare."""
        me = company.as_user(attempt.login)
        found, why = outcome(lambda: attempt.act(company, me))
        note(self.title, attempt.login, attempt.label, found, why[:60])
        assert found == attempt.expected, why


def evidence(company):
    """Return what the attempts must not have changed: East's documents."""
    admin, east = company.admin, company.places["East"]
    found = east.documents
    fields = {
        ("purchase.order", "order"): ("partner_ref", "state", "order_line", "note"),
        ("purchase.order", "open"): ("state", "date_planned", "picking_ids"),
        ("purchase.order.line", "line"): ("price_unit", "product_qty", "order_id"),
        ("stock.picking", "receipt"): ("state", "move_ids", "move_line_ids"),
        ("stock.picking", "received"): ("state", "return_ids", "message_ids"),
        ("stock.picking", "delivery"): ("state", "move_ids", "move_line_ids"),
        ("stock.move", "move"): ("state", "quantity", "product_uom_qty", "value"),
        ("stock.move.line", "move_line"): ("quantity", "location_id", "picking_id"),
        ("stock.scrap", "scrap"): ("state", "scrap_qty", "location_id"),
        ("stock.warehouse.orderpoint", "orderpoint"): ("product_max_qty", "trigger"),
        ("stock.quant", "quant"): ("quantity", "reserved_quantity", "location_id"),
    }
    facts = {
        key: admin.read(key[0], found[key[1]], names) for key, names in fields.items()
    }
    for model, field, value in (
        ("purchase.order", "picking_type_id", east.receipts),
        ("stock.picking", "picking_type_id.warehouse_id", east.warehouse),
        ("stock.move", "location_id", east.stock),
        ("stock.move.line", "location_id", east.stock),
        ("stock.quant", "location_id", east.stock),
        ("stock.scrap", "location_id", east.stock),
        ("stock.warehouse.orderpoint", "location_id", east.stock),
        ("stock.location", "location_id", east.stock),
    ):
        facts[model, field] = sorted(admin.search(model, [(field, "=", value)]))
    return facts
