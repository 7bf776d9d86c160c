"""Pieces of SQL that the sources of KPIs share; see :mod:`kpi_source`.

The names in ``%(...)s`` are those of a span.
"""

from datetime import timedelta

from odoo.tools import SQL


def day(moment):
    """Return SQL for the company's day of a moment in UTC."""
    return f"({moment} AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date"


def begin(date):
    """Return SQL for the moment in UTC at which a day of the company begins."""
    return f"({date}::timestamp AT TIME ZONE %(zone)s AT TIME ZONE 'UTC')"


def judged(date, fulfilled):
    """Return SQL that is true when it is certain whether what was due was done.

    What falls due today may still be done: it counts from tomorrow on, or as soon as it
    is ``fulfilled``.
    """
    return f"({date} < %(today)s OR {date} = %(today)s AND {fulfilled})"


def query(text):
    """Return the function of a span that fills in ``text``."""
    return lambda span: SQL(text, **span._asdict())


def days(text):
    """Return the function of a :class:`Watch` that fills in ``text``."""
    return lambda span, condition: SQL(text, condition=condition, **span._asdict())


def owner(warehouse, date):
    """Return the join that finds who led a warehouse on a day."""
    return f"""
 LEFT JOIN %(owners)s owner ON owner.warehouse_id = {warehouse}
       AND owner.date_from <= {date}
       AND (owner.date_to IS NULL OR {date} < owner.date_to)"""


def employed(employee, date):
    """Return the join that finds an employee's department on a day.

    Before his first version he was where that one puts him.
    """
    return f"""
 LEFT JOIN LATERAL (
        SELECT version.department_id
          FROM hr_version version
         WHERE version.employee_id = {employee} AND version.active
      ORDER BY version.date_version > {date},
               abs(version.date_version - {date})
         LIMIT 1) version ON TRUE"""


def outside(location):
    """Return SQL that is true for places of vendors, other companies included."""
    return (
        f"({location}.usage = 'supplier'"
        f" OR {location}.usage = 'transit' AND {location}.company_id IS NULL)"
    )


def inside(location):
    """Return SQL that is true for places whose goods the company owns."""
    return (
        f"({location}.usage = 'internal'"
        f" OR {location}.usage = 'transit' AND {location}.company_id IS NOT NULL)"
    )


#: from and to where a movement ``move`` goes
PLACES = """
      JOIN stock_location source ON source.id = move.location_id
      JOIN stock_location target ON target.id = move.location_dest_id"""
#: the warehouse a movement is about
WAREHOUSE = f"""CASE WHEN {inside("source")} THEN source.warehouse_id
                ELSE target.warehouse_id END"""
#: the product of a movement ``move``, when there is stock of it at all: goods that are
#: not tracked move as well, but are never in stock
STORABLE = """
      JOIN product_product product ON product.id = move.product_id
      JOIN product_template template
           ON template.id = product.product_tmpl_id AND template.is_storable"""
#: the product of a movement ``move``, for its own unit
UNITS = """
      JOIN product_product product ON product.id = move.product_id
      JOIN product_template template ON template.id = product.product_tmpl_id
      JOIN uom_uom own_unit ON own_unit.id = template.uom_id
      JOIN uom_uom move_unit ON move_unit.id = move.product_uom"""
QUANTITY = "(move.quantity * move_unit.factor / own_unit.factor)"
#: whether goods of a ``{row}`` are the company's, not consigned by somebody else
IS_OURS = """({row}.owner_id IS NULL OR {row}.owner_id = (
               SELECT partner_id FROM res_company WHERE id = %(company_id)s))"""
#: how much of the movements that name owners is the company's, in the product's own
#: unit; these movements are few, and found by an index
OURS = f"""
    SELECT line.move_id, COALESCE(SUM(line.quantity_product_uom) FILTER (
               WHERE {IS_OURS.format(row="line")}), 0) AS quantity
      FROM stock_move_line line
     WHERE line.move_id IN (
           SELECT owned.move_id FROM stock_move_line owned
            WHERE owned.owner_id IS NOT NULL AND owned.company_id = %(company_id)s
              AND owned.state = 'done')
  GROUP BY line.move_id"""
#: what of a movement ``move`` is the company's, when ``ours`` are those above
OUR_QUANTITY = f"COALESCE(ours.quantity, {QUANTITY})"
#: whether that is anything; no condition of a join, as the planner, who expects few
#: ``ours``, would take it for one that no movement fulfils
HAS_OURS = "ours.quantity IS DISTINCT FROM 0"
#: whether a product ``template`` of a ``category`` is valued at its standard price
IS_STANDARD = """COALESCE(
               category.property_cost_method->>%(company_id)s::text,
               company.cost_method, 'standard') = 'standard'"""

NOTHING = """
    SELECT NULL::int AS res_id, NULL::date AS day, NULL::int AS department_id,
           NULL::int AS warehouse_id, NULL::int AS user_id, 0 AS num, 0 AS den
     WHERE FALSE"""
#: the days of :func:`snapshots`
SNAPSHOTS = "SELECT unnest(%(days)s::date[]) AS day"


def snapshot_days(span):
    """Return the month-ends of a span, and today."""
    count = (min(span.last, span.today) - span.first).days + 1
    every = [span.first + timedelta(days=number) for number in range(count)]
    return [
        day for day in every if day == span.today or (day + timedelta(days=1)).day == 1
    ]


def snapshots(text):
    """Return the function of a span that fills in ``text`` about its snapshots.

    Their ``days`` are an array, the ``earliest`` one is also given alone: the planner
    of the database has to know it.
    """

    def events(span):
        days = snapshot_days(span)
        if not days:
            return SQL(NOTHING)
        return SQL(text, days=days, earliest=days[0], **span._asdict())

    return events


#: a count; goods moved from shelf to shelf in their list are marked as counts as well
IS_COUNT = """(move.is_inventory
       AND (source.usage = 'inventory' OR target.usage = 'inventory'))"""
#: goods that left for a customer or production
IS_ISSUE = "target.usage IN ('customer', 'production')"
MOVE_DAY = day("move.date")
IN_SPAN = """move.company_id = %(company_id)s AND move.state = 'done'
       AND move.date >= %(start)s AND move.date < %(stop)s"""

#: the day of a done movement
MOVE_DAYS = days(
    f"SELECT {day('t.date')} AS day FROM stock_move t"
    " WHERE t.company_id = %(company_id)s AND t.state = 'done' AND %(condition)s"
)
#: the days on which records of ``table`` were created
CREATED_DAYS = f"""
    SELECT {day("t.create_date")} AS day FROM {{table}} t
     WHERE t.company_id = %(company_id)s AND %(condition)s"""
