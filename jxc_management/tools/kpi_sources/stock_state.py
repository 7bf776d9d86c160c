"""The state of stock at the end of days: what there is, lacks, or does not move.

Quantities of the past are those of today less what moved since; so only movements after
the earliest of the days asked for are read.
"""

from ..kpi_source import Source, Watch
from .parts import (
    CREATED_DAYS,
    HAS_OURS,
    IS_ISSUE,
    IS_OURS,
    MOVE_DAY,
    MOVE_DAYS,
    OUR_QUANTITY,
    OURS,
    PLACES,
    STORABLE,
    UNITS,
    begin,
    day,
    days,
    inside,
    owner,
    query,
    snapshot_days,
    snapshots,
)

MOVED_SINCE = """move.company_id = %(company_id)s AND move.state = 'done'
       AND move.date >= {moment}"""
DAYS = "%(days)s::date[]"
#: today's stock is subtracted as if it left on a day after all others
END = "DATE '9999-12-31'"
PARAMETER = "GREATEST(%(parameter)s::int, 1)"
ISSUED = f"""side.sign < 0 AND ({IS_ISSUE} OR {inside("target")}
               AND source.warehouse_id IS DISTINCT FROM target.warehouse_id)"""

#: places that all companies share are no company's, as are the quants there
OWN_PLACE = """location.usage = 'internal'
           AND location.company_id = %(company_id)s"""


def levels(keys, number, more="", extra=""):
    """Return SQL for the levels of ``keys`` between one of ``changes`` and the next.

    ``later`` is the number of snapshots before a change, ``former`` that of the change
    before: the snapshots after ``former`` and up to ``later`` have the level, which is
    what has to be taken away later.

    :param number: SQL for the number of snapshots before a change
    :param more: further columns, over the window ``past``
    :param extra: further columns of the changes, by snapshot
    """
    return f"""
    SELECT {keys}, later, COALESCE(lag(later) OVER past, 0) AS former,
           COALESCE(SUM(quantity) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING
                                        AND 1 PRECEDING), 0)
           - SUM(quantity) OVER (PARTITION BY {keys}) AS quantity {more}
      FROM (
        SELECT {keys}, {number} AS later,
               SUM(quantity) AS quantity {extra}
          FROM changes
      GROUP BY {keys}, later) change
    WINDOW past AS (PARTITION BY {keys} ORDER BY later)"""


def ended(date):
    """Return SQL for how many of the days ended before a movement ``move``.

    :param date: SQL that makes of ``one`` of the days the day that is meant
    """
    return f"""width_bucket(move.date, ARRAY(
               SELECT {begin(f"({date} + 1)")} FROM unnest({DAYS}) one ORDER BY one))"""


#: Dead: in stock since before the last ``parameter`` days, and not issued since. Goods
#: of other owners do not count.
#: It takes many movements to tell, so that today's snapshot is as of last night: what
#: happens today changes nothing.
#: OFFSET 0 keeps the planner from reading the movements place by place.
KEYS = "warehouse_id, product_id"
LAST_ISSUE = """, MAX(issued_at) OVER (
               past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS issued_at"""
