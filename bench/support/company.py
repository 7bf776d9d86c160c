"""The masters of a bench company, made through Odoo's own methods."""

from dataclasses import dataclass

from odoo.fields import Command

PASSWORD = "bench-bench"
STOCK_GROUPS = ("base.group_user", "stock.group_stock_user")
BUYER_GROUPS = ("base.group_user", "purchase.group_purchase_user")


@dataclass(frozen=True)
class Size:
    """How many masters there are."""

    warehouses: int = 2
    bins: int = 5
    vendors: int = 20
    products: int = 200


def create(env, size):
    """Make departments, warehouses, vendors, products and people in the main company."""
    # plain Odoo's own approval stays out of the way of small orders, as in a real shop
    env.company.write({"po_double_validation": "two_step"})
    env.company.po_double_validation_amount = 1000
    departments = create_departments(env)
    create_warehouses(env, size)
    create_partners(env, size)
    create_products(env, size)
    create_people(env, departments)


def create_departments(env):
    """Make a tree of 1, 4 and 20 departments and return them, root first."""
    Department = env["hr.department"]
    root = Department.create({"name": "Bench"})
    divisions = Department.create(
        [{"name": f"Division {n}", "parent_id": root.id} for n in range(1, 5)]
    )
    teams = Department.create(
        [
            {"name": f"Team {n}", "parent_id": divisions[(n - 1) // 5].id}
            for n in range(1, 21)
        ]
    )
    return root + divisions + teams


def create_warehouses(env, size):
    """Make warehouses, the existing one included, with bins below their stock."""
    Warehouse = env["stock.warehouse"]
    missing = size.warehouses - Warehouse.search_count([])
    Warehouse.create(
        [{"name": f"Bench {n}", "code": f"B{n:03}"} for n in range(1, missing + 1)]
    )
    env["stock.location"].create(
        [
            {"name": f"Bin {n}", "location_id": warehouse.lot_stock_id.id}
            for warehouse in Warehouse.search([])
            for n in range(1, size.bins + 1)
        ]
    )


def create_partners(env, size):
    """Make vendors."""
    env["res.partner"].create(
        [
            {"name": f"Vendor {n:03}", "supplier_rank": 1, "is_company": True}
            for n in range(1, size.vendors + 1)
        ]
    )


def create_products(env, size):
    """Make storable products in ten categories."""
    categories = env["product.category"].create(
        [{"name": f"Bench category {n}"} for n in range(1, 11)]
    )
    tax = env["account.tax"].create(
        {"name": "Bench 15 %", "amount": 15, "type_tax_use": "purchase"}
    )
    env["product.product"].create(
        [
            {
                "name": f"Product {n:04}",
                "default_code": f"BENCH-{n:04}",
                "is_storable": True,
                "standard_price": 10,
                "categ_id": categories[n % 10].id,
                "supplier_taxes_id": [Command.set(tax.ids)],
            }
            for n in range(1, size.products + 1)
        ]
    )


def create_people(env, departments):
    """Make a buyer and a storekeeper per department; the buyer of a division leads it."""
    people = []
    for number, department in enumerate(departments):
        for role, groups in (("buyer", BUYER_GROUPS), ("stock", STOCK_GROUPS)):
            user = {
                "name": f"{role.title()} {number}",
                "login": f"{role}{number}",
                "email": f"{role}{number}@example.com",
                "notification_type": "inbox",
                "group_ids": [Command.set([env.ref(xmlid).id for xmlid in groups])],
            }
            people.append((user, department))
    users = env["res.users"].create([user for user, _department in people])
    set_password(users)
    employees = env["hr.employee"].create(
        [
            {"name": user.name, "user_id": user.id, "department_id": department.id}
            for user, (_values, department) in zip(users, people, strict=True)
        ]
    )
    for number, department in enumerate(departments):
        department.manager_id = employees[2 * number]


def set_password(users):
    """Give all users the same password; hashing it for each would take a minute."""
    hashed = users._crypt_context().hash(PASSWORD)
    users.env.cr.execute(
        "UPDATE res_users SET password = %s WHERE id = ANY(%s)", (hashed, users.ids)
    )
