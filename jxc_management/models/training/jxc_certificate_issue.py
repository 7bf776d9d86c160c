import secrets

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.training_terms import expiry

SEQUENCE = "jxc.certificate"
#: origins in which a person vouches for the certificate
VOUCHED = ("session", "trainer", "external")


class JxcCertificate(models.Model):
    _inherit = "jxc.certificate"

    @api.model
    def _issue(self, assignments, origin, score=None, user_input=None):
        """Issue the certificates of assignments, which are passed by that.

        For the engine: it checks no rights. Assignments that are closed get nothing.

        :param origin: ``exam``, ``session``, ``trainer``
        :param score: percentage reached in the exam
        :param user_input: the attempt that was passed
        :return: the new certificates
        """
        # sudo: learners and trainers may not write certificates and assignments
        assignments = assignments.sudo()._lock_open()
        previous = self._last_expiries(assignments.employee_id, assignments.course_id)
        values = {
            "origin": origin,
            "score": score or 0.0,
            "user_input_id": user_input.id if user_input else False,
        }
        certificates = self._create_numbered(
            [
                {**values, **self._values_of(assignment, previous)}
                for assignment in assignments
            ]
        )
        for certificate in certificates.sudo():
            certificate.assignment_id._pass(certificate)
        assignments._closed()
        return certificates

    @api.model
    def _values_of(self, assignment, previous):
        """Return the values of an assignment's certificate as of today.

        :param previous: ``{(employee id, course id): last day}`` of earlier ones
        """
        employee, course = assignment.employee_id, assignment.course_id
        issued = employee.company_id._jxc_today()
        last = previous.get((employee.id, course.id))
        return {
            "employee_id": employee.id,
            "course_id": course.id,
            "assignment_id": assignment.id,
            "date_issued": issued,
            "date_expiry": expiry(course._terms(), issued, last) or False,
        }

    @api.model
    def _last_expiries(self, employees, courses):
        """Return ``{(employee id, course id): last day}`` of their certificates."""
        groups = self.sudo()._read_group(
            Domain("revoked_on", "=", False)
            & Domain("date_expiry", "!=", False)
            & Domain("employee_id", "in", employees.ids)
            & Domain("course_id", "in", courses.ids),
            ["employee_id", "course_id"],
            ["date_expiry:max"],
        )
        return {
            (employee.id, course.id): last_day for employee, course, last_day in groups
        }

    @api.model
    def _create_numbered(self, vals_list):
        """Create certificates with their numbers, in place of older ones.

        :param vals_list: values with employee, course, origin and dates
        """
        # sudo: numbers are the engine's to draw
        employees = self.env["hr.employee"].sudo()
        for vals in vals_list:
            company = employees.browse(vals["employee_id"]).company_id
            vals["number"] = self._sequence_of(company).next_by_id()
            vals["token"] = secrets.token_urlsafe(24)
            if vals["origin"] in VOUCHED:
                vals["issued_by_id"] = self.env.uid
        certificates = self._as_engine().create(vals_list)
        certificates._supersede()
        return certificates.with_env(self.env)

    @api.model
    def _sequence_of(self, company):
        """Return the number sequence of a company, which is made when it is missing."""
        sequences = self.env["ir.sequence"].sudo()
        found = sequences.search(
            [("code", "=", SEQUENCE), ("company_id", "=", company.id)], limit=1
        )
        return found or self._create_sequence(company)

    @api.model
    def _create_sequence(self, company):
        """Create the number sequence of a company."""
        # the row is changed: whoever is as fast has to start again and finds it
        self.env.execute_query(
            SQL(
                "UPDATE res_company SET write_date = write_date WHERE id = %s "
                "RETURNING id",
                company.id,
            )
        )
        # sudo: numbers are the engine's to draw
        return (
            self.env["ir.sequence"]
            .sudo()
            .create(
                {
                    "name": self.env._(
                        "Certificates of %(company)s", company=company.name
                    ),
                    "code": SEQUENCE,
                    "company_id": company.id,
                    "prefix": f"C{company.id}-%(year)s-",
                    "padding": 5,
                }
            )
        )

    def _supersede(self):
        """Let these certificates take the place of those that do not count longer."""
        older = self.search(
            Domain("employee_id", "in", self.employee_id.ids)
            & Domain("course_id", "in", self.course_id.ids)
            & Domain("id", "not in", self.ids)
            & Domain("superseded_by_id", "=", False)
            & Domain("revoked_on", "=", False)
        )
        pairs = older.grouped(lambda one: (one.employee_id, one.course_id))
        for certificate in self:
            last_day = certificate.date_expiry
            found = pairs.get(
                (certificate.employee_id, certificate.course_id), self.browse()
            )
            found = found.filtered(
                lambda one, last_day=last_day: (
                    not last_day or (one.date_expiry and one.date_expiry <= last_day)
                )
            )
            if found:
                found._as_engine().superseded_by_id = certificate

    def action_revoke(self, reason):
        """Revoke a certificate, which counts no longer from this moment on.

        :param reason: why, which is kept
        :return: True
        :raises AccessError: for others than managers of the person and administrators,
            and for oneself
        :raises UserError: without a reason, or when it is revoked already
        """
        self.ensure_one()
        self._check_revocation()
        reason = reason.strip() if isinstance(reason, str) else ""
        if not reason:
            raise UserError(
                self.env._(
                    "Say why “%(certificate)s” is revoked: the reason is kept.",
                    certificate=self.number,
                )
            )
        certificate = self._as_engine()
        certificate.lock_for_update()
        if certificate.revoked_on:
            raise UserError(
                self.env._(
                    "“%(certificate)s” is revoked already.", certificate=self.number
                )
            )
        certificate._revoke(reason)
        return True

    def _revoke(self, reason):
        """Revoke one certificate; what it had replaced counts again while it lasts."""
        self.write(
            {
                "revoked_on": self.employee_id.company_id._jxc_today(),
                "revoked_by_id": self.env.uid,
                "revoke_reason": reason,
            }
        )
        replaced = Domain("superseded_by_id", "=", self.id)
        replaced &= Domain("revoked_on", "=", False)
        self.search(replaced).superseded_by_id = False
        self.message_post(
            body=self.env._("Revoked: %(reason)s", reason=reason),
            author_id=self.env.user.partner_id.id,
        )
        self.env["jxc.training.assignment"]._reconcile_people(
            self.company_id, self.employee_id
        )

    def _check_revocation(self):
        """Check that the user manages the holder, or administers, and is not he.

        :raises AccessError: naming who may do it
        """
        self.check_access("read")
        if not self._is_responsible():
            raise AccessError(
                self.env._(
                    "Only a manager of %(person)s or an administrator can revoke "
                    "“%(certificate)s”, and nobody his own.",
                    person=self.employee_id.sudo().name,
                    certificate=self.number,
                )
            )

    @api.model
    def _record_external(self, employee, course, issued, last_day=None, note=None):
        """Record a certificate that somebody else issued, without checking rights.

        An open assignment of the course is passed by it if it still counts.

        :return: the certificate
        """
        certificate = self._create_numbered(
            [
                {
                    "employee_id": employee.id,
                    "course_id": course.id,
                    "origin": "external",
                    "date_issued": issued,
                    "date_expiry": last_day or False,
                    "note": note,
                }
            ]
        )
        if certificate.sudo().status in ("valid", "expiring"):
            self._pass_open(employee, course, certificate)
        return certificate

    @api.model
    def _pass_open(self, employee, course, certificate):
        """Let a certificate close the open assignment of its course, if any."""
        assignments = self.env["jxc.training.assignment"].sudo()
        assignments = assignments.search(
            [
                ("employee_id", "=", employee.id),
                ("course_id", "=", course.id),
                ("is_open", "=", True),
            ]
        )._lock_open()
        if assignments:
            assignments._pass(certificate)
            assignments._closed()
