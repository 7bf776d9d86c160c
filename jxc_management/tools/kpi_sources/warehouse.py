"""Work of the warehouses: how much, in time, in full?"""

from ..kpi_source import Source, Watch
from .parts import CREATED_DAYS, SNAPSHOTS, begin, day, days, judged, query, snapshots

DONE_DAY = day("picking.date_done")
DONE = """picking.company_id = %(company_id)s AND picking.state = 'done'
       AND picking.date_done >= %(start)s AND picking.date_done < %(stop)s"""
DUE = "COALESCE(picking.date_deadline, picking.scheduled_date)"
TYPE = """
      JOIN stock_picking_type kind ON kind.id = picking.picking_type_id"""

#: a person's day is shared out over the lines he handled on it, so that it is one day
#: however many warehouses he worked in
LINES = f"""
SELECT line.id AS res_id, {DONE_DAY} AS day,
       picking.jxc_department_id AS department_id, kind.warehouse_id,
       picking.jxc_validated_by_id AS user_id, 1 AS num,
       1.0 / COUNT(*) OVER (
           PARTITION BY picking.jxc_validated_by_id, {DONE_DAY}) AS den
  FROM stock_picking picking {TYPE}
  JOIN stock_move_line line ON line.picking_id = picking.id AND line.quantity > 0
 WHERE {DONE} AND picking.jxc_validated_by_id IS NOT NULL"""

ON_TIME = f"""
SELECT picking.id AS res_id, {day(DUE)} AS day,
       picking.jxc_department_id AS department_id, kind.warehouse_id,
       picking.jxc_validated_by_id AS user_id,
       (picking.state = 'done' AND {DONE_DAY} <= {day(DUE)})::int AS num, 1 AS den
  FROM stock_picking picking {TYPE}
 WHERE picking.company_id = %(company_id)s
   AND picking.state NOT IN ('draft', 'cancel')
   AND {judged(day(DUE), "picking.state = 'done'")}
   AND {DUE} >= %(start)s AND {DUE} < %(stop)s"""

BACKORDERS = f"""
SELECT picking.id AS res_id, {DONE_DAY} AS day,
       picking.jxc_department_id AS department_id, kind.warehouse_id,
       picking.jxc_validated_by_id AS user_id,
       EXISTS (SELECT FROM stock_picking rest
                WHERE rest.backorder_id = picking.id)::int AS num, 1 AS den
  FROM stock_picking picking {TYPE} AND kind.code = 'outgoing'
 WHERE {DONE}"""

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
       AND date_done >= {begin("(%(earliest)s::date + 1)")})
SELECT transfer.id AS res_id, snapshot.day,
       transfer.jxc_department_id AS department_id, kind.warehouse_id,
       NULL::int AS user_id,
       ({day("transfer.scheduled_date")} < snapshot.day)::int AS num, 1 AS den
  FROM snapshot
  JOIN transfer ON transfer.create_date < snapshot.stop
       AND (transfer.date_done IS NULL OR transfer.date_done >= snapshot.stop)
  JOIN stock_picking_type kind ON kind.id = transfer.picking_type_id"""

DAYS = """
    SELECT {day} AS day FROM stock_picking t
      JOIN stock_picking picking ON picking.id IN (t.id, t.backorder_id)
     WHERE t.company_id = %(company_id)s AND %(condition)s"""
WHEN_DONE = Watch("stock.picking", days(DAYS.format(day=DONE_DAY)))
WHEN_DUE = Watch("stock.picking", days(DAYS.format(day=day(DUE))))
#: a line that is changed or added changes its movement, not the transfer
WHEN_MOVED = Watch(
    "stock.move",
    days(
        f"SELECT {DONE_DAY} AS day FROM stock_move t"
        " JOIN stock_picking picking ON picking.id = t.picking_id"
        " WHERE t.company_id = %(company_id)s AND t.state = 'done' AND %(condition)s"
    ),
)

SOURCES = (
    Source(
        "lines_per_person_day",
        "stock.move.line",
        query(LINES),
        (WHEN_DONE, WHEN_MOVED),
    ),
    Source("on_time_processing", "stock.picking", query(ON_TIME), (WHEN_DUE,)),
    Source("backorder_rate", "stock.picking", query(BACKORDERS), (WHEN_DONE,)),
    Source(
        "overdue_transfers",
        "stock.picking",
        snapshots(OVERDUE),
        (Watch("stock.picking", days(CREATED_DAYS.format(table="stock_picking"))),),
        True,
    ),
)
