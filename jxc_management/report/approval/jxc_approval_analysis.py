from odoo import fields, models
from odoo.tools import SQL


class JxcApprovalAnalysis(models.Model):
    """One step of an approval request, or one request that passed at once.

    What belongs to the whole request is only filled in on its first step, so that sums
    and averages count each request once.
    """

    _name = "jxc.approval.analysis"
    _description = "Approval Analysis"
    _auto = False
    _order = "submitted_on desc, request_id desc, sequence, id"
    _depends = {
        "jxc.approval.request": [
            "rule_id",
            "operation",
            "department_id",
            "company_id",
            "requester_id",
            "state",
            "is_automatic",
            "submitted_on",
            "closed_on",
            "amount",
            "round",
        ],
        "jxc.approval.step": [
            "request_id",
            "name",
            "sequence",
            "state",
            "opened_on",
            "closed_on",
            "deadline",
        ],
        "jxc.approval.decision": ["step_id", "action"],
    }

    request_id = fields.Many2one("jxc.approval.request", readonly=True)
    name = fields.Char("Step", readonly=True)
    sequence = fields.Integer(readonly=True, aggregator=None)
    rule_id = fields.Many2one("jxc.approval.rule", readonly=True)
    operation = fields.Selection(
        selection=lambda self: self.env["jxc.operation"]._selection(), readonly=True
    )
    department_id = fields.Many2one("hr.department", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    currency_id = fields.Many2one("res.currency", readonly=True)
    requester_id = fields.Many2one("res.users", readonly=True)
    state = fields.Selection(
        selection=lambda self: (
            self.env["jxc.approval.request"]
            ._fields["state"]
            ._description_selection(self.env)
        ),
        string="Request Status",
        readonly=True,
    )
    step_state = fields.Selection(
        selection=lambda self: (
            self.env["jxc.approval.step"]
            ._fields["state"]
            ._description_selection(self.env)
        ),
        string="Step Status",
        readonly=True,
        help="Empty: the request passed at once, without a step.",
    )
    is_automatic = fields.Boolean("Passed at Once", readonly=True)
    submitted_on = fields.Datetime(readonly=True)
    opened_on = fields.Datetime("Step Opened On", readonly=True)
    closed_on = fields.Datetime("Step Closed On", readonly=True)
    deadline = fields.Datetime(readonly=True)
    round = fields.Integer(
        readonly=True,
        aggregator="max",
        help="How often the document was submitted; 1 for the first time.",
    )
    request_count = fields.Integer("Requests", readonly=True)
    amount = fields.Monetary(
        readonly=True, help="In company currency, counted once for each request."
    )
    votes = fields.Integer(
        readonly=True, help="How many people approved or rejected at this step."
    )
    step_hours = fields.Float(
        "Hours per Step",
        readonly=True,
        aggregator="avg",
        help="From the opening of a step to its decision, by the clock. Steps without "
        "a decision do not count.",
    )
    request_hours = fields.Float(
        "Hours per Request",
        readonly=True,
        aggregator="avg",
        help="From submission to the last decision, by the clock. Withdrawn, outdated "
        "and pending requests and those that passed at once do not count.",
    )
    automatic_share = fields.Float(
        "Share Passed at Once",
        readonly=True,
        aggregator="avg",
        help="The share of requests that a rule let pass without a decision.",
    )
    on_time_share = fields.Float(
        "Share on Time (%)",
        readonly=True,
        aggregator="avg",
        help="The share of steps with a deadline that were decided by then. Steps that "
        "are open and late count as not on time; empty without any deadline.",
    )

    @property
    def _table_query(self) -> SQL:
        return SQL("%s %s", self._select(), self._from())

    def _select(self) -> SQL:
        return SQL(
            """
            SELECT COALESCE(step.id * 2, request.id * 2 + 1) AS id,
                   request.id AS request_id, step.name, step.sequence,
                   request.rule_id, request.operation, request.department_id,
                   request.company_id, company.currency_id, request.requester_id,
                   request.state, step.state AS step_state, request.is_automatic,
                   request.submitted_on, step.opened_on,
                   CASE WHEN step.id IS NULL THEN request.closed_on
                        WHEN step.opened_on IS NOT NULL THEN step.closed_on
                    END AS closed_on,
                   step.deadline, request.round,
                   COALESCE(voted.votes, 0) AS votes,
                   %s, %s
            """,
            self._select_step(),
            self._select_request(),
        )

    def _select_step(self) -> SQL:
        """Return the columns that measure a step; NULL where it has no data."""
        return SQL(
            """
            CASE WHEN step.state IN ('approved', 'rejected')
                 THEN EXTRACT(EPOCH FROM step.closed_on - step.opened_on) / 3600
             END AS step_hours,
            CASE WHEN step.deadline IS NULL THEN NULL
                 WHEN step.state IN ('approved', 'rejected')
                 THEN CASE WHEN step.closed_on <= step.deadline THEN 100.0 ELSE 0.0 END
                 WHEN step.state = 'open' AND step.deadline < NOW() AT TIME ZONE 'UTC'
                 THEN 0.0
             END AS on_time_share
            """
        )

    def _select_request(self) -> SQL:
        """Return the columns that measure a request, on its first step only."""
        return SQL(
            """
            CASE WHEN place.first THEN 1 ELSE 0 END AS request_count,
            CASE WHEN place.first THEN request.amount END AS amount,
            CASE WHEN place.first AND request.state IN ('approved', 'rejected')
                  AND request.is_automatic IS NOT TRUE
                 THEN EXTRACT(EPOCH FROM request.closed_on - request.submitted_on)
                      / 3600
             END AS request_hours,
            CASE WHEN place.first
                 THEN CASE WHEN request.is_automatic THEN 1.0 ELSE 0.0 END
             END AS automatic_share
            """
        )

    def _from(self) -> SQL:
        return SQL(
            """
            FROM jxc_approval_request request
            JOIN res_company company ON company.id = request.company_id
            LEFT JOIN jxc_approval_step step ON step.request_id = request.id
            CROSS JOIN LATERAL (
                SELECT NOT EXISTS (
                    SELECT FROM jxc_approval_step earlier
                     WHERE earlier.request_id = request.id
                       AND (earlier.sequence, earlier.id) < (step.sequence, step.id)
                ) AS first
            ) place
            LEFT JOIN (
                SELECT step_id, COUNT(*) AS votes
                  FROM jxc_approval_decision
                 WHERE action IN ('approve', 'reject')
              GROUP BY step_id
            ) voted ON voted.step_id = step.id
            """
        )

    def action_open_request(self):
        """Open the request behind one line."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "jxc.approval.request",
            "res_id": self.request_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def action_open_requests(self):
        """Open the requests behind the chosen lines as a list."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Approval Requests"),
            "res_model": "jxc.approval.request",
            "view_mode": "list,form",
            "domain": [("id", "in", self.request_id.ids)],
        }
