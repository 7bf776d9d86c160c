from odoo import fields, models
from odoo.tools import SQL

from ...tools.working_hours import Hours

#: decided steps whose hours are not known yet
STEPS_WITHOUT_HOURS = """
    SELECT step.id, step.opened_on, step.closed_on
      FROM jxc_approval_step step
      JOIN jxc_approval_request request ON request.id = step.request_id
     WHERE request.company_id = %s AND step.state IN ('approved', 'rejected')
       AND step.opened_on IS NOT NULL AND step.closed_on IS NOT NULL
       AND step.working_hours IS NULL"""


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    is_helper = fields.Boolean(
        "Helper",
        readonly=True,
        copy=False,
        help="Only calculated because other KPIs read its facts.",
    )

    def _prepare_working_hours(self, company):
        """Note how many working hours each decided step was open in a company.

        A calendar that changes later does not change what is noted.
        """
        self.env.flush_all()
        steps = self.env.execute_query(SQL(STEPS_WITHOUT_HOURS, company.id))
        if not steps:
            return
        first = min(opened for _id, opened, _closed in steps)
        last = max(closed for _id, _opened, closed in steps)
        hours = Hours(company._jxc_work_intervals(first, last))
        self.env.cr.execute(
            SQL(
                "UPDATE jxc_approval_step step SET working_hours = noted.hours"
                " FROM unnest(%s::int[], %s::float[]) AS noted(id, hours)"
                " WHERE noted.id = step.id",
                [step_id for step_id, _opened, _closed in steps],
                [hours.between(opened, closed) for _id, opened, closed in steps],
            )
        )
        self.env["jxc.approval.step"].invalidate_model(["working_hours"])
