from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class JxcCertificate(models.Model):
    """Proof that an employee completed a course, valid from one day to another.

    Its status follows the clock and is stored nowhere. A certificate is never changed
    or deleted; it is revoked, or superseded by the next one.
    """

    _name = "jxc.certificate"
    _description = "Certificate"
    _inherit = ["jxc.training.record.mixin", "mail.thread"]
    _order = "date_issued desc, id desc"
    _rec_name = "number"

    number = fields.Char(required=True, readonly=True, index=True)
    course_id = fields.Many2one(
        "jxc.course", required=True, readonly=True, index=True, ondelete="restrict"
    )
    assignment_id = fields.Many2one(
        "jxc.training.assignment",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
    )
    origin = fields.Selection(
        [
            ("exam", "Exam"),
            ("session", "Session"),
            ("trainer", "Confirmed by the Trainer"),
            ("external", "External Certificate"),
        ],
        required=True,
        readonly=True,
    )
    score = fields.Float("Score (%)", readonly=True)
    user_input_id = fields.Many2one(
        "survey.user_input",
        readonly=True,
        ondelete="restrict",
        groups="base.group_system",
    )
    note = fields.Char(
        readonly=True, help="For an external certificate: who issued it, its number."
    )
    issued_by_id = fields.Many2one("res.users", "Issued by", readonly=True)
    date_issued = fields.Date("Issued", required=True, readonly=True)
    date_expiry = fields.Date(
        "Expires", readonly=True, index=True, help="The last day on which it counts."
    )
    token = fields.Char(
        "Verification Code", required=True, readonly=True, index=True, copy=False
    )
    revoked_on = fields.Date(readonly=True)
    revoked_by_id = fields.Many2one("res.users", readonly=True)
    revoke_reason = fields.Char(readonly=True)
    superseded_by_id = fields.Many2one(
        "jxc.certificate", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    status = fields.Selection(
        [
            ("valid", "Valid"),
            ("expiring", "Expires Soon"),
            ("expired", "Expired"),
            ("superseded", "Replaced"),
            ("revoked", "Revoked"),
        ],
        compute="_compute_status",
        search="_search_status",
    )
    can_revoke = fields.Boolean(compute="_compute_can_revoke")

    _number_unique = models.UniqueIndex("(number)", "Certificate numbers are unique.")
    _token_unique = models.UniqueIndex("(token)", "Verification codes are unique.")

    @api.model
    def _valid_domain(self, day=None):
        """Return the domain of the certificates that count on ``day``.

        Today, in company time, unless a day is given.
        """
        last_day = day or self.env.company._jxc_today()
        valid = Domain("revoked_on", "=", False) & (
            Domain("date_expiry", "=", False) | Domain("date_expiry", ">=", last_day)
        )
        # a certificate of today counts at once, also where it is still yesterday
        return valid & Domain("date_issued", "<=", day) if day else valid

    @api.model
    def _holders(self, courses, employees, day=None):
        """Return ``{(employee id, course id), ...}`` of certificates valid on ``day``.

        One query, whoever asks.
        """
        # sudo: a gate may ask about everybody
        groups = self.sudo()._read_group(
            self._valid_domain(day)
            & Domain("course_id", "in", courses.ids)
            & Domain("employee_id", "in", employees.ids),
            ["employee_id", "course_id"],
        )
        return {(employee.id, course.id) for employee, course in groups}

    @api.depends(
        "date_issued", "date_expiry", "revoked_on", "superseded_by_id", "course_id"
    )
    @api.depends_context("company")
    def _compute_status(self):
        today = self.env.company._jxc_today()
        for certificate in self:
            certificate.status = certificate._status_on(today)

    def _status_on(self, day):
        """Return the status of one certificate on ``day``."""
        self.ensure_one()
        if self.revoked_on:
            return "revoked"
        if self.date_expiry and self.date_expiry < day:
            return "superseded" if self.superseded_by_id else "expired"
        if self.superseded_by_id:
            return "superseded"
        window = self.sudo().course_id.renewal_days
        if self.date_expiry and (self.date_expiry - day).days <= window:
            return "expiring"
        return "valid"

    @api.depends("revoked_on", "employee_id")
    @api.depends_context("uid")
    def _compute_can_revoke(self):
        for certificate in self:
            certificate.can_revoke = (
                not certificate.revoked_on and certificate._is_responsible()
            )

    def _search_status(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env.company._jxc_today()
        domains = [self._status_domain(status, today) for status in value]
        return Domain.OR(domains)

    @api.model
    def _status_domain(self, status, day):
        """Return the domain of the certificates with ``status`` on ``day``."""
        revoked = Domain("revoked_on", "!=", False)
        expired = Domain("date_expiry", "!=", False) & Domain("date_expiry", "<", day)
        replaced = Domain("superseded_by_id", "!=", False)
        soon = Domain("id", "in", self._expiring_ids(day))
        return {
            "revoked": revoked,
            "expired": ~revoked & expired & ~replaced,
            "superseded": ~revoked & replaced,
            "expiring": ~revoked & ~expired & ~replaced & soon,
            "valid": ~revoked & ~expired & ~replaced & ~soon,
        }.get(status, Domain.FALSE)

    @api.model
    def _expiring_ids(self, day):
        """Return the query of the certificates whose renewal window is open."""
        return SQL(
            """(
            SELECT certificate.id
              FROM jxc_certificate certificate
              JOIN jxc_course course ON course.id = certificate.course_id
             WHERE certificate.date_expiry - %s <= course.renewal_days
            )""",
            day,
        )
