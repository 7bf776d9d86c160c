from odoo import api, fields, models
from odoo.fields import Domain


class JxcAssessment(models.Model):
    _inherit = "jxc.assessment"

    has_drift = fields.Boolean(
        "Evidence Changed",
        compute="_compute_has_drift",
        search="_search_has_drift",
        help="Records behind it were changed after it was approved. The score stays.",
    )

    has_unknown_drift = fields.Boolean(
        "Changes Not Known",
        compute="_compute_has_drift",
        help="Later changes of some records behind it do not show. Its lines say why.",
    )

    @api.depends("line_ids.has_drift", "line_ids.drift_note")
    def _compute_has_drift(self):
        for assessment in self:
            lines = assessment.line_ids
            assessment.has_drift = any(lines.mapped("has_drift"))
            assessment.has_unknown_drift = any(lines.mapped("drift_note"))

    @api.model
    def _search_has_drift(self, operator, value):
        if operator != "in":
            return NotImplemented
        frozen = self.search([("state", "in", ("approved", "locked"))])
        return Domain("id", "in", frozen.filtered("has_drift").ids)
