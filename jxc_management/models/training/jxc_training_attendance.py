from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...tools.engine_token import as_engine, by_engine

#: what a participant writes himself
FEEDBACK_FIELDS = {"rating", "stars", "feedback"}
#: how long feedback can be changed
FEEDBACK_DAYS = 7


class JxcTrainingAttendance(models.Model):
    """An employee's place in a session: registered, waiting, and whether he came."""

    _name = "jxc.training.attendance"
    _description = "Training Attendance"
    _inherit = ["jxc.person.mixin"]
    _order = "session_id, registered_on, id"
    _rec_name = "employee_id"

    session_id = fields.Many2one(
        "jxc.training.session", required=True, index=True, ondelete="cascade"
    )
    course_id = fields.Many2one(related="session_id.course_id", store=True)
    date_start = fields.Datetime(related="session_id.date_start", store=True)
    session_state = fields.Selection(related="session_id.state")
    can_run = fields.Boolean(related="session_id.can_run")
    has_begun = fields.Boolean(related="session_id.has_begun")
    assignment_id = fields.Many2one(
        "jxc.training.assignment", index="btree_not_null", ondelete="restrict"
    )
    state = fields.Selection(
        [
            ("registered", "Registered"),
            ("waiting", "On the Waiting List"),
            ("present", "Present"),
            ("absent", "Absent"),
            ("cancelled", "Cancelled"),
        ],
        "Status",
        required=True,
        default="registered",
        index=True,
        readonly=True,
    )
    registered_on = fields.Datetime(default=fields.Datetime.now, readonly=True)
    marked_by_id = fields.Many2one("res.users", "Marked by", readonly=True)
    rating = fields.Integer(help="1 to 5, by the participant.", aggregator="avg")
    stars = fields.Selection(
        [("0", "None"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5")],
        "How was it?",
        compute="_compute_stars",
        inverse="_inverse_stars",
    )
    feedback = fields.Text(help="Read by the trainers and by those who manage you.")
    feedback_on = fields.Datetime(readonly=True)
    can_give_feedback = fields.Boolean(compute="_compute_can_give_feedback")

    _session_employee = models.UniqueIndex(
        "(session_id, employee_id)", "The employee is registered already."
    )
    _rating_range = models.Constraint(
        "CHECK (rating BETWEEN 0 AND 5)", "A rating is a number from 1 to 5."
    )

    @api.depends("rating")
    def _compute_stars(self):
        for attendance in self:
            attendance.stars = str(attendance.rating or 0)

    def _inverse_stars(self):
        for attendance in self:
            attendance.rating = int(attendance.stars or 0)

    @api.depends("state", "feedback_on", "employee_id")
    @api.depends_context("uid")
    def _compute_can_give_feedback(self):
        limit = fields.Datetime.now() - timedelta(days=FEEDBACK_DAYS)
        for attendance in self:
            attendance.can_give_feedback = (
                attendance.is_mine
                and attendance.state == "present"
                and (not attendance.feedback_on or attendance.feedback_on >= limit)
            )

    def _as_engine(self):
        """Return these places with the right to be changed, for the session's use."""
        # sudo: participants and trainers have no right to write here
        return as_engine(self)

    @api.model_create_multi
    def create(self, vals_list):
        if not by_engine(self):
            self._refuse_by_hand()
        return super().create(vals_list)

    def write(self, vals):
        if by_engine(self):
            return super().write(vals)
        if set(vals) - FEEDBACK_FIELDS:
            self._refuse_by_hand()
        self._check_feedback()
        new = self.filtered(lambda one: not one.feedback_on)
        result = super().write(vals)
        new._as_engine().write({"feedback_on": fields.Datetime.now()})
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        self._refuse_by_hand()

    def _refuse_by_hand(self):
        """Refuse a change from outside.

        :raises UserError: naming the buttons
        """
        raise UserError(
            self.env._(
                "Places in a session follow from its buttons: register, give the place "
                "back, mark who was there."
            )
        )

    def _check_feedback(self):
        """Check that these are the user's own, that he was there, and still in time.

        :raises AccessError: for the feedback of somebody else
        :raises UserError: for who was not there, or after a week
        """
        for attendance in self:
            if not attendance.is_mine:
                raise AccessError(
                    self.env._("Feedback is given by the participants themselves.")
                )
            if attendance.state != "present":
                raise UserError(
                    self.env._(
                        "Feedback on “%(session)s” is given by those who were present. "
                        "Ask the trainer if you were there but are not marked so.",
                        session=attendance.session_id.name,
                    )
                )
            if not attendance.can_give_feedback:
                raise UserError(
                    self.env._(
                        "You gave feedback on “%(session)s” more than %(days)s days "
                        "ago; it stays as it is.",
                        session=attendance.session_id.name,
                        days=FEEDBACK_DAYS,
                    )
                )
