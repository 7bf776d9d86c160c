from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.engine_token import by_engine
from ...tools.training_sql import OPEN_STATES


class JxcTrainingAssignment(models.Model):
    """One employee has to complete one course, once: one cycle of it.

    The renewal of a certificate is a further assignment with the next cycle number;
    nothing is ever reset. Assignments are opened by :meth:`_assign` and by the
    reconciliation, and changed by their actions; by hand only the due date may be
    changed.
    """

    _name = "jxc.training.assignment"
    _description = "Training Assignment"
    _inherit = [
        "jxc.training.record.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _order = "date_due, id"
    # learners and trainers hold a discussion without a right to write
    _mail_post_access = "read"

    course_id = fields.Many2one(
        "jxc.course", required=True, index=True, ondelete="restrict"
    )
    cycle = fields.Integer(required=True, default=1, readonly=True)
    requirement_id = fields.Many2one(
        "jxc.training.requirement", index="btree_not_null", ondelete="set null"
    )
    origin = fields.Selection(
        [
            ("requirement", "Requirement"),
            ("renewal", "Renewal"),
            ("evidence", "Evidence"),
            ("manual", "By Hand"),
        ],
        required=True,
        default="manual",
        readonly=True,
    )
    reason = fields.Char(readonly=True, help="Why the employee has to learn this.")
    date_assigned = fields.Date(
        "Assigned", default=fields.Date.context_today, readonly=True
    )
    date_due = fields.Date("Due", tracking=True)
    date_done = fields.Date("Completed", readonly=True)
    state = fields.Selection(
        [
            ("todo", "To Do"),
            ("booked", "Booked"),
            ("attended", "Attended"),
            ("failed", "Failed"),
            ("passed", "Passed"),
            ("waived", "Waived"),
            ("cancelled", "Cancelled"),
        ],
        "Status",
        required=True,
        default="todo",
        readonly=True,
        tracking=True,
    )
    cancel_reason = fields.Char("Cancelled Because", readonly=True)
    attendance_ids = fields.One2many("jxc.training.attendance", "assignment_id")
    invite_token = fields.Char(
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="Counts the attempts at the exam per cycle.",
    )
    user_input_ids = fields.One2many(
        "survey.user_input", "jxc_assignment_id", "Attempts", groups="base.group_system"
    )
    attempt_count = fields.Integer("Attempts", readonly=True)
    score = fields.Float("Score (%)", readonly=True)
    certificate_id = fields.Many2one(
        "jxc.certificate", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    waiver_reason = fields.Char(readonly=True)
    waived_by_id = fields.Many2one("res.users", readonly=True)
    waived_until = fields.Date(
        readonly=True, help="The last day of the waiver. Empty: for good."
    )
    is_open = fields.Boolean(compute="_compute_is_open", search="_search_is_open")
    is_overdue = fields.Boolean(
        "Overdue", compute="_compute_is_overdue", search="_search_is_overdue"
    )
    can_confirm = fields.Boolean(
        "To Be Confirmed by Me",
        compute="_compute_can_confirm",
        search="_search_can_confirm",
    )
    can_waive = fields.Boolean(compute="_compute_can_waive")

    _employee_course_cycle = models.UniqueIndex(
        "(employee_id, course_id, cycle)",
        "The employee has this cycle of the course already.",
    )
    _one_open = models.UniqueIndex(
        "(employee_id, course_id) "
        "WHERE state IN ('todo', 'booked', 'attended', 'failed')",
        "The employee has an open assignment of the course already.",
    )
    _open_due = models.Index(
        "(date_due) WHERE state IN ('todo', 'booked', 'attended', 'failed')"
    )

    @api.depends("employee_id", "course_id", "cycle")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for assignment in self:
            # sudo: without HR rights employees are readable in public only
            name = assignment.employee_id.sudo().name
            assignment.display_name = f"{assignment.course_id.name} – {name}"

    @api.depends("state")
    def _compute_is_open(self):
        for assignment in self:
            assignment.is_open = assignment.state in OPEN_STATES

    def _search_is_open(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "in", OPEN_STATES)

    @api.depends("state", "date_due")
    @api.depends_context("company")
    def _compute_is_overdue(self):
        late = self.filtered_domain(self._search_is_overdue("in", [True]))
        for assignment in self:
            assignment.is_overdue = assignment in late

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env.company._jxc_today()
        return Domain("state", "in", OPEN_STATES) & Domain("date_due", "<", today)

    @api.depends("state", "course_id", "employee_id")
    @api.depends_context("uid")
    def _compute_can_confirm(self):
        mine = self.sudo().filtered_domain(self._search_can_confirm("in", [True]))
        for assignment in self:
            assignment.can_confirm = assignment in mine

    def _search_can_confirm(self, operator, value):
        """Find what the user may certify as a trainer: never his own learning."""
        if operator != "in":
            return NotImplemented
        # sudo: without HR rights employees are readable in public only
        employees = self.env["hr.employee"].sudo().with_context(active_test=False)
        unassisted = employees._search([("user_id", "=", False)])
        own = employees._search([("user_id", "=", self.env.uid)])
        courses = Domain("course_id.is_taught", "=", True)
        courses |= Domain("course_id.is_led", "=", True)
        if self.env.user.has_group("jxc_management.group_jxc_administrator"):
            courses = Domain.TRUE
        return (
            Domain("state", "in", OPEN_STATES)
            & (
                Domain("course_id.delivery", "=", "self")
                | Domain("employee_id", "in", unassisted)
            )
            & Domain("employee_id", "not in", own)
            & courses
        )

    @api.depends("state", "employee_id")
    @api.depends_context("uid")
    def _compute_can_waive(self):
        for assignment in self:
            assignment.can_waive = assignment.is_open and assignment._is_responsible()

    @api.model
    def _is_harmless(self, vals):
        return super()._is_harmless(
            {name: value for name, value in vals.items() if name != "date_due"}
        )

    def write(self, vals):
        if "date_due" in vals and not by_engine(self):
            self._check_open()
        return super().write(vals)

    def _check_open(self):
        """Refuse to change what is closed.

        :raises UserError: naming it
        """
        closed = self.filtered(lambda assignment: not assignment.is_open)
        if closed:
            states = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "“%(assignment)s” is %(state)s, so nothing is left to change.",
                    assignment=closed[0].display_name,
                    state=states[closed[0].state].lower(),
                )
            )

    def _lock(self):
        """Lock the assignments against others who act on them at the same time."""
        self.flush_recordset(["state"])
        query = SQL(
            "SELECT id FROM jxc_training_assignment WHERE id = ANY(%s) "
            "ORDER BY id FOR UPDATE",
            self.ids,
        )
        self.env.execute_query(query)
        self.invalidate_recordset(["state"])

    def _lock_open(self):
        """Lock the assignments and return those that are open.

        A transaction that waited for the lock must start again and see what happened.
        """
        self._lock()
        return self.filtered("is_open")

    def _check_responsible(self):
        """Check that the user manages these people, or administers; never himself.

        :raises AccessError: naming who may do it
        """
        self.check_access("read")
        for assignment in self:
            if not assignment._is_responsible():
                raise AccessError(
                    self.env._(
                        "Only a manager of %(person)s or an administrator can do this, "
                        "and nobody for himself.",
                        person=assignment.employee_id.sudo().name,
                    )
                )

    def _close(self, state, **values):
        """Close the assignments in ``state``; their activities are done."""
        self._as_engine().write({"state": state, **values})
        self._closed()

    def _closed(self):
        """Finish after the state of assignments was written."""
        # the next cycle may be opened at once, and only one can be open
        self.flush_recordset(["state"])
        self._after_close()

    def _after_close(self):
        """Tidy up after assignments were passed, waived or cancelled."""
        # sudo: activities belong to other people
        activities = self.env["mail.activity"].sudo()
        activities.search(
            [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        ).unlink()
