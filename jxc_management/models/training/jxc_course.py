from odoo import api, fields, models


class JxcCourse(models.Model):
    """What people learn, how they prove it, and how long the proof counts."""

    _name = "jxc.course"
    _description = "Course"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    code = fields.Char(index=True, help="Short name, for example in the matrix.")
    active = fields.Boolean(default=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: the course is for all companies.",
    )
    department_id = fields.Many2one(
        "hr.department",
        "Owner",
        check_company=True,
        tracking=True,
        help="The department that keeps the course up to date.",
    )
    process_id = fields.Many2one("jxc.process", help="What the course is about.")
    delivery = fields.Selection(
        [
            ("exam", "Exam"),
            ("session", "Session"),
            ("both", "Session, Then Exam"),
            ("self", "Self-study, Confirmed by the Trainer"),
        ],
        required=True,
        default="exam",
        tracking=True,
        help="What leads to the certificate: passing the exam, being present at a "
        "session, both, or the confirmation of a trainer.",
    )
    survey_id = fields.Many2one(
        "survey.survey",
        "Exam",
        ondelete="restrict",
        tracking=True,
        help="A survey with scoring. Its test runs certify nobody.",
    )
    max_attempts = fields.Integer(
        default=3, help="Attempts at the exam in one cycle. 0: no limit."
    )
    validity_months = fields.Integer(
        default=12, tracking=True, help="0: the certificate never expires."
    )
    renewal_days = fields.Integer(
        "Renewal Window",
        default=60,
        help="Days before the expiry from which on the certificate is renewed.",
    )
    recert_basis = fields.Selection(
        [
            ("completion", "Day of Completion"),
            ("expiry", "Previous Expiry"),
            ("fixed", "Fixed Day of the Year"),
        ],
        "Validity Counts From",
        required=True,
        default="expiry",
        help="Previous expiry: whoever renews early loses no days. Fixed day: "
        "everybody's certificate expires on the same day of the year.",
    )
    fixed_month = fields.Integer(default=12)
    fixed_day = fields.Integer(default=31)
    min_active_days = fields.Integer(
        "Valid at Least",
        default=90,
        help="With a fixed day: a certificate that would expire earlier counts until "
        "that day of the next year.",
    )
    duration_hours = fields.Float("Duration (Hours)")
    description = fields.Html(translate=True)
    trainer_ids = fields.Many2many(
        "res.users",
        "jxc_course_trainer_rel",
        string="Trainers",
        domain=[("share", "=", False)],
        help="May hold sessions and confirm what people learnt.",
    )
    material_ids = fields.One2many("jxc.course.material", "course_id", copy=True)
    requirement_ids = fields.One2many("jxc.training.requirement", "course_id")
    session_ids = fields.One2many("jxc.training.session", "course_id")

    _check_numbers = models.Constraint(
        "CHECK (validity_months >= 0 AND renewal_days >= 0 AND max_attempts >= 0)",
        "Months, days and attempts cannot be negative.",
    )

    @api.model
    def _is_trainer_domain(self):
        """Return the domain of the courses that the current user teaches."""
        return [("trainer_ids", "in", self.env.uid)]
