"""Whether generated data is what Odoo would have stored."""

from jxcdev import databases

FOREIGN_KEYS = """
SELECT c.conrelid::regclass || '|' || a.attname || '|' || c.confrelid::regclass
  FROM pg_constraint c
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
 WHERE c.contype = 'f' AND (c.conrelid IN ({tables}) OR c.confrelid IN ({tables}))
"""
ORPHANS = """
SELECT count(*) FROM {table} t
 WHERE t.{column} IS NOT NULL
   AND NOT EXISTS (SELECT FROM {target} p WHERE p.id = t.{column})
"""
RULES = {
    "quants differ from the sum of done move lines": """
        WITH moved AS (
            SELECT product_id, location_id, sum(quantity) AS quantity
              FROM (SELECT product_id, location_dest_id AS location_id, quantity
                      FROM stock_move_line WHERE state = 'done'
                    UNION ALL
                    SELECT product_id, location_id, -quantity
                      FROM stock_move_line WHERE state = 'done') x
             GROUP BY product_id, location_id HAVING sum(quantity) != 0),
        held AS (
            SELECT product_id, location_id, sum(quantity) AS quantity
              FROM stock_quant GROUP BY product_id, location_id)
        SELECT count(*) FROM moved FULL JOIN held USING (product_id, location_id)
         WHERE moved.quantity IS DISTINCT FROM held.quantity""",
    "stock below zero": """
        SELECT count(*) FROM stock_quant q JOIN stock_location l ON l.id = q.location_id
         WHERE l.usage = 'internal' AND q.quantity < 0""",
    "moves differ from their lines": """
        SELECT count(*) FROM stock_move m
          LEFT JOIN (SELECT move_id, sum(quantity) AS quantity
                       FROM stock_move_line GROUP BY move_id) l ON l.move_id = m.id
         WHERE m.quantity != COALESCE(l.quantity, 0)""",
    "orders differ from their lines": """
        SELECT count(*) FROM purchase_order o
          JOIN (SELECT order_id, sum(price_subtotal) AS net FROM purchase_order_line
                 GROUP BY order_id) l ON l.order_id = o.id
         WHERE o.amount_untaxed != l.net""",
    "products twice in an order": """
        SELECT count(*) FROM (SELECT FROM purchase_order_line
         GROUP BY order_id, product_id HAVING count(*) > 1) x""",
    "names twice": """
        SELECT count(*) FROM (SELECT FROM stock_picking
         GROUP BY company_id, name HAVING count(*) > 1) x""",
}


def problems(shop, name, tables):
    """Return what is wrong, as lines of text."""
    found = []
    for table, column, target in foreign_keys(shop, name, tables):
        query = ORPHANS.format(table=table, column=column, target=target)
        count = int(databases.query(shop, name, query))
        if count:
            found.append(f"{count} rows of {table}.{column} point nowhere")
    for title, query in RULES.items():
        count = int(databases.query(shop, name, query))
        if count:
            found.append(f"{title}: {count}")
    return found


def foreign_keys(shop, name, tables):
    """Return ``(table, column, referenced table)`` of all keys from and to ``tables``."""
    names = ", ".join(f"'{table}'::regclass" for table in (*tables, "stock_quant"))
    rows = databases.query(shop, name, FOREIGN_KEYS.format(tables=names))
    return [row.split("|") for row in rows.splitlines()]
