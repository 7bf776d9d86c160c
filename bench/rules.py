"""What the record rules cost on 1,000,000 moves, against a stored-integer rule.

The statements come from Odoo's own search under our rules. Beside them: no rule at all,
and the cheapest rule there can be, `jxc_department_id IN (...)`, built by hand (S1).
EXPLAIN ANALYZE, the minimum of interleaved rounds, without parallel workers and JIT.
"""

import argparse
import random
from collections import namedtuple
from dataclasses import dataclass

from jxcdev.say import note, step

from .support import stage, stamped, table
from .support.session import Database, boot

ALLOWED = 1.2
#: milliseconds that nobody notices, whatever the ratio
NEGLIGIBLE = 1.0
ROUNDS = 7
OPEN = [("state", "not in", ("done", "cancel"))]
USERS = {"5 %": "buyer5", "25 %": "buyer1", "all": "buyer0"}
RULES = ("none", "S1", "ours")


@dataclass(frozen=True)
class Question:
    """A statement that a screen sends: rows counted, grouped or the first page."""

    title: str
    model: str
    domain: tuple = ()
    group: str = ""
    measure: str = ""
    order: str = ""


#: what a statement took: milliseconds, rows that the scan let through, pages touched
Cost = namedtuple("Cost", "ms rows pages")

QUESTIONS = (
    Question("moves: count", "stock.move"),
    Question(
        "moves: open quantity per product",
        "stock.move",
        tuple(OPEN),
        "product_id",
        "product_qty",
    ),
    Question(
        "moves: first page of one product",
        "stock.move",
        (("product_id", "=", "PRODUCT"),),
        order="date desc, id desc",
    ),
    Question("moves: first page by date", "stock.move", order="date desc, id desc"),
    Question("move lines: count", "stock.move.line"),
    Question("transfers: count", "stock.picking"),
    Question("transfers: first page", "stock.picking", order="MODEL"),
    Question(
        "transfers: open, first page", "stock.picking", tuple(OPEN), order="MODEL"
    ),
    Question("quants: count", "stock.quant"),
    Question(
        "quants: quantity per product", "stock.quant", (), "product_id", "quantity"
    ),
    Question("orders: first page", "purchase.order", order="MODEL"),
    Question("order lines: count", "purchase.order.line"),
    Question(
        "order lines: amount per vendor",
        "purchase.order.line",
        (),
        "partner_id",
        "price_subtotal",
    ),
)


def main():
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="script/bench rules", description=__doc__)
    parser.add_argument("--moves", type=int, default=1_000_000)
    parser.add_argument("--fresh", action="store_true", help="stamp the data anew")
    parser.add_argument("--plans", action="store_true", help="print our query plans")
    parser.add_argument(
        "--only", default="", help="questions whose title has this text"
    )
    options = parser.parse_args()
    shop = stage.workshop()
    boot()
    database = Database(stamped.provide(shop, options.moves, options.fresh))
    with database.environment(commit=False) as env:
        chosen = [q for q in QUESTIONS if options.only in q.title]
        statements = {q.title: all_statements(env, q) for q in chosen}
        if options.plans:
            for title, found in statements.items():
                show_plans(env, title, found)
            return
        results = {title: measure(env, s) for title, s in statements.items()}
    print(report(results, statements))
    figures = {"results": results, "moves": options.moves}
    note(f"raw figures: {stage.save('rules', figures)}")


def all_statements(env, question):
    """Return ``{(user, rule): SQL}`` of a question."""
    company = env.company
    if "jxc_strict_stock" in company:
        company.jxc_strict_stock = True
    scope_for_all(env)
    found = {}
    for share, login in USERS.items():
        user = env["res.users"].search([("login", "=", login)])
        env.flush_all()
        company.jxc_enforce_ownership = True
        reach = env["jxc.user.scope"].with_user(user)._reaches("read")[company.id]
        found[share, "ours"] = statement(env, user, question, [])
        company.jxc_enforce_ownership = False
        found[share, "none"] = statement(env, user, question, [])
        ids = sorted(reach.department_ids) or env["hr.department"].search([]).ids
        by_hand = [("jxc_department_id", "in", ids)]
        found[share, "S1"] = statement(env, user, question, by_hand)
    return found


