from odoo import fields, models


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    evidence_ids = fields.One2many(
        "jxc.training.evidence",
        "assignment_id",
        readonly=True,
        help="The documents that led to this assignment.",
    )
