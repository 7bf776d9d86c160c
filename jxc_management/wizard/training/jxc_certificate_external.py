from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.training_terms import expiry


class JxcCertificateExternal(models.TransientModel):
    """Records a certificate that somebody else issued."""

    _name = "jxc.certificate.external"
    _description = "Record an External Certificate"
    _inherit = ["jxc.wizard.mixin"]

    course_id = fields.Many2one(
        "jxc.course", required=True, help="The course that it stands for."
    )
    employee_id = fields.Many2one("hr.employee", required=True)
    employee_domain = fields.Binary(compute="_compute_employee_domain")
    date_issued = fields.Date(
        "Issued", required=True, default=lambda self: self.env.company._jxc_today()
    )
    date_expiry = fields.Date(
        "Expires",
        compute="_compute_date_expiry",
        store=True,
        readonly=False,
        help="The last day on which it counts. Empty: it never expires.",
    )
    issuer = fields.Char("Issued by", required=True)
    number = fields.Char("Its Number")
    file = fields.Binary("Scan")
    file_name = fields.Char()

    @api.depends_context("uid", "company")
    def _compute_employee_domain(self):
        domain = self.env["jxc.training.assign"]._people_domain()
        domain &= self._others_domain()
        for wizard in self:
            wizard.employee_domain = list(domain)

    @api.model
    def _others_domain(self):
        """Return the domain of everybody but oneself."""
        mine = self.env["jxc.training.assignment"]._my_employees()
        return Domain("id", "not in", mine.ids)

    @api.depends("course_id", "date_issued")
    def _compute_date_expiry(self):
        for wizard in self:
            course, issued = wizard.course_id, wizard.date_issued
            known = course and issued
            wizard.date_expiry = known and expiry(course._terms(), issued)

    def action_record(self):
        """Record the certificate, with its scan.

        :return: the action that shows it
        :raises AccessError: for others than HR officers, administrators and managers of
            the employee, and for oneself
        :raises UserError: for dates that cannot be
        """
        self.ensure_one()
        self.course_id.check_access("read")
        self._check_employee()
        self._check_dates()
        note = ", ".join(filter(None, (self.issuer, self.number)))
        certificate = self.env["jxc.certificate"]._record_external(
            self.employee_id, self.course_id, self.date_issued, self.date_expiry, note
        )
        self._attach(certificate)
        return certificate._get_records_action()

    def _check_employee(self):
        """Check that the user may record certificates of the employee.

        :raises AccessError: naming him
        """
        # sudo: without HR rights employees are readable in public only
        employee = self.employee_id.sudo()
        allowed = self.env["jxc.training.assign"]._people_domain()
        if not employee.filtered_domain(allowed & self._others_domain()):
            raise AccessError(
                self.env._(
                    "Only an HR officer, a manager of %(person)s or an administrator "
                    "records his certificates, and nobody his own.",
                    person=employee.name,
                )
            )

    def _check_dates(self):
        """Check the dates of the certificate.

        :raises UserError: saying what is wrong
        """
        if self.date_issued > self.env.company._jxc_today():
            raise UserError(self.env._("A certificate cannot be issued in the future."))
        if self.date_expiry and self.date_expiry < self.date_issued:
            raise UserError(
                self.env._("A certificate cannot expire before it was issued.")
            )

    def _attach(self, certificate):
        """Attach the scan to the certificate."""
        if not self.file:
            return
        # sudo: nobody has a right to write certificates
        self.env["ir.attachment"].sudo().create(
            {
                "name": self.file_name or certificate.number,
                "datas": self.file,
                "res_model": certificate._name,
                "res_id": certificate.id,
            }
        )
