from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

#: fields that only the session's own buttons set
ENGINE_FIELDS = ("state", "calendar_event_id", "attendance_ids")


class JxcTrainingSession(models.Model):
    """A course held at one time and place."""

    _name = "jxc.training.session"
    _description = "Training Session"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    name = fields.Char(
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        tracking=True,
    )
    course_id = fields.Many2one(
        "jxc.course",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    date_start = fields.Datetime("Start", required=True, tracking=True)
    date_stop = fields.Datetime("End", required=True, tracking=True)
    trainer_ids = fields.Many2many(
        "res.users",
        "jxc_session_trainer_rel",
        string="Trainers",
        compute="_compute_trainer_ids",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('id', 'in', course_trainer_ids)]",
        help="Chosen among the trainers of the course.",
    )
    course_trainer_ids = fields.Many2many(related="course_id.trainer_ids")
    place = fields.Char(tracking=True)
    url = fields.Char("Link", help="For sessions that are held online.")
    capacity = fields.Integer("Places", default=20, tracking=True, help="0: no limit.")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("open", "Open for Registration"),
            ("done", "Held"),
            ("cancelled", "Cancelled"),
        ],
        "Status",
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    calendar_event_id = fields.Many2one(
        "calendar.event", readonly=True, copy=False, ondelete="set null"
    )
    attendance_ids = fields.One2many(
        "jxc.training.attendance", "session_id", "Participants", copy=False
    )
    registered_count = fields.Integer(
        "Registered", compute="_compute_counts", store=True
    )
    waiting_count = fields.Integer("Waiting", compute="_compute_counts", store=True)
    present_count = fields.Integer("Present", compute="_compute_counts", store=True)
    seats_left = fields.Integer(compute="_compute_seats", help="-1: there is no limit.")
    is_full = fields.Boolean(compute="_compute_seats")
    has_begun = fields.Boolean(compute="_compute_has_begun")
    rating_avg = fields.Float(
        "Rating", compute="_compute_rating_avg", digits=(2, 1), aggregator=None
    )
    can_run = fields.Boolean(
        "Mine to Hold", compute="_compute_can_run", search="_search_can_run"
    )
    my_state = fields.Selection(
        [
            ("registered", "Registered"),
            ("waiting", "On the Waiting List"),
            ("present", "Present"),
            ("absent", "Absent"),
        ],
        "My Place",
        compute="_compute_my_state",
    )

    _check_dates = models.Constraint(
        "CHECK (date_stop > date_start)", "A session has to end after it starts."
    )
    _check_capacity = models.Constraint(
        "CHECK (capacity >= 0)", "The number of places cannot be negative."
    )

    @api.depends("course_id")
    def _compute_name(self):
        for session in self:
            session.name = session.name or session.course_id.name

    @api.depends("course_id")
    def _compute_trainer_ids(self):
        for session in self:
            trainers = session.course_id.trainer_ids
            session.trainer_ids = trainers & self.env.user or trainers

    @api.depends("attendance_ids.state")
    def _compute_counts(self):
        groups = self.env["jxc.training.attendance"]._read_group(
            [("session_id", "in", self.ids)], ["session_id", "state"], ["__count"]
        )
        counts = {(session.id, state): count for session, state, count in groups}
        for session in self:
            present = counts.get((session.id, "present"), 0)
            session.present_count = present
            session.waiting_count = counts.get((session.id, "waiting"), 0)
            session.registered_count = (
                present
                + counts.get((session.id, "registered"), 0)
                + counts.get((session.id, "absent"), 0)
            )

    @api.depends("capacity", "registered_count")
    def _compute_seats(self):
        for session in self:
            left = max(0, session.capacity - session.registered_count)
            session.seats_left = left if session.capacity else -1
            session.is_full = session.seats_left == 0

    @api.depends("date_start")
    def _compute_has_begun(self):
        now = fields.Datetime.now()
        for session in self:
            session.has_begun = bool(session.date_start) and session.date_start <= now

    @api.depends("attendance_ids.rating")
    def _compute_rating_avg(self):
        # sudo: an average tells nobody what one person thought
        groups = (
            self.env["jxc.training.attendance"]
            .sudo()
            ._read_group(
                [("session_id", "in", self.ids), ("rating", ">", 0)],
                ["session_id"],
                ["rating:avg"],
            )
        )
        averages = {session.id: average for session, average in groups}
        for session in self:
            session.rating_avg = averages.get(session.id, 0)

    @api.depends("trainer_ids", "course_id.trainer_ids", "course_id.department_id")
    @api.depends_context("uid")
    def _compute_can_run(self):
        runs = self.sudo().filtered_domain(self._search_can_run("in", [True]))
        for session in self:
            session.can_run = session in runs or not session._origin

    def _search_can_run(self, operator, value):
        if operator != "in":
            return NotImplemented
        user = self.env.user
        if user.has_group("jxc_management.group_jxc_administrator"):
            return Domain.TRUE
        own = Domain("trainer_ids", "in", user.ids) & Domain(
            "course_id.trainer_ids", "in", user.ids
        )
        return own | Domain("course_id.is_led", "=", True)

    @api.depends("attendance_ids.state")
    @api.depends_context("uid")
    def _compute_my_state(self):
        mine = self.env["jxc.training.attendance"].search(
            [
                ("session_id", "in", self.ids),
                ("is_mine", "=", True),
                ("state", "!=", "cancelled"),
            ]
        )
        states = {attendance.session_id.id: attendance.state for attendance in mine}
        for session in self:
            session.my_state = states.get(session._origin.id, False)

    @api.constrains("trainer_ids", "course_id")
    def _check_trainers(self):
        for session in self:
            # sudo: the course may have been closed to the user meanwhile
            course = session.sudo().course_id
            foreign = session.trainer_ids - course.trainer_ids
            if foreign:
                raise ValidationError(
                    self.env._(
                        "%(people)s do not teach “%(course)s”. Add them to the "
                        "trainers of the course first.",
                        people=foreign.mapped("name"),
                        course=course.name,
                    )
                )
