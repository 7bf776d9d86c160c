"""The value of stock, day by day, and what is compared with it."""

from ..kpi_source import Source, Watch
from .parts import (
    HAS_OURS,
    IN_SPAN,
    IS_COUNT,
    IS_ISSUE,
    IS_STANDARD,
    MOVE_DAY,
    MOVE_DAYS,
    OUR_QUANTITY,
    OURS,
    PLACES,
    STORABLE,
    UNITS,
    WAREHOUSE,
    day,
    days,
    inside,
    owner,
    query,
)
from .supplier import COSTS

FLOW = "stock_value_flow"
#: facts of days before the span hold the value there was then
HAS_EARLIER = "%(history)s < %(first)s"
#: what leaves one warehouse of the company for another one
IS_SHIFT = f"""(move.is_in IS NOT TRUE AND move.is_out IS NOT TRUE
           AND {inside("source")} AND {inside("target")}
           AND source.warehouse_id IS DISTINCT FROM target.warehouse_id)"""

#: Daily flows of value; what flowed before the first day of the history counts on that
#: day. Goods at standard price flow at the price of the moment, and a change of
#: the price changes the value of what is in stock; other goods flow at the value of
#: their movements. Shifts between warehouses are at the latest value that came in.
#: Goods of other owners have no value here; who is named as one later is seen by night.
FLOWS = f"""
WITH ours AS MATERIALIZED ({OURS}),
moved AS (
    SELECT move.id, move.date, GREATEST({MOVE_DAY}, %(first)s::date) AS day,
           move.product_id, {OUR_QUANTITY} AS quantity, move.value,
           {HAS_OURS} AS has_ours,
           source.warehouse_id AS source_id, target.warehouse_id AS target_id,
           move.is_in IS TRUE AS is_in, move.is_out IS TRUE AS is_out,
           {IS_STANDARD} AS is_standard,
           (product.standard_price->>%(company_id)s::text)::numeric AS price
      FROM stock_move move {PLACES}{UNITS}
 LEFT JOIN ours ON ours.move_id = move.id
      JOIN res_company company ON company.id = move.company_id
 LEFT JOIN product_category category ON category.id = template.categ_id
     WHERE move.company_id = %(company_id)s AND move.state = 'done'
       AND move.date < %(stop)s
       AND move.date >= CASE WHEN {HAS_EARLIER} THEN %(start)s::timestamp
                             ELSE '-infinity' END
       AND template.is_storable
       AND (move.is_in OR move.is_out OR {IS_SHIFT})),
cost AS ({COSTS}),
received AS (
    SELECT move.product_id, move.date, move.id,
           move.value / {OUR_QUANTITY} AS unit_value
      FROM stock_move move {UNITS}
 LEFT JOIN ours ON ours.move_id = move.id
     WHERE move.company_id = %(company_id)s AND move.is_in
       AND move.state = 'done' AND {OUR_QUANTITY} > 0
       AND move.date < %(stop)s
       AND move.product_id IN (
           SELECT product_id FROM moved
            WHERE NOT is_standard AND NOT is_in AND NOT is_out)),
numbered AS (
    SELECT past.*, COUNT(unit_value) OVER (
               PARTITION BY product_id ORDER BY date, id) AS number
      FROM (SELECT product_id, date, id, unit_value FROM received
             UNION ALL
            SELECT product_id, date, id, NULL FROM moved
             WHERE NOT is_standard AND NOT is_in AND NOT is_out) past),
latest AS (
    SELECT id, MAX(unit_value) OVER (PARTITION BY product_id, number) AS unit_value
      FROM numbered),
valued AS (
    SELECT moved.*, CASE
               WHEN is_standard
               THEN moved.quantity * COALESCE(cost.value, moved.price, 0)
               WHEN is_in OR is_out THEN moved.value
               ELSE moved.quantity * COALESCE(latest.unit_value, moved.price, 0)
           END AS amount
      FROM moved
 LEFT JOIN cost ON is_standard AND cost.product_id = moved.product_id
       AND cost.valid_from <= moved.date
       AND (cost.valid_until IS NULL OR moved.date < cost.valid_until)
 LEFT JOIN latest ON latest.id = moved.id AND NOT is_standard
       AND NOT is_in AND NOT is_out
     WHERE has_ours),
repriced AS (
    SELECT price.product_id, price.date,
           GREATEST({day("price.date")}, %(first)s::date) AS day,
           price.value - price.former AS rise
      FROM (SELECT cost.product_id, cost.value, cost.valid_from AS date,
                   lag(cost.value) OVER (
                       PARTITION BY cost.product_id ORDER BY cost.valid_from) AS former
              FROM cost) price
      JOIN product_product product ON product.id = price.product_id
      JOIN product_template template ON template.id = product.product_tmpl_id
      JOIN res_company company ON company.id = %(company_id)s
 LEFT JOIN product_category category ON category.id = template.categ_id
     WHERE price.value != price.former AND price.date < %(stop)s
       AND price.date >= CASE WHEN {HAS_EARLIER} THEN %(start)s::timestamp
                              ELSE '-infinity' END
       AND template.is_storable AND {IS_STANDARD})
SELECT id AS res_id, day, NULL::int AS department_id, target_id AS warehouse_id,
       NULL::int AS user_id, amount AS num, 0 AS den
  FROM valued WHERE NOT is_out
 UNION ALL
SELECT id, day, NULL, source_id, NULL, -amount, 0
  FROM valued WHERE NOT is_in
 UNION ALL
SELECT move.id, repriced.day, NULL, side.warehouse_id, NULL,
       side.sign * repriced.rise * {OUR_QUANTITY}, 0
  FROM repriced
  JOIN stock_move move ON move.product_id = repriced.product_id
       AND move.company_id = %(company_id)s AND move.state = 'done'
       AND move.date < repriced.date {PLACES}{UNITS}
  LEFT JOIN ours ON ours.move_id = move.id
 CROSS JOIN LATERAL (VALUES
       (source.warehouse_id, -1, {HAS_OURS} AND (move.is_out OR {IS_SHIFT})),
       (target.warehouse_id, 1, {HAS_OURS} AND (move.is_in OR {IS_SHIFT}))
       ) side(warehouse_id, sign, counts)
 WHERE side.counts"""

