"""Python code for Odoo's shell that makes documents on a database."""

DOCUMENTS = """
product = env["product.product"].create(
    {"name": "Hammer", "is_storable": True, "standard_price": 10}
)
vendor = env["res.partner"].create({"name": "Vendor"})
line = {"product_id": product.id, "product_qty": 10, "price_unit": 10}
values = {"partner_id": vendor.id, "order_line": [(0, 0, line)]}
received, waiting, draft = env["purchase.order"].create([values, values, values])
(received | waiting).button_confirm()
received.picking_ids.button_validate()
env.cr.commit()
"""

PEOPLE = """
chain, finance = env["hr.department"].create([{"name": "Chain"}, {"name": "Finance"}])
groups = [env.ref(name).id for name in (
    "base.group_user", "stock.group_stock_user", "purchase.group_purchase_user"
)]
clerk = env["res.users"].create(
    {"name": "Clerk", "login": "clerk", "password": "clerk", "group_ids": groups}
)
employee = env["hr.employee"].create(
    {"name": "Clerk", "user_id": clerk.id, "department_id": finance.id,
     "date_version": "2020-01-01"}
)
env.cr.commit()
"""

REGISTER = """
env["jxc.ownership"].create(
    {"department_id": env["hr.department"].search([("name", "=", "Chain")]).id,
     "date_from": "2020-01-01", "state": "active"}
)
env.company.jxc_enforce_ownership = True
env.cr.commit()
"""

PAST = """
list(env["jxc.stamp"]._stamp_history(env.company))
env.cr.commit()
"""
