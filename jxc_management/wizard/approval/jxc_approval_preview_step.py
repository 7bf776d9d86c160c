from odoo import fields, models


class JxcApprovalPreviewStep(models.TransientModel):
    """Who would be asked at one step, if the document were submitted now."""

    _name = "jxc.approval.preview.step"
    _description = "Step of an Approval Preview"
    _inherit = ["jxc.wizard.mixin"]
    _order = "sequence, id"

    preview_id = fields.Many2one(
        "jxc.approval.preview", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer()
    name = fields.Char("Who", readonly=True)
    approver_ids = fields.Many2many("res.users", string="Asked", readonly=True)
    people = fields.Char("People Asked", readonly=True)
    votes = fields.Char("How Many", readonly=True)
    time = fields.Char("Time to Decide", readonly=True)
