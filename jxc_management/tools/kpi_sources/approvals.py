"""Approvals: how long do they take, and how many are needed at all?"""

from ..kpi_source import Source, Watch
from .parts import day, days, judged, query

STEPS = """
SELECT step.id AS res_id, {day} AS day, request.department_id,
       NULL::int AS warehouse_id, decision.user_id, {num} AS num, 1 AS den
  FROM jxc_approval_step step
  JOIN jxc_approval_request request ON request.id = step.request_id
 LEFT JOIN LATERAL (
        SELECT last.user_id
          FROM jxc_approval_decision last
         WHERE last.step_id = step.id AND last.action IN ('approve', 'reject')
      ORDER BY last.id DESC
         LIMIT 1) decision ON TRUE
 WHERE request.company_id = %(company_id)s AND {rest}
   AND {moment} >= %(start)s AND {moment} < %(stop)s"""
LEAD_TIME = STEPS.format(
    day=day("step.closed_on"),
    moment="step.closed_on",
    num="step.working_hours",
    rest="step.state IN ('approved', 'rejected') AND step.opened_on IS NOT NULL",
)
IN_TIME = STEPS.format(
    day=day("step.deadline"),
    moment="step.deadline",
    num="(step.state != 'open' AND step.closed_on <= step.deadline)::int",
    rest="step.state IN ('open', 'approved', 'rejected') AND "
    + judged(day("step.deadline"), "step.state != 'open'"),
)
AUTOMATIC = f"""
SELECT request.id AS res_id, {day("request.submitted_on")} AS day,
       request.department_id, NULL::int AS warehouse_id,
       request.requester_id AS user_id,
       (request.is_automatic IS TRUE)::int AS num, 1 AS den
  FROM jxc_approval_request request
 WHERE request.company_id = %(company_id)s
   AND request.submitted_on >= %(start)s AND request.submitted_on < %(stop)s"""


def step_days(column):
    """Return the watch of steps that count on the day of ``column``."""
    text = f"""
    SELECT {day(f"t.{column}")} AS day
      FROM jxc_approval_step t
      JOIN jxc_approval_request request ON request.id = t.request_id
     WHERE request.company_id = %(company_id)s AND %(condition)s"""
    return Watch("jxc.approval.step", days(text))


SOURCES = (
    Source(
        "approval_lead_time",
        "jxc.approval.step",
        query(LEAD_TIME),
        (step_days("closed_on"),),
        prepare="_prepare_working_hours",
    ),
    Source(
        "approval_sla", "jxc.approval.step", query(IN_TIME), (step_days("deadline"),)
    ),
    Source(
        "approval_automatic",
        "jxc.approval.request",
        query(AUTOMATIC),
        (
            Watch(
                "jxc.approval.request",
                days(
                    f"SELECT {day('t.submitted_on')} AS day"
                    " FROM jxc_approval_request t"
                    " WHERE t.company_id = %(company_id)s AND %(condition)s"
                ),
            ),
        ),
    ),
)