ISSUED_AT = ", MAX(issued_at) AS issued_at"
SEEN, FIRST_SEEN = (
    f"LEAST({one}, %(today)s::date - 1)" for one in ("one", "%(earliest)s::date")
)
DEAD = f"""
WITH ours AS MATERIALIZED ({OURS}),
changes AS MATERIALIZED (
    SELECT COALESCE(side.warehouse_id, 0) AS warehouse_id, move.product_id,
           move.seen_before, move.former_before,
           SUM(side.sign * {OUR_QUANTITY}) AS quantity,
           MAX(move.date) FILTER (WHERE {HAS_OURS} AND {ISSUED}) AS issued_at
      FROM (
        SELECT id, product_id, location_id, location_dest_id, product_uom, quantity,
               date, {ended(SEEN)} AS seen_before,
               {ended(f"{SEEN} - {PARAMETER}")} AS former_before
          FROM stock_move move
         WHERE {MOVED_SINCE.format(moment=begin(f"({FIRST_SEEN} + 1 - {PARAMETER})"))}
        OFFSET 0) move {PLACES}{UNITS}
 LEFT JOIN ours ON ours.move_id = move.id
     CROSS JOIN LATERAL (VALUES
           (source.warehouse_id, -1, source.usage, source.company_id),
           (target.warehouse_id, 1, target.usage, target.company_id)
           ) side(warehouse_id, sign, usage, company_id)
     WHERE side.usage = 'internal' AND side.company_id = %(company_id)s
       AND source.id != target.id
       AND template.is_storable
  GROUP BY 1, 2, 3, 4
     UNION ALL
    SELECT COALESCE(location.warehouse_id, 0), quant.product_id,
           cardinality({DAYS}), cardinality({DAYS}), -SUM(quant.quantity), NULL
      FROM stock_quant quant
      JOIN stock_location location ON location.id = quant.location_id AND {OWN_PLACE}
     WHERE {IS_OURS.format(row="quant")}
  GROUP BY 1, 2),
level AS ({levels(KEYS, "seen_before", LAST_ISSUE, ISSUED_AT)}),
old_level AS ({levels(KEYS, "former_before")}),
old AS (
    SELECT {KEYS}, number
      FROM old_level
     CROSS JOIN LATERAL generate_series(former + 1, later) number
     WHERE quantity > 0.000001),
kept AS MATERIALIZED (
    SELECT level.warehouse_id, level.product_id, level.quantity, one.day, one.seen,
           old.number IS NOT NULL AND (
               level.issued_at IS NULL
               OR level.issued_at < {begin(f"(one.seen + 1 - {PARAMETER})")}
           ) AS is_dead
      FROM level
     CROSS JOIN LATERAL generate_series(level.former + 1, level.later) one_number
     CROSS JOIN LATERAL (
           SELECT one AS day, {SEEN} AS seen
             FROM (SELECT ({DAYS})[one_number] AS one) numbered) one
 LEFT JOIN old ON old.warehouse_id = level.warehouse_id
       AND old.product_id = level.product_id AND old.number = one_number
     WHERE level.quantity > 0.000001),
cost AS (
    SELECT one.product_id, one.seen, COALESCE(
               move.value / NULLIF({OUR_QUANTITY}, 0),
               (product.standard_price->>%(company_id)s::text)::numeric, 0) AS value
      FROM (SELECT DISTINCT product_id, seen FROM kept) one
      JOIN product_product product ON product.id = one.product_id
      JOIN product_template template ON template.id = product.product_tmpl_id
      JOIN uom_uom own_unit ON own_unit.id = template.uom_id
 LEFT JOIN LATERAL (
        SELECT move.id, move.value, move.quantity, move.product_uom
          FROM stock_move move
         WHERE move.product_id = one.product_id AND move.is_in
           AND move.company_id = %(company_id)s AND move.quantity > 0
           AND move.date < {begin("(one.seen + 1)")}
      ORDER BY move.date DESC, move.id DESC
         LIMIT 1) move ON TRUE
 LEFT JOIN ours ON ours.move_id = move.id
 LEFT JOIN uom_uom move_unit ON move_unit.id = move.product_uom)
SELECT kept.product_id AS res_id, kept.day, owner.department_id,
       NULLIF(kept.warehouse_id, 0) AS warehouse_id, NULL::int AS user_id,
       CASE WHEN kept.is_dead THEN kept.quantity * cost.value ELSE 0 END AS num,
       kept.quantity * cost.value AS den
  FROM kept
  JOIN cost ON cost.product_id = kept.product_id AND cost.seen = kept.seen
       {owner("kept.warehouse_id", "kept.day")}"""

#: movements by line, which knows the very places
BY_LINE = """
      FROM stock_move move
      JOIN stock_move_line line ON line.move_id = move.id
     CROSS JOIN LATERAL (VALUES
           (line.location_id, -1),
           (line.location_dest_id, 1)) side(location_id, sign)"""
NEGATIVE = f"""
WITH changes AS (
    SELECT side.location_id, line.product_id, {ended("one")} AS days_before,
           side.sign * line.quantity_product_uom AS quantity {BY_LINE}{STORABLE}
      JOIN stock_location location ON location.id = side.location_id AND {OWN_PLACE}
     WHERE {MOVED_SINCE.format(moment=begin("(%(earliest)s::date + 1)"))}
       AND move.date < {begin("(%(today)s::date + 1)")}
     UNION ALL
    SELECT quant.location_id, quant.product_id, cardinality({DAYS}), -quant.quantity
      FROM stock_quant quant
      JOIN stock_location location ON location.id = quant.location_id AND {OWN_PLACE}),
level AS ({levels("location_id, product_id", "days_before")})
SELECT level.product_id AS res_id, one.day, owner.department_id,
       location.warehouse_id, NULL::int AS user_id,
       (ROUND(level.quantity, 6) < 0)::int AS num, 1 AS den
  FROM level
  JOIN stock_location location ON location.id = level.location_id
 CROSS JOIN LATERAL generate_series(level.former + 1, level.later) number
 CROSS JOIN LATERAL (SELECT ({DAYS})[number] AS day) one
       {owner("location.warehouse_id", "one.day")}
 WHERE ROUND(level.quantity, 6) != 0"""

