"""Suppliers: do they deliver what was promised, at which price and how fast?"""

from ..kpi_source import Source, Watch
from .parts import (
    IS_STANDARD,
    PLACES,
    QUANTITY,
    UNITS,
    day,
    days,
    judged,
    outside,
    query,
)

#: when a line was promised for; later edits of the planned date do not count
PROMISE = "COALESCE(line.jxc_date_promised, line.date_planned)"
PROMISE_DAY = day(PROMISE)
#: what was to come then; what is ordered less afterwards was not delivered
ORDERED_QUANTITY = """COALESCE(
               NULLIF(line.jxc_quantity_promised, 0), line.product_uom_qty)::float"""
#: whether a movement is one of what was ordered; of a kit, only parts are moved, whose
#: quantities are not those of its line: such lines are left out;
#: no plain condition, which the planner would expect few movements to fulfil
IS_WHOLE = "CASE WHEN move.product_id = {line}.product_id THEN TRUE ELSE FALSE END"
RECEIPT = f"{outside('source')} AND NOT {outside('target')}"
RETURN = f"{outside('target')} AND NOT {outside('source')}"
#: currency units of the order for one of the company
RATE = "COALESCE(NULLIF(po.currency_rate, 0), 1)::numeric"

ORDERED = """
      JOIN purchase_order po ON po.id = line.order_id
 LEFT JOIN stock_picking_type kind ON kind.id = po.picking_type_id"""
IS_ORDERED = """po.company_id = %(company_id)s AND po.state = 'purchase'
       AND line.display_type IS NULL AND line.product_uom_qty > 0"""

#: lines of goods due in the span, with what had come by then and stayed; what was
#: returned counts against the receipt that it came with
DUE = f"""
WITH due AS (
    SELECT line.id, {PROMISE_DAY} AS day, line.jxc_department_id AS department_id,
           kind.warehouse_id, po.user_id, line.product_id, {ORDERED_QUANTITY} AS ordered
      FROM purchase_order_line line {ORDERED}
      JOIN product_product goods ON goods.id = line.product_id
      JOIN product_template model
           ON model.id = goods.product_tmpl_id AND model.type = 'consu'
     WHERE {IS_ORDERED} AND {PROMISE} >= %(start)s AND {PROMISE} < %(stop)s),
moved AS (
    SELECT due.id, bool_and({IS_WHOLE.format(line="due")}) AS is_whole, SUM(CASE
               WHEN move.state != 'done' THEN 0
               WHEN {RECEIPT} AND {day("move.date")} <= due.day THEN {QUANTITY}
               WHEN {RETURN} AND (
                    origin.id IS NULL OR {day("origin.date")} <= due.day)
               THEN -{QUANTITY} END) AS quantity
      FROM due
      JOIN stock_move move ON move.purchase_line_id = due.id AND move.state != 'cancel'
 LEFT JOIN stock_move origin ON origin.id = move.origin_returned_move_id
           {PLACES}{UNITS}
  GROUP BY due.id)
SELECT due.id AS res_id, due.day, due.department_id, due.warehouse_id, due.user_id,
       {{num}} AS num, 1 AS den
  FROM due
 LEFT JOIN moved ON moved.id = due.id
 WHERE {judged("due.day", "{is_full}")} AND moved.is_whole IS NOT FALSE"""
CAME = "COALESCE(moved.quantity, 0)::float"
IN_FULL = f"""(abs({CAME} - due.ordered)
       <= due.ordered * %(parameter)s / 100 + 0.000001)"""

LINES_OF = {
    "purchase.order.line": "purchase_order_line t JOIN purchase_order_line line"
    " ON line.id = t.id",
    "purchase.order": "purchase_order t JOIN purchase_order_line line"
    " ON line.order_id = t.id",
    "stock.move": "stock_move t JOIN purchase_order_line line"
    " ON line.id = t.purchase_line_id",
}


