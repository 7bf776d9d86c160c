"""Whom the regulations in effect concern on a day, as SQL for all of them at once."""

from odoo.tools import SQL


def audience(today, regulation_ids=None, employee_ids=None):
    """Return the query of who has to confirm which version, and until when."""
    return SQL(
        """
        SELECT text.material_version_id AS version_id,
               regulation.id AS regulation_id,
               employee.id AS employee_id,
               employee.company_id,
               place.department_id,
               GREATEST(%(today)s, text.date_effective)
                   + GREATEST(COALESCE(regulation.ack_days, 0), 0) AS date_due
          FROM jxc_regulation regulation
          JOIN jxc_regulation_version text
            ON text.id = regulation.current_version_id
          JOIN hr_employee employee
            ON employee.company_id = regulation.company_id AND employee.active
          JOIN (%(places)s) place ON place.employee_id = employee.id
     LEFT JOIN hr_department department ON department.id = place.department_id
         WHERE regulation.active AND %(in_departments)s AND %(in_jobs)s AND %(chosen)s
        """,
        today=today,
        places=_places(today, employee_ids),
        in_departments=_in_departments(),
        in_jobs=_in_jobs(),
        chosen=_chosen(SQL("regulation.id"), regulation_ids),
    )


def _places(today, employee_ids):
    """Return the query of everybody's department and job on a day.

    They are those of the employees' dated records, so that a planned move counts from
    its day on, whoever has looked at the employee since. The first record counts from
    ever, as Odoo reads it.
    """
    return SQL(
        """
        SELECT DISTINCT ON (version.employee_id)
               version.employee_id, version.department_id, version.job_id
          FROM hr_version version
         WHERE version.active AND %(chosen)s
      ORDER BY version.employee_id,
               version.date_version <= %(today)s DESC,
               CASE WHEN version.date_version <= %(today)s
                    THEN version.date_version END DESC,
               version.date_version,
               version.id DESC
        """,
        today=today,
        chosen=_chosen(SQL("version.employee_id"), employee_ids),
    )


def _in_departments():
    return SQL(
        """(
        NOT EXISTS (
            SELECT FROM jxc_regulation_department_rel chosen
             WHERE chosen.jxc_regulation_id = regulation.id)
        OR EXISTS (
            SELECT FROM jxc_regulation_department_rel chosen
              JOIN hr_department root ON root.id = chosen.hr_department_id
             WHERE chosen.jxc_regulation_id = regulation.id
               AND department.parent_path LIKE root.parent_path || '%%')
        )"""
    )


def _in_jobs():
    return SQL(
        """(
        NOT EXISTS (
            SELECT FROM jxc_regulation_job_rel chosen
             WHERE chosen.jxc_regulation_id = regulation.id)
        OR EXISTS (
            SELECT FROM jxc_regulation_job_rel chosen
             WHERE chosen.jxc_regulation_id = regulation.id
               AND chosen.hr_job_id = place.job_id)
        )"""
    )


def chosen_acknowledgements(regulation_ids=None, employee_ids=None):
    """Return the condition for the acknowledgements that a run is about."""
    return SQL(
        "%s AND %s",
        _chosen(SQL("ack.regulation_id"), regulation_ids),
        _chosen(SQL("ack.employee_id"), employee_ids),
    )


def demanded_by_gates():
    """Return the condition for acknowledgements that a gate still asks for."""
    return SQL(
        """(
        ack.is_for_gate IS TRUE AND EXISTS (
            SELECT FROM jxc_regulation regulation
              JOIN jxc_regulation_version text
                ON text.id = regulation.current_version_id
              JOIN jxc_gate_regulation_rel asked
                ON asked.jxc_regulation_id = regulation.id
              JOIN jxc_gate gate ON gate.id = asked.jxc_gate_id
              JOIN hr_employee employee ON employee.id = ack.employee_id
             WHERE regulation.id = ack.regulation_id
               AND regulation.active AND gate.active AND gate.mode <> 'off'
               AND employee.active AND employee.company_id = gate.company_id
               AND text.material_version_id = ack.version_id)
        )"""
    )


def _chosen(column, ids):
    """Return the condition that a column has one of some ids; None means any."""
    if ids is None:
        return SQL("TRUE")
    return SQL("%s = ANY(%s)", column, list(ids))


#: a regulation in the person's language, with the number of the version
_NAME = SQL(
    """CONCAT_WS(' ', regulation.code,
        COALESCE(regulation.name->>contact.lang, regulation.name->>'en_US'),
        version.major || '.' || version.minor)"""
)


def new_activities(**values):
    """Return the statement that tells people what they were not told about yet.

    :param values: ``model``, ``model_id``, ``type_id``, ``uid``, ``now``, the condition
        ``chosen``, and the ids ``reopened`` whose earlier activity does not count
    """
    return SQL(
        """
        INSERT INTO mail_activity (
               res_model, res_model_id, res_id, res_name, activity_type_id, summary,
               date_deadline, user_id, user_tz, automated, active,
               create_uid, create_date, write_uid, write_date)
        SELECT %(model)s, %(model_id)s, ack.id, %(name)s, %(type_id)s, %(name)s,
               ack.date_due, person.id, contact.tz, TRUE, TRUE,
               %(uid)s, %(now)s, %(uid)s, %(now)s
          FROM %(open)s
         WHERE ack.state = 'todo' AND person.active AND %(chosen)s
           AND NOT EXISTS (
               SELECT FROM mail_activity told
                WHERE told.res_model = %(model)s AND told.res_id = ack.id
                  AND told.user_id = employee.user_id
                  AND (told.active OR ack.id <> ALL(%(reopened)s)))
     RETURNING id
        """,
        name=_NAME,
        open=_with_people(),
        **values,
    )


def _with_people():
    """Return acknowledgements joined with what an activity says about them."""
    return SQL(
        """jxc_regulation_acknowledgement ack
          JOIN jxc_regulation regulation ON regulation.id = ack.regulation_id
          JOIN jxc_regulation_version version ON version.id = ack.version_id
          JOIN hr_employee employee ON employee.id = ack.employee_id
          JOIN res_users person ON person.id = employee.user_id
          JOIN res_partner contact ON contact.id = person.partner_id"""
    )
