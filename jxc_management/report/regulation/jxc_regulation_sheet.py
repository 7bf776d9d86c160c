from odoo import api, fields, models


class ReportJxcRegulation(models.AbstractModel):
    """The printed text of a regulation, and who has confirmed it."""

    _name = "report.jxc_management.report_jxc_regulation"
    _description = "Printed Regulation"

    @api.model
    def _get_report_values(self, docids, data=None):
        versions = self.env["jxc.regulation.version"].browse(docids)
        versions.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": versions._name,
            "docs": versions,
            "confirmations_of": self._confirmations_of,
            "regulation_of": lambda version: version.sudo().regulation_id,
            "printed_on": fields.Datetime.now(),
        }

    @api.model
    def _confirmations_of(self, version):
        """Return the acknowledgements of a version that the reader may see."""
        # as the user: whoever may not read them finds none
        return self.env["jxc.regulation.acknowledgement"].search(
            [
                ("version_id", "=", version.material_version_id.id or 0),
                ("state", "in", ("todo", "done")),
            ],
            order="department_id, state, id",
        )
