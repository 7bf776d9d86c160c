from odoo import fields, models


class JxcTrainingSession(models.Model):
    """A course held at one time and place."""

    _name = "jxc.training.session"
    _description = "Training Session"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    course_id = fields.Many2one(
        "jxc.course", required=True, index=True, ondelete="restrict"
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
        domain=[("share", "=", False)],
    )
    place = fields.Char()
    url = fields.Char("Link", help="For sessions that are held online.")
    capacity = fields.Integer(default=20, help="0: no limit.")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("open", "Open for Registration"),
            ("done", "Held"),
            ("cancelled", "Cancelled"),
        ],
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
        "jxc.training.attendance", "session_id", "Participants"
    )

    _check_dates = models.Constraint(
        "CHECK (date_stop > date_start)", "A session has to end after it starts."
    )
    _check_capacity = models.Constraint(
        "CHECK (capacity >= 0)", "The number of places cannot be negative."
    )