#: each reordering rule with the quantity at the end of each day, level by level
STOCK_OUT = f"""
WITH point AS (
    SELECT id, product_id, location_id, warehouse_id, {day("create_date")} AS since
      FROM stock_warehouse_orderpoint
     WHERE company_id = %(company_id)s AND active
       AND create_date < %(stop)s),
place AS (
    SELECT top.id AS top_id, child.id
      FROM stock_location top
      JOIN stock_location child
           ON child.parent_path LIKE top.parent_path || '%%'
          AND child.usage = 'internal'
     WHERE top.id IN (SELECT location_id FROM point)),
line AS (
    SELECT point.id, {END} AS day, -quant.quantity::numeric AS quantity
      FROM point
      JOIN place ON place.top_id = point.location_id
      JOIN stock_quant quant ON quant.location_id = place.id
           AND quant.product_id = point.product_id
     UNION ALL
    SELECT point.id, {MOVE_DAY}, side.sign * line.quantity_product_uom {BY_LINE}
      JOIN place ON place.id = side.location_id
      JOIN point ON point.location_id = place.top_id
           AND point.product_id = line.product_id
     WHERE {MOVED_SINCE.format(moment="%(start)s")}
     UNION ALL
    SELECT id, GREATEST(since, %(first)s::date), 0 FROM point),
level AS (
    SELECT id, day,
           lead(day) OVER (PARTITION BY id ORDER BY day) AS next_day,
           -COALESCE(SUM(SUM(quantity)) OVER (
               PARTITION BY id ORDER BY day DESC
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS quantity
      FROM line
  GROUP BY id, day)
SELECT point.id AS res_id, one.day, owner.department_id, point.warehouse_id,
       NULL::int AS user_id,
       (ROUND(level.quantity, 6) <= 0)::int AS num, 1 AS den
  FROM level
  JOIN point ON point.id = level.id
 CROSS JOIN LATERAL (
       SELECT one::date AS day
         FROM generate_series(
              GREATEST(level.day, point.since, %(first)s::date)::timestamp,
              LEAST(COALESCE(level.next_day - 1, %(last)s::date),
                    %(last)s::date, %(today)s::date)::timestamp,
              interval '1 day') one) one
       {owner("point.warehouse_id", "one.day")}
 WHERE level.day < {END}"""

#: nothing has been moved since: today's stock is all it takes
NEGATIVE_NOW = f"""
SELECT stock.product_id AS res_id, stock.day, owner.department_id, stock.warehouse_id,
       NULL::int AS user_id, (stock.quantity < 0)::int AS num, 1 AS den
  FROM (
    SELECT quant.product_id, location.warehouse_id, %(earliest)s::date AS day,
           ROUND(SUM(quant.quantity), 6) AS quantity
      FROM stock_quant quant
      JOIN stock_location location ON location.id = quant.location_id AND {OWN_PLACE}
  GROUP BY quant.product_id, location.id) stock
       {owner("stock.warehouse_id", "stock.day")}
 WHERE stock.quantity != 0"""


def negative(span):
    """Return the events of negative stock."""
    is_now = snapshot_days(span) == [span.today]
    return snapshots(NEGATIVE_NOW if is_now else NEGATIVE)(span)


MOVES = Watch("stock.move", MOVE_DAYS)
PAST_MOVES = Watch(
    "stock.move",
    days(
        f"SELECT {day('t.date')} AS day FROM stock_move t"
        " WHERE t.company_id = %(company_id)s AND t.state = 'done' AND %(condition)s"
        f" AND t.date < {begin('%(today)s::date')}"
    ),
)
SOURCES = (
    # a new cost of products that never came in changes all days: that is seen by night,
    # as is another owner of goods that were moved
    Source("dead_stock", "product.product", snapshots(DEAD), (PAST_MOVES,), True),
    Source("negative_stock", "product.product", negative, (MOVES,), True),
    Source(
        "stock_out",
        "stock.warehouse.orderpoint",
        query(STOCK_OUT),
        (
            MOVES,
            Watch(
                "stock.warehouse.orderpoint",
                days(CREATED_DAYS.format(table="stock_warehouse_orderpoint")),
            ),
        ),
        True,
    ),
)
