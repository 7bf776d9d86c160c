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

    @api.depends("line_ids.has_drift")
    def _compute_has_drift(self):
        for assessment in self:
            assessment.has_drift = any(assessment.line_ids.mapped("has_drift"))

    @api.model
    def _search_has_drift(self, operator, value):
        if operator != "in":
            return NotImplemented
        frozen = self.search([("state", "in", ("approved", "locked"))])
        return Domain("id", "in", frozen.filtered("has_drift").ids)
