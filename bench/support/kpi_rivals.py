"""The share of deliveries with a backorder per department, in several ways."""

from datetime import datetime, time, timedelta

from .kpi_work import last_month

CODE = "backorder_rate"


def domain(env):
    """Return the deliveries done last month."""
    first, last = last_month(env)
    return [
        ("company_id", "=", env.company.id),
        ("state", "=", "done"),
        ("picking_type_id.code", "=", "outgoing"),
        ("date_done", ">=", datetime.combine(first, time.min)),
        ("date_done", "<", datetime.combine(last + timedelta(days=1), time.min)),
    ]


def share(late, all_of_them):
    """Return the figure to show that all ways come to the same."""
    value = 100 * sum(late.values()) / (sum(all_of_them.values()) or 1)
    return {"value": f"{value:.1f}"}


def by_facts(env):
    """Read the facts."""
    kpi = env["jxc.kpi"].search([("code", "=", CODE)])
    totals = env["jxc.kpi"]._totals(env.company, *last_month(env), kpi)
    late = {key: total[0] for key, total in totals.items()}
    return share(late, {key: total[1] for key, total in totals.items()})


def by_group(env):
    """Ask the ORM for groups: all deliveries, and those with a backorder."""
    deliveries = env["stock.picking"].sudo()
    wanted = domain(env)
    groups = deliveries._read_group(wanted, ["jxc_department_id"], ["__count"])
    with_backorder = [*wanted, ("backorder_ids", "!=", False)]
    late = deliveries._read_group(with_backorder, ["jxc_department_id"], ["__count"])
    return share(dict(late), dict(groups))


def by_record(env):
    """Loop over the deliveries in Python, as a computed field would."""
    late, all_of_them = {}, {}
    for delivery in env["stock.picking"].sudo().search(domain(env)):
        department = delivery.jxc_department_id
        all_of_them[department] = all_of_them.get(department, 0) + 1
        late[department] = late.get(department, 0) + bool(delivery.backorder_ids)
    return share(late, all_of_them)


WAYS = {
    "facts": by_facts,
    "two grouped queries of the ORM": by_group,
    "a loop over the deliveries": by_record,
}
