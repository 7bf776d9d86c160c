from odoo import api, fields, models


class ReportJxcAssessment(models.AbstractModel):
    """The printed assessment with lines for signatures, in the reader's language."""

    _name = "report.jxc_management.report_jxc_assessment"
    _description = "Printed Assessment"

    @api.model
    def _get_report_values(self, docids, data=None):
        assessments = self.env["jxc.assessment"].browse(docids)
        assessments.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": assessments._name,
            "docs": assessments,
            # sudo: who may see an assessment may see the names in it
            "whole": lambda assessment: assessment.sudo(),
            "printed_on": fields.Datetime.now(),
        }
