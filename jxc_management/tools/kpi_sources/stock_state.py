"""The state of stock at the end of days: what there is, lacks, or does not move.

Quantities of the past are those of today less what moved since; so only movements after
the earliest of the days asked for are read.
"""

from ..kpi_source import Source, Watch
from .parts import (
    IS_ISSUE,
    MOVE_DAY,
    MOVE_DAYS,
    PLACES,
    QUANTITY,
    SNAPSHOTS,
    UNITS,
    begin,
    day,
    days,
    inside,
    owner,
    query,
)

MOVED_SINCE = """move.company_id = %(company_id)s AND move.state = 'done'
       AND move.date >= {moment}"""
#: today's stock is subtracted as if it left on a day after all others
END = "DATE '9999-12-31'"
PARAMETER = "%(parameter)s::int"
ISSUED = f"""side.sign < 0 AND ({IS_ISSUE} OR {inside("target")}
               AND source.warehouse_id IS DISTINCT FROM target.warehouse_id)"""

#: dead: in stock since before the last ``parameter`` days, and not issued since
DEAD = f"""
WITH snapshot AS ({SNAPSHOTS}),
probe AS (
    SELECT day, TRUE AS is_snapshot FROM snapshot
     UNION ALL
    SELECT day - {PARAMETER}, FALSE FROM snapshot),
moved AS (
    SELECT COALESCE(side.warehouse_id, 0) AS warehouse_id, move.product_id,
           {MOVE_DAY} AS day, SUM(side.sign * {QUANTITY}) AS quantity,
           MAX({MOVE_DAY}) FILTER (WHERE {ISSUED}) AS issued_on
      FROM stock_move move {PLACES}{UNITS}
     CROSS JOIN LATERAL (VALUES
           (source.warehouse_id, -1, source.usage),
           (target.warehouse_id, 1, target.usage)) side(warehouse_id, sign, usage)
     WHERE {MOVED_SINCE.format(moment=begin("(SELECT MIN(day) + 1 FROM probe)"))}
       AND side.usage = 'internal' AND source.id != target.id
  GROUP BY 1, 2, 3),
stock AS (
    SELECT COALESCE(location.warehouse_id, 0) AS warehouse_id, quant.product_id,
           SUM(quant.quantity) AS quantity
      FROM stock_quant quant
      JOIN stock_location location
           ON location.id = quant.location_id AND location.usage = 'internal'
     WHERE quant.company_id = %(company_id)s AND EXISTS (SELECT FROM snapshot)
  GROUP BY 1, 2),
line AS (
    SELECT kept.warehouse_id, kept.product_id, probe.day, probe.is_snapshot,
           NULL::numeric AS quantity, NULL::date AS issued_on
      FROM (SELECT warehouse_id, product_id FROM stock
             UNION
            SELECT warehouse_id, product_id FROM moved) kept
     CROSS JOIN probe
     UNION ALL
    SELECT warehouse_id, product_id, day, NULL, quantity, issued_on FROM moved
     UNION ALL
    SELECT warehouse_id, product_id, {END}, NULL, -quantity, NULL FROM stock),
level AS (
    SELECT warehouse_id, product_id, day, is_snapshot,
           -SUM(quantity) OVER (
               PARTITION BY warehouse_id, product_id ORDER BY day
               RANGE BETWEEN INTERVAL '1 day' FOLLOWING AND UNBOUNDED FOLLOWING
           ) AS quantity,
           MAX(issued_on) OVER (
               PARTITION BY warehouse_id, product_id ORDER BY day) AS issued_on
      FROM line),
kept AS (
    SELECT level.*,
           former.quantity > 0.000001 AND (
               level.issued_on IS NULL OR level.issued_on <= level.day - {PARAMETER}
           ) AS is_dead
      FROM level
 LEFT JOIN level former ON former.warehouse_id = level.warehouse_id
       AND former.product_id = level.product_id AND former.is_snapshot = FALSE
       AND former.day = level.day - {PARAMETER}
     WHERE level.is_snapshot AND level.quantity > 0.000001),
cost AS (
    SELECT one.product_id, one.day, COALESCE(
               latest.unit_value,
               (product.standard_price->>%(company_id)s::text)::numeric, 0) AS value
      FROM (SELECT DISTINCT product_id, day FROM kept) one
      JOIN product_product product ON product.id = one.product_id
 LEFT JOIN LATERAL (
        SELECT move.value / {QUANTITY} AS unit_value
          FROM stock_move move {UNITS}
         WHERE move.product_id = one.product_id AND move.is_in
           AND move.company_id = %(company_id)s AND move.quantity > 0
           AND move.date < {begin("(one.day + 1)")}
      ORDER BY move.date DESC, move.id DESC
         LIMIT 1) latest ON TRUE)
SELECT kept.product_id AS res_id, kept.day, owner.department_id,
       NULLIF(kept.warehouse_id, 0) AS warehouse_id, NULL::int AS user_id,
       CASE WHEN kept.is_dead THEN kept.quantity * cost.value ELSE 0 END AS num,
       kept.quantity * cost.value AS den
  FROM kept
  JOIN cost ON cost.product_id = kept.product_id AND cost.day = kept.day
       {owner("kept.warehouse_id", "kept.day")}"""

