from odoo import fields, models


class JxcTrainingAssignment(models.Model):
    """One employee has to complete one course, once: one cycle of it.

    The renewal of a certificate is a further assignment with the next cycle number;
    nothing is ever reset.
    """

    _name = "jxc.training.assignment"
    _description = "Training Assignment"
    _inherit = ["mail.thread", "mail.activity.mixin", "jxc.person.mixin"]
    _order = "date_due, id"

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
    date_assigned = fields.Date(default=fields.Date.context_today, readonly=True)
    date_due = fields.Date("Due", index=True)
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
        required=True,
        default="todo",
        readonly=True,
        index=True,
        tracking=True,
    )
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
    waived_until = fields.Date(readonly=True)

    _employee_course_cycle = models.UniqueIndex(
        "(employee_id, course_id, cycle)",
        "The employee has this cycle of the course already.",
    )
