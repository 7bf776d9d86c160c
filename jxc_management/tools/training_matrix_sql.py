"""What stands between an employee and a course, for many of both in one query."""

#: the worst first: what a manager looks for
STATUSES = ("overdue", "expired", "expiring", "open", "valid", "waived")

#: one row per employee and course that have anything to do with each other;
#: ``people`` and ``courses`` are lists of ids or subqueries
CELLS = """
    WITH certificate AS (
        SELECT DISTINCT ON (employee_id, course_id)
               employee_id, course_id, id, date_expiry
          FROM jxc_certificate
         WHERE employee_id IN %(people)s AND course_id IN %(courses)s
           AND (revoked_on IS NULL OR revoked_on > %(today)s)
           AND date_issued <= %(today)s
      ORDER BY employee_id, course_id, date_expiry DESC NULLS FIRST, id DESC
    ), task AS (
        SELECT DISTINCT ON (employee_id, course_id)
               employee_id, course_id, id, state, origin, date_due, waived_until,
               state IN %(open)s AS is_open
          FROM jxc_training_assignment
         WHERE employee_id IN %(people)s AND course_id IN %(courses)s
           AND state != 'cancelled'
      ORDER BY employee_id, course_id, state IN %(open)s DESC, cycle DESC, id DESC
    ), pair AS (
        SELECT employee_id, course_id, certificate.id AS certificate_id,
               task.id AS task_id, certificate.date_expiry, task.date_due,
               task.waived_until,
               certificate.id IS NOT NULL AND (certificate.date_expiry IS NULL
                   OR certificate.date_expiry >= %(today)s) AS holds,
               COALESCE(task.is_open, FALSE) AS is_open,
               COALESCE(task.is_open AND task.date_due < %(today)s, FALSE) AS is_late,
               COALESCE(task.is_open AND task.origin IN ('evidence', 'manual'), FALSE)
               AS is_again,
               COALESCE(task.state = 'waived' AND (task.waived_until IS NULL
                   OR task.waived_until >= %(today)s), FALSE) AS is_waived
          FROM certificate
          FULL JOIN task USING (employee_id, course_id)
    )
    SELECT pair.employee_id, pair.course_id,
           CASE WHEN is_late THEN 'overdue'
                WHEN holds AND is_again THEN 'open'
                WHEN holds AND pair.date_expiry - %(today)s <= course.renewal_days
                THEN 'expiring'
                WHEN holds THEN 'valid'
                WHEN is_waived THEN 'waived'
                WHEN certificate_id IS NOT NULL THEN 'expired'
                WHEN is_open THEN 'open'
            END AS status,
           pair.certificate_id, pair.task_id,
           CASE WHEN is_late THEN pair.date_due
                WHEN holds AND NOT is_again THEN pair.date_expiry
                WHEN is_waived THEN pair.waived_until
                WHEN NOT holds AND certificate_id IS NOT NULL THEN pair.date_expiry
                ELSE pair.date_due
            END AS day
      FROM pair
      JOIN jxc_course course ON course.id = pair.course_id"""

COUNTS = f"""
    SELECT status, COUNT(*), COUNT(DISTINCT employee_id)
      FROM ({CELLS}) cell
     WHERE status IS NOT NULL
  GROUP BY status"""

#: the people with a cell of one of ``statuses``
WITH_STATUS = f"(SELECT employee_id FROM ({CELLS}) cell WHERE status IN %(statuses)s)"
