"""What people do with approvals: the requests themselves, for the benchmark."""

from . import flow
from .operations import LIST
from .viewspec import specification

INBOX = 50


def drafts(count, lines, price=10.0):
    """Return the function that makes draft orders."""

    def make(env):
        return flow.create_orders(env, count, lines, price=price).ids

    return make


def orders(env, order_ids):
    """Return the orders."""
    return env["purchase.order"].browse(order_ids)


def request_validation(env, order_ids, _view):
    """Submit orders, the community's way."""
    assert orders(env, order_ids).request_validation()


def validate_tier(env, order_ids, _view):
    """Approve the first open step, the community's way."""
    orders(env, order_ids).validate_tier()


def button_approve(env, order_ids, _view):
    """Approve orders, plain Odoo's way."""
    orders(env, order_ids).button_approve()


def request_ids(env, order_ids):
    """Return the approval requests of orders."""
    return orders(env, order_ids).jxc_approval_request_id.ids


def action_approve(env, found, _view):
    """Approve the open step of a request."""
    env["jxc.approval.request"].browse(found).action_approve()


def count_inbox(env, _work, _view):
    """Count what waits for the user."""
    found = env["jxc.approval.request"].search_count([("is_my_turn", "=", True)])
    assert found >= INBOX, found


def count_reviews(env, _work, _view):
    """Count what waits for the user, the community's way."""
    found = env["res.users"].review_user_count()
    assert found[0]["pending_count"] >= INBOX, found


def with_messages(act):
    """Return ``act`` with what Odoo adds before the commit, such as tracked changes."""

    def both(env, work, view):
        act(env, work, view)
        env.cr.flush()

    return both


def read_list(env, order_ids, view):
    """Read a page of orders."""
    domain = [("id", "in", order_ids)]
    page = env["purchase.order"].web_search_read(
        domain, view, limit=LIST, count_limit=10001
    )
    assert len(page["records"]) == LIST, len(page["records"])


def read_form(env, order_ids, view):
    """Open an order."""
    orders(env, order_ids).web_read(view)


def list_fields(env):
    """Return what the list of orders reads."""
    # sudo: people have no access to views as records
    view = env.ref("purchase.purchase_order_kpis_tree").sudo()
    return specification(env, "purchase.order", "list", view.id)


def form_fields(env):
    """Return what the form of orders reads."""
    return specification(env, "purchase.order", "form")
