from odoo import api, fields, models

from ...tools.approval_content import digest, total


class ReportJxcApproval(models.AbstractModel):
    """The printed record of all that was decided about a document."""

    _name = "report.jxc_management.report_jxc_approval"
    _description = "Approval Record"

    @api.model
    def _get_report_values(self, docids, data=None):
        requests = self.env["jxc.approval.request"].browse(docids)
        requests.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": "jxc.approval.request",
            "docs": requests,
            "rounds_of": self._rounds_of,
            "document_of": lambda request: request._document_record(),
            "lines_of": lambda request: (request.content or {}).get("lines", {}),
            "total_of": lambda request: total(request.content),
            "is_intact": lambda request: digest(request.content) == request.digest,
            "printed_on": fields.Datetime.now(),
        }

    @api.model
    def _rounds_of(self, request):
        """Return all requests about the document of a request, the first one first."""
        # sudo: the record is complete, also where people who may read one round were
        # not asked in another one
        return request.sudo().search(
            [("res_model", "=", request.res_model), ("res_id", "=", request.res_id)],
            order="round, id",
        )
