from odoo import fields, models


class JxcApprovalDecideLine(models.TransientModel):
    """What became of one of several requests that were decided at once."""

    _name = "jxc.approval.decide.line"
    _description = "Result of a Decision"
    _inherit = ["jxc.wizard.mixin"]
    _order = "is_refused desc, id"

    wizard_id = fields.Many2one(
        "jxc.approval.decide", required=True, index=True, ondelete="cascade"
    )
    request_id = fields.Many2one("jxc.approval.request", ondelete="cascade")
    name = fields.Char("Document")
    is_refused = fields.Boolean("Refused")
    message = fields.Char("Result")
