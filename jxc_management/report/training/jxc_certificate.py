from odoo import api, models


class ReportJxcCertificate(models.AbstractModel):
    """The printed certificate."""

    _name = "report.jxc_management.report_jxc_certificate"
    _description = "Certificate"

    @api.model
    def _get_report_values(self, docids, data=None):
        certificates = self.env["jxc.certificate"].browse(docids)
        certificates.check_access("read")
        statuses = certificates._fields["status"]._description_selection(self.env)
        return {
            "doc_ids": docids,
            "doc_model": "jxc.certificate",
            "docs": certificates,
            # sudo: without HR rights employees are readable in public only
            "holder_of": lambda certificate: certificate.sudo().employee_id.name,
            "status_of": lambda certificate: dict(statuses).get(certificate.status),
        }