#: a flow before the first day of the history is part of that day's
FLOW_DAY = "GREATEST({day}, %(history)s)"
#: movements count on their own day, at later changes of the standard price, and in
#: what later shifts of the product are worth
MOVE_FLOW_DAYS = f"""
    SELECT {FLOW_DAY.format(day=day("t.date"))} AS day
      FROM stock_move t
     WHERE t.company_id = %(company_id)s AND t.state = 'done' AND %(condition)s
     UNION ALL
    SELECT {FLOW_DAY.format(day=day("price.date"))}
      FROM stock_move t
      JOIN product_value price ON price.product_id = t.product_id
           AND price.company_id = t.company_id AND price.date > t.date
     WHERE t.company_id = %(company_id)s AND t.state = 'done' AND %(condition)s
       AND price.move_id IS NULL AND price.lot_id IS NULL
     UNION ALL
    SELECT {FLOW_DAY.format(day=day("move.date"))}
      FROM stock_move t
      JOIN stock_move move ON move.product_id = t.product_id
           AND move.company_id = t.company_id AND move.date > t.date {PLACES}
     WHERE t.company_id = %(company_id)s AND t.state = 'done' AND t.is_in
       AND %(condition)s AND move.state = 'done' AND {IS_SHIFT}"""
PRICE_FLOW_DAYS = f"""
    SELECT {FLOW_DAY.format(day=day("t.date"))} AS day
      FROM product_value t
     WHERE t.company_id = %(company_id)s AND %(condition)s"""
FLOW_WATCHES = (
    Watch("stock.move", days(MOVE_FLOW_DAYS)),
    Watch("product.value", days(PRICE_FLOW_DAYS)),
)

