from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ...tools.training_terms import Terms, is_fixed_day

#: kinds of delivery that end with an exam
WITH_EXAM = ("exam", "both")


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
        "Training Method",
        required=True,
        default="self",
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
    material_ids = fields.One2many(
        "jxc.course.material", "course_id", "Learning Material", copy=True
    )
    requirement_ids = fields.One2many("jxc.training.requirement", "course_id")
    session_ids = fields.One2many("jxc.training.session", "course_id")
    is_led = fields.Boolean(
        "Of My Department", compute="_compute_is_led", search="_search_is_led"
    )
    is_taught = fields.Boolean(
        "Taught by Me", compute="_compute_is_taught", search="_search_is_taught"
    )

    _check_numbers = models.Constraint(
        "CHECK (validity_months BETWEEN 0 AND 240 "
        "AND renewal_days BETWEEN 0 AND 3650 AND min_active_days BETWEEN 0 AND 3650 "
        "AND max_attempts >= 0 AND duration_hours >= 0)",
        "Days are between 0 and 3,650, months between 0 and 240; hours and attempts "
        "cannot be negative.",
    )

    @api.depends("department_id")
    @api.depends_context("uid")
    def _compute_is_led(self):
        managed = self.env["hr.department"]._jxc_managed()
        for course in self:
            course.is_led = course.department_id in managed

    def _search_is_led(self, operator, value):
        if operator != "in":
            return NotImplemented
        managed = self.env["hr.department"]._jxc_managed()
        return Domain("department_id", "in", managed.ids)

    @api.depends("trainer_ids")
    @api.depends_context("uid")
    def _compute_is_taught(self):
        for course in self:
            course.is_taught = self.env.user in course.trainer_ids

    def _search_is_taught(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("trainer_ids", "in", self.env.uid)

    @api.constrains("delivery", "survey_id")
    def _check_exam(self):
        for course in self:
            if course.delivery not in WITH_EXAM:
                continue
            # sudo: whoever keeps the course need not see its questions
            exam = course.sudo().survey_id
            if not exam or exam.scoring_type == "no_scoring":
                raise ValidationError(
                    self.env._(
                        "“%(course)s” ends with an exam. Choose a survey that scores "
                        "the answers, or another training method.",
                        course=course.name,
                    )
                )

    @api.constrains("recert_basis", "fixed_month", "fixed_day")
    def _check_fixed_day(self):
        for course in self:
            if course.recert_basis == "fixed" and not is_fixed_day(
                course.fixed_month, course.fixed_day
            ):
                raise ValidationError(
                    self.env._(
                        "“%(course)s”: there is no day %(day)s in month %(month)s.",
                        course=course.name,
                        day=course.fixed_day,
                        month=course.fixed_month,
                    )
                )

    @api.constrains("validity_months", "renewal_days")
    def _check_renewal(self):
        for course in self:
            months = course.validity_months
            if months and course.renewal_days >= 28 * months:
                raise ValidationError(
                    self.env._(
                        "“%(course)s”: a certificate of %(months)s months would have "
                        "to be renewed from its first day on. Choose a renewal window "
                        "of less than %(days)s days.",
                        course=course.name,
                        months=months,
                        days=28 * months,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        # sudo: people's assignments are hidden from whoever keeps the course
        used = self.env["jxc.training.assignment"].sudo()
        used = used.search([("course_id", "in", self.ids)], limit=1).course_id
        if used:
            raise ValidationError(
                self.env._(
                    "People have learnt with “%(course)s”, so it has to be kept. "
                    "Archive it instead.",
                    course=used.name,
                )
            )

    def write(self, vals):
        result = super().write(vals)
        # record rules look at what was before
        self.check_access("write")
        return result

    def _terms(self):
        """Return the :class:`Terms` of the course's certificates."""
        self.ensure_one()
        return Terms(
            self.validity_months,
            self.recert_basis,
            self.renewal_days,
            self.fixed_month,
            self.fixed_day,
            self.min_active_days,
        )
