"""What people do all day, one request each, for the overhead benchmark."""

from collections.abc import Callable
from dataclasses import dataclass

from . import flow
from .viewspec import specification

MASS = 100
LIST = 80


@dataclass(frozen=True)
class Budget:
    """What the addon may cost on top of plain Odoo; no ratio: only queries count."""

    ratio: float | None
    queries: int


@dataclass(frozen=True)
class Operation:
    """One request of the acting user, ``act(env, work, view)``; only this is measured.

    The buyer makes what it works on (``prepare``); ``view`` is the specification of
    what the acting user's client reads. ``once``: all runs share the same work.
    """

    key: str
    title: str
    role: str
    act: Callable
    budget: Budget
    prepare: Callable = lambda env: None
    view: Callable = lambda env: None
    once: bool = False
    commit: bool = True
    share: float = 1.0


def values_of_order(env):
    """Return the values of an order with 10 lines."""
    return flow.order_values(env, 10)


def draft_order(env):
    """Make a draft order with 10 lines."""
    return flow.create_orders(env, 1, 10).id


def many_drafts(env):
    """Make draft orders with 2 lines each."""
    return flow.create_orders(env, MASS, 2).ids


def receipt(env):
    """Make an order and return its receipt of 10 moves."""
    order = flow.create_orders(env, 1, 10)
    order.button_confirm()
    return order.picking_ids.id


def create_order(env, values, _view):
    """Create an order."""
    env["purchase.order"].create(values)


def confirm(env, order_ids, _view):
    """Confirm orders."""
    env["purchase.order"].browse(order_ids).button_confirm()


def validate(env, transfer_id, _view):
    """Receive everything that was ordered."""
    result = env["stock.picking"].browse(transfer_id).button_validate()
    assert result is True, result


def write_reference(env, order_ids, _view):
    """Write one field on all orders at once."""
    env["purchase.order"].browse(order_ids).write({"partner_ref": "bench"})


def list_of(key, model, xmlid, title, role):
    """Return the operation that reads the first page of a list."""

    def read(env, _work, view):
        page = env[model].web_search_read([], view, limit=LIST, count_limit=10001)
        assert len(page["records"]) == LIST, len(page["records"])

    def fields(env):
        # sudo: people have no access to views as records
        return specification(env, model, "list", env.ref(xmlid).sudo().id)

    return Operation(
        key, f"list of {LIST} {title}", role, read, READ, view=fields, once=True
    )


def form_of(key, model, title, role, prepare):
    """Return the operation that opens a form."""

    def read(env, work, view):
        env[model].browse(work).web_read(view)

    def fields(env):
        return specification(env, model, "form")

    return Operation(key, title, role, read, READ, prepare, fields, once=True)


def views_of(key, model, title, role):
    """Return the operation that asks for the views of a model."""

    def read(env, _work, _view):
        env[model].get_views([(False, "list"), (False, "form"), (False, "search")])

    return Operation(
        key, f"warm get_views of {title}", role, read, Budget(1.10, 0), once=True
    )


WORK, READ = Budget(1.05, 2), Budget(1.10, 2)

OPERATIONS = (
    Operation(
        "create",
        "create an order, 10 lines",
        "buyer",
        create_order,
        WORK,
        values_of_order,
    ),
    Operation("confirm", "confirm it", "buyer", confirm, WORK, draft_order),
    Operation(
        "receive", "receive 10 moves", "stock", validate, Budget(1.05, 4), receipt
    ),
    Operation(
        "mass",
        f"confirm {MASS} orders at once",
        "buyer",
        confirm,
        Budget(None, 10),
        many_drafts,
        commit=False,
        share=0.2,
        once=True,
    ),
    Operation(
        "write",
        f"write one field on {MASS} drafts",
        "buyer",
        write_reference,
        Budget(None, 2),
        many_drafts,
        once=True,
    ),
    list_of(
        "orders",
        "purchase.order",
        "purchase.purchase_order_kpis_tree",
        "orders",
        "buyer",
    ),
    form_of("order", "purchase.order", "order form", "buyer", draft_order),
    list_of("transfers", "stock.picking", "stock.vpicktree", "transfers", "stock"),
    form_of("transfer", "stock.picking", "transfer form", "stock", receipt),
    list_of(
        "products",
        "product.product",
        "product.product_product_tree_view",
        "products with stock",
        "stock",
    ),
    views_of("order-views", "purchase.order", "orders", "buyer"),
    views_of("transfer-views", "stock.picking", "transfers", "stock"),
)
