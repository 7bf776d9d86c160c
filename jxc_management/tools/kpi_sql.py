"""SQL that turns events of KPIs into facts, and reads events and facts.

The functions only build :class:`SQL`; what events are is in :mod:`kpi_source`.
"""

from odoo.tools import SQL

#: what identifies a fact besides its KPI and company; NULL counts as 0
DIMENSIONS = ("department_id", "warehouse_id", "user_id")

#: events of a source, made sure to lie within the days asked for; OFFSET 0 keeps the
#: planner from taking that for a condition that few rows fulfil
EVENTS = """SELECT e.res_id::bigint AS res_id, e.day::date AS day,
        e.department_id::int AS department_id, e.warehouse_id::int AS warehouse_id,
        e.user_id::int AS user_id, e.num::numeric AS num, e.den::numeric AS den
   FROM (SELECT * FROM (%s) source_events OFFSET 0) e
  WHERE e.day BETWEEN %s AND %s"""

#: a full join is never done row by row, however wrong the planner's guess of the rows
STORE = """
WITH fresh AS (
    SELECT day, department_id, warehouse_id, user_id,
           COALESCE(department_id, 0) AS d, COALESCE(warehouse_id, 0) AS w,
           COALESCE(user_id, 0) AS u,
           COALESCE(SUM(num), 0)::numeric(20, 6) AS num,
           COALESCE(SUM(den), 0)::numeric(20, 6) AS den,
           COUNT(res_id)::int AS records
      FROM (%(events)s) event
  GROUP BY day, department_id, warehouse_id, user_id),
stored AS (
    SELECT id, day, COALESCE(department_id, 0) AS d, COALESCE(warehouse_id, 0) AS w,
           COALESCE(user_id, 0) AS u, num, den, records
      FROM jxc_kpi_fact
     WHERE kpi_id = %(kpi)s AND company_id = %(company)s
       AND day BETWEEN %(first)s AND %(last)s),
compared AS MATERIALIZED (
    SELECT stored.id, day, d, w, u,
           fresh.department_id, fresh.warehouse_id, fresh.user_id,
           fresh.num, fresh.den, fresh.records, fresh.records IS NULL AS is_gone,
           (stored.num, stored.den, stored.records)
           IS DISTINCT FROM (fresh.num, fresh.den, fresh.records) AS is_changed
      FROM fresh
 FULL JOIN stored USING (day, d, w, u)),
gone AS (
    DELETE FROM jxc_kpi_fact
     WHERE id IN (SELECT id FROM compared WHERE is_gone)
 RETURNING day),
written AS (
    INSERT INTO jxc_kpi_fact AS fact
           (kpi_id, company_id, day, department_id, warehouse_id, user_id,
            num, den, records)
    SELECT %(kpi)s, %(company)s, day, department_id, warehouse_id, user_id,
           num, den, records
      FROM compared
     WHERE is_changed AND NOT is_gone
  ORDER BY day, d, w, u
ON CONFLICT (kpi_id, company_id, day, COALESCE(department_id, 0),
             COALESCE(warehouse_id, 0), COALESCE(user_id, 0))
   DO UPDATE SET num = EXCLUDED.num, den = EXCLUDED.den, records = EXCLUDED.records
 RETURNING fact.day)
SELECT day, COUNT(*) FROM (SELECT day FROM gone UNION ALL SELECT day FROM written) c
GROUP BY day ORDER BY day"""


def events(query, first, last):
    """Return the events of ``query`` between two days, with their columns' types."""
    return SQL(EVENTS, query, first, last)


def store(query, span):
    """Return the statement that makes the stored facts of a span those of ``query``.

    What is right already is not touched. Returns ``(day, facts changed)`` rows.
    """
    return SQL(
        STORE,
        events=events(query, span.first, span.last),
        kpi=span.kpi_id,
        company=span.company_id,
        first=span.first,
        last=span.last,
    )


def owners_table(rows):
    """Return the SQL table of :class:`Span` for ``owners`` from rows of its columns."""
    return SQL(
        "(SELECT * FROM unnest(%s::int[], %s::date[], %s::date[], %s::int[])"
        " AS owner(warehouse_id, date_from, date_to, department_id))",
        *([row[position] for row in rows] for position in range(4)),
    )


def matches(filters, alias="e"):
    """Return the condition on events for filters ``{"department_ids": [...], ...}``.

    False in a list stands for events without one.
    """
    conditions = [SQL("TRUE")]
    for name in DIMENSIONS:
        ids = filters.get(f"{name}s")
        if ids is None:
            continue
        column = SQL.identifier(alias, name)
        known = [res_id for res_id in ids if res_id]
        condition = SQL("%s = ANY(%s::int[])", column, known)
        if len(known) != len(ids):
            condition = SQL("(%s OR %s IS NULL)", condition, column)
        conditions.append(condition)
    return SQL(" AND ").join(conditions)


#: which events a part of a value consists of
PARTS = {
    "den": SQL("TRUE"),
    "num": SQL("e.num <> 0"),
    "missed": SQL("e.num < e.den"),
}


def record_ids(query, filters, part, limit):
    """Return the query for the ids of the records behind events, the latest first."""
    return SQL(
        # a level that runs on from day to day has no record of its own
        "SELECT e.res_id FROM (%s) e WHERE e.res_id IS NOT NULL AND %s AND %s"
        " GROUP BY e.res_id ORDER BY MAX(e.day) DESC, e.res_id DESC LIMIT %s",
        query,
        matches(filters),
        PARTS[part],
        limit,
    )


#: what identifies a set of events, and their number
DIGEST = SQL(
    """md5(COALESCE(string_agg(
           COALESCE(e.res_id, 0) || ':' || e.num::numeric(20, 6)
                    || ':' || e.den::numeric(20, 6),
           ',' ORDER BY e.res_id, e.day, e.num, e.den), '')) AS digest,
       COUNT(e.res_id) AS records"""
)


def evidence(query, subjects):
    """Return the query for ``(number, digest, records)`` of each of ``subjects``.

    :param subjects: list of filters, as :func:`matches` takes them
    """
    plain = {name: [] for name in DIMENSIONS}
    parts = []
    for number, filters in enumerate(subjects):
        name = _only_dimension(filters)
        if name:
            plain[name].append((number, filters[f"{name}s"]))
        else:
            parts.append(
                SQL(
                    "SELECT %s AS number, %s FROM event e WHERE %s",
                    number,
                    DIGEST,
                    matches(filters),
                )
            )
    parts += [_grouped_evidence(name, group) for name, group in plain.items() if group]
    return SQL(
        "WITH event AS MATERIALIZED (%s) %s", query, SQL(" UNION ALL ").join(parts)
    )


def _only_dimension(filters):
    """Return the dimension by which alone filters choose events that have one."""
    names = [name for name in DIMENSIONS if filters.get(f"{name}s") is not None]
    return names[0] if len(names) == 1 and all(filters[f"{names[0]}s"]) else None


def _grouped_evidence(name, subjects):
    """Return the evidence of many subjects of one dimension, reading events once.

    :param subjects: list of (number, ids)
    """
    numbers = [number for number, _ids in subjects]
    pairs = [(number, one) for number, ids in subjects for one in set(ids)]
    return SQL(
        """SELECT subject.number, %s
             FROM unnest(%s::int[]) subject(number)
        LEFT JOIN (unnest(%s::int[], %s::int[]) pair(number, res_id)
                   JOIN event e ON %s = pair.res_id) USING (number)
         GROUP BY subject.number""",
        DIGEST,
        numbers,
        [number for number, _one in pairs],
        [one for _number, one in pairs],
        SQL.identifier("e", name),
    )