def scope_for_all(env):
    """Let one buyer see all departments."""
    user = env["res.users"].search([("login", "=", USERS["all"])])
    scopes = env["jxc.user.scope"]
    if not scopes.search_count([("user_id", "=", user.id), ("level", "=", "all")]):
        scopes.create({"user_id": user.id, "level": "all", "can_write": False})


def statement(env, user, question, extra):
    """Return the SQL that Odoo would send for the question of a user."""
    model = env[question.model].with_user(user)
    product = env["product.product"].search([("default_code", "=", "BENCH-0007")])
    domain = [
        (name, operator, product.id if value == "PRODUCT" else value)
        for name, operator, value in question.domain
    ]
    order = model._order if question.order == "MODEL" else question.order
    query = model._search(
        [*domain, *extra], order=order or None, limit=80 if order else None
    )
    alias = model._table
    if question.group:
        sql = query.select(
            f'"{alias}"."{question.group}"', f'sum("{alias}"."{question.measure}")'
        )
        return env.cr.mogrify(sql.code + " GROUP BY 1", sql.params).decode()
    sql = query.select() if order else query.select("count(*)")
    return env.cr.mogrify(sql.code, sql.params).decode()


def measure(env, statements):
    """Return the fastest of shuffled rounds as a :class:`Cost`, by user and rule.

    Each statement runs twice and the second run counts, or it would pay for what its
    predecessor pushed out of the buffers.
    """
    env.cr.execute("SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off")
    shuffled = random.Random(19)
    best = {}
    for _round in range(ROUNDS):
        for key in shuffled.sample(list(statements), len(statements)):
            for _warm in range(2):
                cost = explain(env, statements[key])
            best[key] = min(cost, best.get(key, cost))
    return {" ".join(key): cost for key, cost in best.items()}


def explain(env, text):
    """Run a statement and return its cost."""
    options = "ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON"
    env.cr.execute(f"EXPLAIN ({options}) {text}")
    found = env.cr.fetchone()[0][0]
    plan = found["Plan"]
    pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    return Cost(found["Execution Time"], rows_read(plan), pages)


def rows_read(node):
    """Return the rows that the scan at the bottom of a plan let through."""
    while node.get("Plans") and "Scan" not in node["Node Type"]:
        node = node["Plans"][0]
    return int(node["Actual Rows"])


def report(results, statements):
    """Return the table of all questions and users."""
    header = [
        *("query", "user sees", "no rule ms", "S1 ms", "ours ms", "ours / S1"),
        *("rows / S1", "pages / S1", f"<= {ALLOWED} x S1"),
    ]
    rows = []
    for title, best in results.items():
        for share in USERS:
            none, by_hand, ours = (best[f"{share} {rule}"] for rule in RULES)
            kept = ours.ms <= max(ALLOWED * by_hand.ms, by_hand.ms + NEGLIGIBLE)
            word = table.verdict(kept)
            if statements[title][share, "ours"] == statements[title][share, "none"]:
                word += ", no rule"
            times = [f"{cost.ms:.1f}" for cost in (none, by_hand, ours)]
            ratios = [
                f"{a / max(b, 1e-9):.2f}" for a, b in zip(ours, by_hand, strict=True)
            ]
            rows.append([title, share, *times, *ratios, word])
    return table.markdown(header, rows)


def show_plans(env, title, statements):
    """Print the plans of the restricted users, ours beside S1."""
    env.cr.execute("SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off")
    for (share, rule), text in statements.items():
        if rule != "none" and share != "all":
            step(f"{title}, {share}, {rule}: {text[:2000]}")
            env.cr.execute(f"EXPLAIN (ANALYZE, BUFFERS) {text}")
            print("\n".join(line for (line,) in env.cr.fetchall()))
