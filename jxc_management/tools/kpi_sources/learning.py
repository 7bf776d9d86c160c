"""Training and regulations: does everybody learn and read what he must, in time?"""

from ..kpi_source import Source, Watch
from .parts import SNAPSHOTS, day, days, employed, judged, query, snapshots

DUE = f"""
SELECT due.id AS res_id, due.date_due AS day, version.department_id,
       NULL::int AS warehouse_id, employee.user_id, {{num}} AS num, 1 AS den
  FROM {{table}} due
  JOIN hr_employee employee ON employee.id = due.employee_id
       {employed("due.employee_id", "due.date_due")}
 WHERE due.company_id = %(company_id)s
   AND due.date_due BETWEEN %(first)s AND %(last)s AND {{rest}}
   AND {judged("due.date_due", "{done}")}"""
COMPLETION = DUE.format(
    table="jxc_training_assignment",
    num="(due.state = 'passed' AND due.date_done <= due.date_due)::int",
    done="due.state = 'passed'",
    rest="due.state NOT IN ('waived', 'cancelled')",
)
CONFIRMED_ON = f"COALESCE(due.paper_date, {day('due.acknowledged_on')})"
CONFIRMATION = DUE.format(
    table="jxc_regulation_acknowledgement",
    num=f"(due.state = 'done' AND {CONFIRMED_ON} <= due.date_due)::int",
    done="due.state = 'done'",
    rest="due.state != 'cancelled'",
)

#: the latest cycle of each person and course that was assigned by a day
OVERDUE = f"""
WITH snapshot AS ({SNAPSHOTS}),
standing AS (
    SELECT DISTINCT ON (snapshot.day, one.employee_id, one.course_id)
           snapshot.day, one.id, one.employee_id,
           one.date_due < snapshot.day
           AND (one.date_done IS NULL OR one.date_done > snapshot.day) AS is_overdue
      FROM snapshot
      JOIN jxc_training_assignment one ON one.date_assigned <= snapshot.day
     WHERE one.company_id = %(company_id)s
       AND one.state NOT IN ('waived', 'cancelled')
  ORDER BY snapshot.day, one.employee_id, one.course_id, one.cycle DESC)
SELECT standing.id AS res_id, standing.day, version.department_id,
       NULL::int AS warehouse_id, employee.user_id,
       (standing.is_overdue IS TRUE)::int AS num, 1 AS den
  FROM standing
  JOIN hr_employee employee ON employee.id = standing.employee_id
       {employed("standing.employee_id", "standing.day")}"""

#: a change of an employee's past or planned departments concerns all his days
PEOPLE = """
    SELECT one.{column} AS day
      FROM {table} one
      JOIN {people} ON {link} = one.employee_id
     WHERE one.company_id = %(company_id)s AND %(condition)s"""
OWN = """
    SELECT t.{column} AS day FROM {table} t
     WHERE t.company_id = %(company_id)s AND %(condition)s"""


def watches(model, column):
    """Return the watches of records about people that count on the day ``column``."""
    names = {"table": model.replace(".", "_"), "column": column}
    version = PEOPLE.format(people="hr_version t", link="t.employee_id", **names)
    employee = PEOPLE.format(people="hr_employee t", link="t.id", **names)
    return (
        Watch(model, days(OWN.format(**names))),
        Watch("hr.version", days(version)),
        Watch("hr.employee", days(employee)),
    )


ASSIGNMENT = "jxc.training.assignment"
ACKNOWLEDGEMENT = "jxc.regulation.acknowledgement"
SOURCES = (
    Source(
        "training_completion",
        ASSIGNMENT,
        query(COMPLETION),
        watches(ASSIGNMENT, "date_due"),
    ),
    Source(
        "training_overdue",
        ASSIGNMENT,
        snapshots(OVERDUE),
        watches(ASSIGNMENT, "date_assigned"),
        True,
    ),
    Source(
        "regulation_confirmation",
        ACKNOWLEDGEMENT,
        query(CONFIRMATION),
        watches(ACKNOWLEDGEMENT, "date_due"),
    ),
)
