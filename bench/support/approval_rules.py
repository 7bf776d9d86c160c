"""Approval rules for the bench company: ten, of which small orders match none.

The same conditions for the addon and for the community's modules: amounts, vendors,
warehouses and product categories. The last of them fits orders from ``FROM``, which
need two approvals, one after the other.
"""

from odoo.fields import Command

FROM = 1000
HUGE = 1_000_000
PEOPLE = {
    "boss": ("base.group_user", "purchase.group_purchase_user"),
    "director": ("base.group_user", "purchase.group_purchase_manager"),
}


def create_people(env):
    """Make the two people who approve, and product categories that nothing is in."""
    env["res.users"].create(
        [
            {
                "name": login.title(),
                "login": login,
                "email": f"{login}@example.com",
                "notification_type": "inbox",
                "group_ids": [Command.set([env.ref(xmlid).id for xmlid in groups])],
            }
            for login, groups in PEOPLE.items()
        ]
    )
    env["product.category"].create([{"name": f"Bench unused {n}"} for n in (1, 2)])


def user_id(env, login):
    """Return the id of a person."""
    return env["res.users"].search([("login", "=", login)]).id


def unmatched(env):
    """Return ``(values of a rule, domain of a tier)`` that fit no order."""
    vendors = env["res.partner"].search(
        [("name", "in", ("Vendor 010", "Vendor 011"))], order="id"
    )
    categories = env["product.category"].search([("name", "=like", "Bench unused %")])
    warehouse = env["stock.warehouse"].search([], order="id")[1]
    found = [
        ({"amount_min": n * HUGE}, [("amount_total", ">=", n * HUGE)])
        for n in (1, 2, 3)
    ]
    found += [
        ({"partner_ids": [Command.set(one.ids)]}, [("partner_id", "=", one.id)])
        for one in vendors
    ]
    found += [
        (
            {"category_ids": [Command.set(one.ids)]},
            [("order_line.product_id.categ_id", "=", one.id)],
        )
        for one in categories
    ]
    by_warehouse = (
        {"warehouse_ids": [Command.set(warehouse.ids)]},
        [("picking_type_id.warehouse_id", "=", warehouse.id)],
    )
    return [*found, by_warehouse]


def create_rules(env):
    """Make ten rules for orders and three for receipts."""
    approvers = [user_id(env, login) for login in PEOPLE]
    rules = [values for values, _domain in unmatched(env)]
    # one more than tiers, because two steps are one rule
    rules += [{"amount_min": 4 * HUGE}, {"amount_min": FROM}]
    receipts = [
        {**values, "operation": "receipt"} for values in (rules[0], rules[3], rules[5])
    ]
    steps = [
        Command.create(
            {
                "sequence": 10 * number,
                "approver_type": "users",
                "user_ids": [Command.set([approver])],
            }
        )
        for number, approver in enumerate(approvers, 1)
    ]
    env["jxc.approval.rule"].create(
        [
            {"name": f"Bench {n}", "sequence": n, "step_ids": steps, **values}
            for n, values in enumerate([*rules, *receipts], 1)
        ]
    )


def create_tiers(env):
    """Make ten tiers for orders, the last two for one order after each other."""
    # core's own second approval would come on top
    env.company.po_double_validation = "one_step"
    approvers = [user_id(env, login) for login in PEOPLE]
    tiers = [(domain, approvers[0]) for _values, domain in unmatched(env)]
    tiers += [([("amount_total", ">=", FROM)], approver) for approver in approvers]
    model = env["ir.model"]._get("purchase.order")
    env["tier.definition"].create(
        [
            {
                "name": f"Bench {n}",
                "model_id": model.id,
                # the highest comes first
                "sequence": 100 - n,
                "approve_sequence": True,
                "review_type": "individual",
                "reviewer_id": approver,
                "definition_type": "domain",
                "definition_domain": repr(domain),
            }
            for n, (domain, approver) in enumerate(tiers, 1)
        ]
    )


def notify_on_pending(env):
    """Let the community's modules tell reviewers, which they do not by default."""
    env["tier.definition"].search([]).notify_on_pending = True
