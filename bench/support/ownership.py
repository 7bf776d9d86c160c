"""An ownership register for the bench company."""


def register(env, rich=False):
    """Give every warehouse a leading team and switch enforcement on.

    :param rich: own operation types, categories, vendors, locations and processes too
    """
    teams = env["hr.department"].search([("name", "=like", "Team %")], order="id")
    warehouses = env["stock.warehouse"].search([], order="id")
    values = [
        {"scope_type": "warehouse", "warehouse_id": warehouse.id, "department_id": team}
        for warehouse, team in zip(warehouses, cycle(teams.ids), strict=False)
    ]
    root = env["hr.department"].search([("name", "=", "Bench")])
    values.append({"scope_type": "company", "department_id": root.id})
    if rich:
        values += rich_values(env, teams[0])
    ownerships = env["jxc.ownership"].create(
        [{"date_from": "2020-01-01", **one} for one in values]
    )
    ownerships.action_activate()
    env.company.jxc_enforce_ownership = True
    return ownerships


def rich_values(env, team):
    """Return ownerships of every kind of scope for one team."""
    lead = {"department_id": team.id}
    warehouse = env["stock.warehouse"].search([], order="id", limit=1)
    location = env["stock.location"].search(
        [("location_id", "=", warehouse.lot_stock_id.id)], limit=1
    )
    category = env["product.category"].search(
        [("name", "=", "Bench category 1")], limit=1
    )
    vendor = env["res.partner"].search([("name", "=", "Vendor 001")])
    return [
        {**lead, "scope_type": "location", "location_id": location.id},
        {
            **lead,
            "scope_type": "picking_type",
            "picking_type_id": warehouse.in_type_id.id,
        },
        {**lead, "scope_type": "category", "category_id": category.id},
        {**lead, "scope_type": "vendor", "partner_id": vendor.id},
        *(
            {**lead, "scope_type": "process", "process_id": process.id}
            for process in env["jxc.process"].search([])
        ),
    ]


def cycle(items):
    """Repeat the items for ever."""
    while True:
        yield from items