#: movements by line, which knows the very places
BY_LINE = """
      FROM stock_move move
      JOIN stock_move_line line ON line.move_id = move.id
     CROSS JOIN LATERAL (VALUES
           (line.location_id, -1),
           (line.location_dest_id, 1)) side(location_id, sign)"""
NEGATIVE = f"""
WITH snapshot AS ({SNAPSHOTS}),
moved AS (
    SELECT side.location_id, line.product_id, {MOVE_DAY} AS day,
           SUM(side.sign * line.quantity_product_uom) AS quantity {BY_LINE}
      JOIN stock_location location
           ON location.id = side.location_id AND location.usage = 'internal'
     WHERE {MOVED_SINCE.format(moment=begin("(SELECT MIN(day) + 1 FROM snapshot)"))}
  GROUP BY 1, 2, 3),
stock AS (
    SELECT quant.location_id, quant.product_id, SUM(quant.quantity) AS quantity
      FROM stock_quant quant
      JOIN stock_location location
           ON location.id = quant.location_id AND location.usage = 'internal'
     WHERE quant.company_id = %(company_id)s AND EXISTS (SELECT FROM snapshot)
  GROUP BY 1, 2),
line AS (
    SELECT kept.location_id, kept.product_id, snapshot.day, TRUE AS is_snapshot,
           NULL::numeric AS quantity
      FROM (SELECT location_id, product_id FROM stock
             UNION
            SELECT location_id, product_id FROM moved) kept
     CROSS JOIN snapshot
     UNION ALL
    SELECT location_id, product_id, day, FALSE, quantity FROM moved
     UNION ALL
    SELECT location_id, product_id, {END}, FALSE, -quantity FROM stock),
level AS (
    SELECT location_id, product_id, day, is_snapshot,
           ROUND(-SUM(quantity) OVER (
               PARTITION BY location_id, product_id ORDER BY day
               RANGE BETWEEN INTERVAL '1 day' FOLLOWING AND UNBOUNDED FOLLOWING
           )::numeric, 6) AS quantity
      FROM line)
SELECT level.product_id AS res_id, level.day, owner.department_id,
       location.warehouse_id, NULL::int AS user_id,
       (level.quantity < 0)::int AS num, 1 AS den
  FROM level
  JOIN stock_location location ON location.id = level.location_id
       {owner("location.warehouse_id", "level.day")}
 WHERE level.is_snapshot AND level.quantity != 0"""

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
    SELECT point.id, {END} AS day, -quant.quantity AS quantity
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
               PARTITION BY id ORDER BY day
               ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING), 0) AS quantity
      FROM line
  GROUP BY id, day)
SELECT point.id AS res_id, one.day, owner.department_id, point.warehouse_id,
       NULL::int AS user_id,
       (ROUND(level.quantity::numeric, 6) <= 0)::int AS num, 1 AS den
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

OPEN = "('waiting', 'confirmed', 'assigned')"
OVERDUE = f"""
WITH snapshot AS MATERIALIZED (
    SELECT day, {begin("(day + 1)")} AS stop FROM ({SNAPSHOTS}) one),
transfer AS MATERIALIZED (
    SELECT id, create_date, scheduled_date, NULL::timestamp AS date_done,
           jxc_department_id, picking_type_id
      FROM stock_picking
     WHERE company_id = %(company_id)s AND state IN {OPEN}
     UNION ALL
    SELECT id, create_date, scheduled_date, date_done,
           jxc_department_id, picking_type_id
      FROM stock_picking
     WHERE company_id = %(company_id)s AND state = 'done'
       AND date_done >= (SELECT MIN(stop) FROM snapshot))
SELECT transfer.id AS res_id, snapshot.day,
       transfer.jxc_department_id AS department_id, kind.warehouse_id,
       NULL::int AS user_id,
       ({day("transfer.scheduled_date")} < snapshot.day)::int AS num, 1 AS den
  FROM snapshot
  JOIN transfer ON transfer.create_date < snapshot.stop
       AND (transfer.date_done IS NULL OR transfer.date_done >= snapshot.stop)
  JOIN stock_picking_type kind ON kind.id = transfer.picking_type_id"""

MOVES = Watch("stock.move", MOVE_DAYS)
CREATED = f"""
    SELECT {day("t.create_date")} AS day FROM {{table}} t
     WHERE t.company_id = %(company_id)s AND %(condition)s"""
SOURCES = (
    Source("dead_stock", "product.product", query(DEAD), (MOVES,), True),
    Source("negative_stock", "product.product", query(NEGATIVE), (MOVES,), True),
    Source(
        "stock_out",
        "stock.warehouse.orderpoint",
        query(STOCK_OUT),
        (
            MOVES,
            Watch(
                "stock.warehouse.orderpoint",
                days(CREATED.format(table="stock_warehouse_orderpoint")),
            ),
        ),
        True,
    ),
    Source(
        "overdue_transfers",
        "stock.picking",
        query(OVERDUE),
        (Watch("stock.picking", days(CREATED.format(table="stock_picking"))),),
        True,
    ),
)
