"""A database with years of purchase and stock flow: 1,000,000 stock moves by default.

Masters come from Odoo's own methods, documents from INSERT ... SELECT, in a plain Odoo
without the addon. Foreign keys and quantities are checked at the end.
"""

import argparse
import time

from jxcdev import databases
from jxcdev.say import Problem, note, step

from .support import bulk_sql, checks, company, stage
from .support.session import Database, boot, close

TABLES = {
    "order": "purchase_order",
    "line": "purchase_order_line",
    "transfer": "stock_picking",
    "move": "stock_move",
    "move_line": "stock_move_line",
    "reference": "stock_reference",
}
XMLIDS = {
    "supplier": "stock.stock_location_suppliers",
    "customer": "stock.stock_location_customers",
}


def main():
    """Make the database and say what is in it."""
    parser = argparse.ArgumentParser(prog="script/bench generate", description=__doc__)
    parser.add_argument("--moves", type=int, default=1_000_000)
    parser.add_argument("--db", help="name of the database (default: bench_big_MOVES)")
    options = parser.parse_args()
    shop = stage.workshop()
    boot()
    name = make(shop, options.moves, options.db)
    print(summary(shop, name))


def provide(shop, moves):
    """Return the name of the generated database, making it when it is missing."""
    name = database_name(moves)
    if not databases.exists(shop, name):
        make(shop, moves)
    return name


def database_name(moves):
    """Return the name of the generated database of that size."""
    return f"{stage.PREFIX}big_{moves}"


def make(shop, moves, name=None):
    """Make the database anew and return its name."""
    warehouses = min(moves // 1_000, 20)
    if warehouses < 10:
        raise Problem("at least 10,000 moves are needed to fill 10 warehouses")
    name = name or database_name(moves)
    building = f"{name}_building"
    step(f"Making {name} with {moves:,} stock moves")
    started = time.monotonic()
    database = Database(stage.fresh(shop, building))
    size = company.Size(warehouses, 20, 200, moves // 500)
    timed("masters by the ORM", database.run, company.create, size)
    database.run(fill, moves)
    close(building)
    timed("VACUUM ANALYZE", databases.query, shop, building, "VACUUM ANALYZE")
    problems = timed("checks", checks.problems, shop, building, TABLES.values())
    if problems:
        raise Problem("the generated data is not valid\n" + "\n".join(problems))
    databases.drop(shop, name)
    databases.rename(shop, building, name)
    note(f"{time.monotonic() - started:6.1f} s in all")
    return name


def timed(title, function, *arguments):
    """Call a function and tell how long it took."""
    started = time.monotonic()
    result = function(*arguments)
    note(f"{time.monotonic() - started:6.1f} s {title}")
    return result


def fill(env, moves):
    """Insert the documents; foreign keys are checked afterwards, all at once."""
    env.cr.execute("SET LOCAL session_replication_role = replica")
    env.cr.execute("SET LOCAL synchronous_commit = off")
    values = parameters(env, moves)
    for title, query in bulk_sql.STEPS:
        timed(title, env.cr.execute, query, values)
    set_sequences(env, values)
    env.registry.clear_all_caches()


def parameters(env, moves):
    """Return the counts and ids that the SQL works with."""
    orders, deliveries, internal = moves // 10, moves // 10, moves // 16
    used = bulk_sql.LINES * orders + bulk_sql.MOVES * (deliveries + internal)
    tax = env["account.tax"].search([("name", "=", "Bench 15 %")])
    inventory = env["stock.location"].search([("usage", "=", "inventory")], limit=1)
    values = {
        "W": env["stock.warehouse"].search_count([]),
        "B": 20,
        "N": env["product.product"].search_count([("default_code", "=like", "BENCH%")]),
        "V": env["res.partner"].search_count([("name", "=like", "Vendor %")]),
        **{"O": orders, "D": deliveries, "T": internal, "A": moves - used},
        "company": env.company.id,
        "currency": env.company.currency_id.id,
        "tax": tax.id,
        "inventory": inventory.id,
        **{key: env.ref(xmlid).id for key, xmlid in XMLIDS.items()},
    }
    for key, table in TABLES.items():
        env.cr.execute(f"SELECT COALESCE(max(id), 0) + 1 FROM {table}")
        values[key] = env.cr.fetchone()[0]
    return values


def set_sequences(env, values):
    """Let the next document that Odoo makes continue where the generator ended."""
    for table in TABLES.values():
        env.cr.execute(
            f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"
        )
    types = env["stock.picking.type"].search([])
    numbers = types.sequence_id | env["ir.sequence"].search(
        [("code", "=", "purchase.order")]
    )
    numbers.number_next_actual = values["order"] + 2 * values["O"]


def summary(shop, name):
    """Return the number of rows per table, as text."""
    rows = [
        f"  {databases.query(shop, name, f'SELECT count(*) FROM {table}'):>9} {table}"
        for table in (*TABLES.values(), "stock_quant", "hr_department")
    ]
    size = databases.query(
        shop, name, "SELECT pg_size_pretty(pg_database_size(current_database()))"
    )
    return "\n".join([f"{name}, {size}:", *rows])
