"""Purchase flow through Odoo's own methods: what people do all day."""

from copy import deepcopy

from odoo.fields import Command, Datetime


def line_values(env, count, quantity=1.0, price=10.0, start=0):
    """Return commands for ``count`` order lines of different products."""
    products = bench_products(env, count, start)
    values = {
        "product_qty": quantity,
        "price_unit": price,
        # in the future, or stock would be looked up in the past now and then
        "date_planned": Datetime.add(Datetime.now(), days=7),
    }
    return [
        Command.create({"product_id": product.id, **values}) for product in products
    ]


def bench_products(env, count, start=0):
    """Return ``count`` products of the bench company."""
    domain = [("default_code", "=like", "BENCH-%")]
    return env["product.product"].search(domain, limit=count, offset=start, order="id")


def vendors(env, count):
    """Return vendors of the bench company."""
    return env["res.partner"].search([("name", "=like", "Vendor %")], limit=count)


def order_values(env, lines, picking_type=None, start=0, price=10.0):
    """Return the values of a purchase order."""
    values = {
        "partner_id": vendors(env, 1).id,
        "order_line": line_values(env, lines, price=price, start=start),
    }
    if picking_type:
        values["picking_type_id"] = picking_type
    return values


def create_orders(env, count, lines, picking_type=None, price=10.0):
    """Make draft orders at once."""
    values = order_values(env, lines, picking_type, price=price)
    # creation changes the values it is given
    return env["purchase.order"].create([deepcopy(values) for _ in range(count)])