#: the value of stock at the end of each day, from the facts of flows
CLOSING = f"""
    SELECT NULL::int AS res_id, level.day, owner.department_id, level.warehouse_id,
           NULL::int AS user_id, {{num}} AS num, {{den}} AS den
      FROM (
        SELECT flow.day, flow.warehouse_id,
               SUM(SUM(flow.value)) OVER (
                   PARTITION BY flow.warehouse_id ORDER BY flow.day) AS value
          FROM (
            SELECT GREATEST(fact.day, %(first)s::date) AS day, fact.warehouse_id,
                   fact.num AS value
              FROM jxc_kpi_fact fact
              JOIN jxc_kpi kpi ON kpi.id = fact.kpi_id AND kpi.source = '{FLOW}'
             WHERE fact.company_id = %(company_id)s AND fact.day <= %(last)s
             UNION ALL
            SELECT one::date, warehouse.id, 0
              FROM generate_series(
                       %(first)s::date, LEAST(%(last)s::date, %(today)s::date),
                       interval '1 day') one
             CROSS JOIN (
                    SELECT id FROM stock_warehouse WHERE company_id = %(company_id)s
                     UNION ALL SELECT NULL) warehouse
          ) flow
      GROUP BY flow.day, flow.warehouse_id) level
     {owner("level.warehouse_id", "level.day")}
     WHERE abs(level.value) >= 0.005 AND level.day <= %(today)s"""

#: the cost of what customers got, less what they gave back
SOLD = f"""
    SELECT move.id AS res_id, {MOVE_DAY} AS day, owner.department_id,
           {WAREHOUSE} AS warehouse_id, NULL::int AS user_id,
           {{num}} AS num, {{den}} AS den
      FROM stock_move move {PLACES}{STORABLE}{owner(WAREHOUSE, MOVE_DAY)}
     WHERE {IN_SPAN} AND (
           move.is_out AND target.usage = 'customer'
           OR move.is_in AND source.usage = 'customer')"""
SOLD_VALUE = "CASE WHEN move.is_out THEN move.value ELSE -move.value END"
ADJUSTED = f"""
    SELECT move.id AS res_id, {MOVE_DAY} AS day, owner.department_id,
           {WAREHOUSE} AS warehouse_id, NULL::int AS user_id,
           move.value AS num, 0 AS den
      FROM stock_move move {PLACES}{owner(WAREHOUSE, MOVE_DAY)}
     WHERE {IN_SPAN} AND {IS_COUNT} AND move.quantity != 0"""
SCRAPPED = f"""
SELECT move.id AS res_id, {MOVE_DAY} AS day, move.jxc_department_id AS department_id,
       {WAREHOUSE} AS warehouse_id, NULL::int AS user_id,
       CASE WHEN move.scrap_id IS NOT NULL THEN move.value ELSE 0 END AS num,
       CASE WHEN move.scrap_id IS NULL THEN move.value ELSE 0 END AS den
  FROM stock_move move {PLACES}{STORABLE}
 WHERE {IN_SPAN} AND move.is_out AND (
       move.scrap_id IS NOT NULL OR {IS_ISSUE})"""


def with_closing(flow, num="0", den="level.value"):
    """Return events of ``flow`` and of the closing values."""
    return query(f"{flow} UNION ALL {CLOSING.format(num=num, den=den)}")


WATCHES = (Watch("stock.move", MOVE_DAYS),)
SOURCES = (
    Source(FLOW, "stock.move", query(FLOWS), FLOW_WATCHES),
    Source(
        "inventory_turnover",
        "stock.move",
        with_closing(SOLD.format(num=SOLD_VALUE, den="0")),
        WATCHES,
        needs=(FLOW,),
    ),
    Source(
        "days_of_stock",
        "stock.move",
        with_closing(SOLD.format(num="0", den=SOLD_VALUE), "level.value", "0"),
        WATCHES,
        needs=(FLOW,),
    ),
    Source(
        "adjustment_rate", "stock.move", with_closing(ADJUSTED), WATCHES, needs=(FLOW,)
    ),
    Source("scrap_rate", "stock.move", query(SCRAPPED), WATCHES),
)