def watches(text, *models):
    """Return watches of ``models`` with the days that ``text`` selects by line."""
    return tuple(
        Watch(
            model,
            days(
                text.format(
                    lines=LINES_OF[model],
                    rest="line.company_id = %(company_id)s AND %(condition)s",
                )
            ),
        )
        for model in models
    )


PROMISED_DAYS = f"SELECT {PROMISE_DAY} AS day FROM {{lines}} WHERE {{rest}}"
APPROVED_DAYS = (
    f"SELECT {day('po.date_approve')} AS day FROM {{lines}}"
    " JOIN purchase_order po ON po.id = line.order_id WHERE {rest}"
)
MOVED_DAYS = (
    f"SELECT {day('move.date')} AS day FROM {{lines}} JOIN stock_move move"
    " ON move.purchase_line_id = line.id AND move.state = 'done' WHERE {rest}"
)
ALL = tuple(LINES_OF)
ORDERS = ("purchase.order.line", "purchase.order")

#: the net price of one of the product's own units, in company currency
NET_PRICE = f"""(CASE WHEN line.product_uom_qty > 0
    THEN line.price_subtotal / line.product_uom_qty
    ELSE line.price_unit * (1 - COALESCE(line.discount, 0) / 100)::numeric
         * (own_unit.factor / line_unit.factor)::numeric END / {RATE})"""
RETURNS = f"""
SELECT move.id AS res_id, {day("move.date")} AS day,
       line.jxc_department_id AS department_id, kind.warehouse_id, po.user_id,
       CASE WHEN {RETURN} THEN {QUANTITY} * {NET_PRICE} ELSE 0 END AS num,
       CASE WHEN {RECEIPT} THEN {QUANTITY} * {NET_PRICE} ELSE 0 END AS den
  FROM stock_move move {PLACES}{UNITS}
  JOIN purchase_order_line line ON line.id = move.purchase_line_id
  LEFT JOIN uom_uom line_unit ON line_unit.id = line.product_uom_id {ORDERED}
 WHERE move.company_id = %(company_id)s AND move.state = 'done'
   AND move.date >= %(start)s AND move.date < %(stop)s
   AND ({RETURN} OR {RECEIPT}) AND {IS_WHOLE.format(line="line")}"""

#: what a product cost when, by the history of its cost; only that of products at
#: standard price is complete
COSTS = """
    SELECT product_id, value,
           CASE WHEN lag(id) OVER history IS NULL THEN '-infinity' ELSE date END
           AS valid_from,
           lead(date) OVER history AS valid_until
      FROM product_value
     WHERE move_id IS NULL AND lot_id IS NULL AND company_id = %(company_id)s
    WINDOW history AS (PARTITION BY product_id ORDER BY date, id)"""
REFERENCE = """COALESCE(line.jxc_reference_cost::numeric, cost.value,
    (goods.standard_price->>%(company_id)s::text)::numeric)"""
PRICE_VARIANCE = f"""
WITH cost AS ({COSTS}),
priced AS (
    SELECT line.id, {day("po.date_approve")} AS day,
           line.jxc_department_id AS department_id, kind.warehouse_id, po.user_id,
           line.price_subtotal / {RATE} AS paid,
           {REFERENCE} * line.product_uom_qty::numeric AS reference
      FROM purchase_order_line line {ORDERED}
      JOIN product_product goods ON goods.id = line.product_id
      JOIN product_template model ON model.id = goods.product_tmpl_id
      JOIN res_company company ON company.id = po.company_id
 LEFT JOIN product_category category ON category.id = model.categ_id
 LEFT JOIN cost ON cost.product_id = line.product_id
       AND line.jxc_reference_cost IS NULL AND {IS_STANDARD}
       AND cost.valid_from <= po.date_approve
       AND (cost.valid_until IS NULL OR po.date_approve < cost.valid_until)
     WHERE {IS_ORDERED}
       AND po.date_approve >= %(start)s AND po.date_approve < %(stop)s)
SELECT id AS res_id, day, department_id, warehouse_id, user_id,
       paid - reference AS num, reference AS den
  FROM priced
 WHERE reference > 0"""

