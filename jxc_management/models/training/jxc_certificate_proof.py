from odoo import api, fields, models

from ...tools.initials import initials
from ...tools.qr_code import qr_data_url


class JxcCertificate(models.Model):
    _inherit = "jxc.certificate"

    verification_url = fields.Char(compute="_compute_verification_url")

    @api.depends("token")
    def _compute_verification_url(self):
        for certificate in self:
            base = certificate.get_base_url()
            certificate.verification_url = f"{base}/jxc/certificate/{certificate.token}"

    @api.model
    def _verification(self, token):
        """Return what the public page says about a code.

        Little: whether the certificate counts today, the course, the number, the days
        and the initials of the holder. A code that belongs to none has empty values.
        """
        certificate = self.search([("token", "=", token or "")], limit=1)
        return {
            "status": certificate.status,
            "is_valid": bool(certificate)
            and bool(certificate.filtered_domain(self._valid_domain())),
            "course": certificate.course_id.name,
            "company": certificate.company_id.name,
            "number": certificate.number,
            "holder": initials(certificate.employee_id.name),
            "issued": certificate.date_issued,
            "expiry": certificate.date_expiry,
            "today": fields.Date.context_today(self),
        }

    def action_print(self):
        """Open the certificate as a PDF.

        :return: the action that prints it
        """
        report = self.env.ref("jxc_management.jxc_certificate_report")
        return report.report_action(self)

    def _qr_code(self, size=300):
        """Return the QR code of the verification page as a data URL.

        The picture is part of the document: printing needs no second request.
        """
        self.ensure_one()
        return qr_data_url(self.verification_url, size)
