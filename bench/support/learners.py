"""Thousands of people with something to learn, cloned in SQL from a few real ones."""

from odoo import fields
from odoo.fields import Command
from odoo.tools import SQL

TEAMS = 20


def clone_people(env, number):
    """Make ``number`` people in twenty teams below one department."""
    root = env["hr.department"].create({"name": "Bench"})
    env["hr.department"].create({"name": "Elsewhere"})
    teams = env["hr.department"].create(
        [{"name": f"Team {one}", "parent_id": root.id} for one in range(TEAMS)]
    )
    models = env["hr.employee"].create(
        [
            {
                "name": f"Person of {team.name}",
                "department_id": team.id,
                "date_version": "2020-01-01",
            }
            for team in teams
        ]
    )
    env.flush_all()
    for place, model in enumerate(models):
        clone(env, model, (number - place - 1) // TEAMS)
    env.cr.execute("ANALYZE hr_employee, hr_version")
    env.invalidate_all()


def clone(env, model, times):
    """Copy an employee with his resource and his version."""
    resources = copy_rows(env, "resource_resource", model.resource_id.id, times)
    people = copy_rows(env, "hr_employee", model.id, times, {"resource_id": resources})
    version = model.current_version_id.id
    versions = copy_rows(env, "hr_version", version, times, {"employee_id": people})
    env.cr.execute(
        """UPDATE hr_employee e SET current_version_id = row.version
             FROM unnest(%s, %s) AS row (employee, version) WHERE e.id = row.employee""",
        [people, versions],
    )


def copy_rows(env, table, row_id, times, changes=None):
    """Copy one row several times; ``changes`` gives a column's values of each copy."""
    if not times:
        return []
    changes = changes or {}
    env.cr.execute(
        "SELECT column_name FROM information_schema.columns "
        "WHERE table_name = %s AND table_schema = 'public' AND column_name != 'id'",
        [table],
    )
    names = [name for [name] in env.cr.fetchall() if name not in changes]
    columns = SQL(", ").join(SQL.identifier(name) for name in (*names, *changes))
    kept = [SQL("model.%s", SQL.identifier(name)) for name in names]
    given = [SQL("(%s::int[])[number]", values) for values in changes.values()]
    rows = env.execute_query(
        SQL(
            "INSERT INTO %s (%s) SELECT %s FROM %s model, generate_series(1, %s) number "
            "WHERE model.id = %s ORDER BY number RETURNING id",
            SQL.identifier(table),
            columns,
            SQL(", ").join([*kept, *given]),
            SQL.identifier(table),
            times,
            row_id,
        )
    )
    return [row[0] for row in rows]


def create_training(env, number):
    """Make courses, each required of everybody in the department *Bench*."""
    root = env["hr.department"].search([("name", "=", "Bench")])
    courses = env["jxc.course"].create(
        [{"name": f"Course {one}", "delivery": "self"} for one in range(number)]
    )
    env["jxc.training.requirement"].create(
        [
            {"course_id": course.id, "department_ids": [Command.set(root.ids)]}
            for course in courses
        ]
    )


def reconcile(env):
    """Reconcile the company; return how many assignments that concerned."""
    opened, cancelled = env["jxc.training.assignment"]._reconcile(env.company)
    return {"opened": len(opened), "cancelled": len(cancelled)}


def move_some(env, number, back):
    """Move people out of the scope, or back into it, by a new version of yesterday."""
    team = env["hr.department"].search([("name", "=", "Team 0")])
    elsewhere = env["hr.department"].search([("name", "=", "Elsewhere")])
    source, target = (elsewhere, team) if back else (team, elsewhere)
    env.cr.execute(
        """UPDATE hr_version SET department_id = %s WHERE id IN (
               SELECT id FROM hr_version WHERE department_id = %s ORDER BY id LIMIT %s)
        """,
        [target.id, source.id, number],
    )


def certify_everybody(env):
    """Let everybody have passed his open assignments half a year ago."""
    today = fields.Date.today()
    env.cr.execute(
        """INSERT INTO jxc_certificate (number, token, employee_id, company_id,
               department_id, course_id, assignment_id, origin, date_issued, date_expiry)
           SELECT 'B-' || id, 'B-' || id, employee_id, company_id, department_id,
                  course_id, id, 'trainer', %s, %s
             FROM jxc_training_assignment WHERE state = 'todo'""",
        [fields.Date.subtract(today, days=180), fields.Date.add(today, days=185)],
    )
    env.cr.execute(
        """UPDATE jxc_training_assignment a
              SET state = 'passed', certificate_id = c.id, date_done = c.date_issued
             FROM jxc_certificate c WHERE c.assignment_id = a.id"""
    )
    env.cr.execute("ANALYZE jxc_certificate, jxc_training_assignment")


def expire_some(env, number):
    """Let all certificates of some people end in a month."""
    env.cr.execute(
        """UPDATE jxc_certificate SET date_expiry = %s WHERE employee_id IN (
               SELECT id FROM hr_employee ORDER BY id DESC LIMIT %s)""",
        [fields.Date.add(fields.Date.today(), days=30), number],
    )