RELEASE = f"""
SELECT po.id AS res_id, {day("po.date_approve")} AS day,
       po.jxc_department_id AS department_id, kind.warehouse_id, po.user_id,
       GREATEST(EXTRACT(EPOCH FROM po.date_approve - po.create_date), 0) / 86400
       AS num, 1 AS den
  FROM purchase_order po
  LEFT JOIN stock_picking_type kind ON kind.id = po.picking_type_id
 WHERE po.company_id = %(company_id)s AND po.state = 'purchase'
   AND po.date_approve >= %(start)s AND po.date_approve < %(stop)s"""

#: each line with the moment from which on all that was ordered had come once
LEAD_TIME = f"""
WITH touched AS (
    SELECT DISTINCT move.purchase_line_id AS id
      FROM stock_move move
     WHERE move.company_id = %(company_id)s AND move.state = 'done'
       AND move.purchase_line_id IS NOT NULL
       AND move.date >= %(start)s AND move.date < %(stop)s),
received AS (
    SELECT move.purchase_line_id AS id, move.date,
           SUM({QUANTITY}) OVER (
               PARTITION BY move.purchase_line_id ORDER BY move.date, move.id) AS total
      FROM touched
      JOIN stock_move move ON move.purchase_line_id = touched.id {PLACES}{UNITS}
      JOIN purchase_order_line line
           ON line.id = touched.id AND {IS_WHOLE.format(line="line")}
     WHERE move.state = 'done' AND {RECEIPT}),
complete AS (
    SELECT received.id, MIN(received.date) AS moment
      FROM received
      JOIN purchase_order_line line ON line.id = received.id
     WHERE received.total >= line.product_uom_qty - 0.000001
  GROUP BY received.id)
SELECT line.id AS res_id, {day("complete.moment")} AS day,
       line.jxc_department_id AS department_id, kind.warehouse_id, po.user_id,
       GREATEST(EXTRACT(EPOCH FROM complete.moment - po.date_approve), 0) / 86400
       AS num, 1 AS den
  FROM complete
  JOIN purchase_order_line line ON line.id = complete.id {ORDERED}
 WHERE {IS_ORDERED} AND po.date_approve IS NOT NULL
   AND complete.moment >= %(start)s AND complete.moment < %(stop)s"""

SOURCES = (
    Source(
        "supplier_otd",
        "purchase.order.line",
        query(
            DUE.format(
                num=f"LEAST(GREATEST({CAME}, 0) / due.ordered, 1)",
                is_full=f"{CAME} >= due.ordered - 0.000001",
            )
        ),
        watches(PROMISED_DAYS, *ALL),
    ),
    Source(
        "supplier_otif",
        "purchase.order.line",
        query(DUE.format(num=f"{IN_FULL}::int", is_full=IN_FULL)),
        watches(PROMISED_DAYS, *ALL),
    ),
    Source(
        "supplier_return_rate",
        "stock.move",
        query(RETURNS),
        watches(MOVED_DAYS, *ALL),
    ),
    Source(
        "purchase_price_variance",
        "purchase.order.line",
        query(PRICE_VARIANCE),
        watches(APPROVED_DAYS, *ORDERS),
    ),
    Source(
        "order_release_time",
        "purchase.order",
        query(RELEASE),
        (
            Watch(
                "purchase.order",
                days(
                    f"SELECT {day('t.date_approve')} AS day FROM purchase_order t"
                    " WHERE t.company_id = %(company_id)s AND %(condition)s"
                ),
            ),
        ),
    ),
    Source(
        "supplier_lead_time",
        "purchase.order.line",
        query(LEAD_TIME),
        watches(MOVED_DAYS, *ALL),
    ),
)
