"""SQL that reads who works where and who holds what, for whole companies at once."""

from odoo.tools import SQL

#: an assignment that still has to be done
OPEN_STATES = ("todo", "booked", "attended", "failed")


#: the people of a company with the version in force, looked up by its dates: nothing is
#: written on the day on which a planned transfer takes effect
EMPLOYEES = """
WITH version AS (
    SELECT v.employee_id, v.department_id, v.job_id, v.date_version,
           v.contract_date_start,
           ROW(v.department_id, v.job_id) IS DISTINCT FROM
           ROW(lag(v.department_id) OVER past, lag(v.job_id) OVER past)
           AS moved
      FROM hr_version v
      JOIN hr_employee e ON e.id = v.employee_id
     WHERE v.active AND e.active AND e.company_id = %(company)s
       AND %(people)s
    WINDOW past AS (PARTITION BY v.employee_id ORDER BY v.date_version)
), present AS (
    SELECT DISTINCT ON (employee_id) employee_id, department_id, job_id
      FROM version
  ORDER BY employee_id, date_version > %(day)s, abs(date_version - %(day)s)
), tenure AS (
    SELECT employee_id,
           COALESCE(min(contract_date_start), min(date_version)) AS hired,
           max(date_version) FILTER (
               WHERE moved AND date_version <= %(day)s) AS since
      FROM version GROUP BY employee_id
)
SELECT present.employee_id, present.department_id, d.parent_path,
       present.job_id, tenure.hired, tenure.since
  FROM present
  JOIN tenure USING (employee_id)
  LEFT JOIN hr_department d ON d.id = present.department_id
 ORDER BY present.employee_id
"""

#: assignments and certificates of each person and course
STANDINGS = """
WITH learning AS (
    SELECT a.employee_id, a.course_id, max(a.cycle) AS cycle,
           max(a.id) FILTER (WHERE a.state IN %(open)s) AS open_id,
           max(a.origin) FILTER (WHERE a.state IN %(open)s) AS open_origin,
           (array_agg(
                a.state = 'waived'
                AND (a.waived_until IS NULL OR a.waived_until >= %(day)s)
                ORDER BY a.cycle DESC
            ) FILTER (WHERE a.state IN ('passed', 'waived')))[1] AS waived
      FROM jxc_training_assignment a
     WHERE a.company_id = %(company)s AND %(assignments)s
     GROUP BY a.employee_id, a.course_id
), proof AS (
    SELECT DISTINCT ON (c.employee_id, c.course_id)
           c.employee_id, c.course_id, c.date_issued, c.date_expiry,
           a.origin IN ('requirement', 'renewal') AS by_requirement
      FROM jxc_certificate c
      LEFT JOIN jxc_training_assignment a ON a.id = c.assignment_id
     WHERE c.company_id = %(company)s AND c.revoked_on IS NULL
       AND %(certificates)s
  ORDER BY c.employee_id, c.course_id, c.date_expiry DESC NULLS FIRST,
           c.id DESC
)
SELECT employee_id, course_id, COALESCE(cycle, 0), open_id, open_origin,
       COALESCE(waived, FALSE), date_issued, date_expiry,
       COALESCE(by_requirement, FALSE)
  FROM learning FULL JOIN proof USING (employee_id, course_id)
"""


def only(column, ids):
    """Return the condition that limits a column to ``ids``; None does not limit it."""
    return SQL("TRUE") if ids is None else SQL("%s = ANY(%s)", column, list(ids))


def employees_query(company_id, day, employee_ids=None):
    """Return the query of a company's people as they are on ``day``.

    Rows: employee, department, path of the department, job, first day of work, first
    day in this department and job.
    """
    return SQL(
        EMPLOYEES,
        company=company_id,
        day=day,
        people=only(SQL("e.id"), employee_ids),
    )


def standings_query(company_id, day, course_ids=None, employee_ids=None):
    """Return the query of where a company's people stand with courses on ``day``.

    Rows: employee, course, then the fields of ``training_plan.Standing``.
    """

    def limits(alias):
        return SQL(
            "%s AND %s",
            only(SQL(f"{alias}.course_id"), course_ids),
            only(SQL(f"{alias}.employee_id"), employee_ids),
        )

    return SQL(
        STANDINGS,
        open=OPEN_STATES,
        day=day,
        company=company_id,
        assignments=limits("a"),
        certificates=limits("c"),
    )


def insert_query(table, columns):
    """Return the statement that inserts columns of values, but no double.

    :param columns: ``{name: (type, values)}``; a single value stands for every row
    """
    rows = {name: one for name, one in columns.items() if isinstance(one[1], list)}
    names = [SQL.identifier(name) for name in columns]
    values = [
        SQL("row.%s", SQL.identifier(name))
        if name in rows
        else SQL("%s::%s", one[1], SQL(one[0]))
        for name, one in columns.items()
    ]
    arrays = [SQL("%s::%s[]", one[1], SQL(one[0])) for one in rows.values()]
    return SQL(
        """INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS row (%s)
           ON CONFLICT DO NOTHING RETURNING id""",
        SQL.identifier(table),
        SQL(", ").join(names),
        SQL(", ").join(values),
        SQL(", ").join(arrays),
        SQL(", ").join(SQL.identifier(name) for name in rows),
    )
