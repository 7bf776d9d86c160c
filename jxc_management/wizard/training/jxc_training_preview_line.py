from odoo import fields, models


class JxcTrainingPreviewLine(models.TransientModel):
    """One assignment that would be opened or cancelled."""

    _name = "jxc.training.preview.line"
    _description = "Who Would Be Assigned: Line"
    _inherit = ["jxc.wizard.mixin"]
    _order = "kind, course_id, date_due, id"

    preview_id = fields.Many2one(
        "jxc.training.preview", required=True, index=True, ondelete="cascade"
    )
    kind = fields.Selection(
        [("new", "New Assignment"), ("renewal", "Renewal"), ("cancel", "Cancellation")],
        "What Happens",
        required=True,
    )
    employee_id = fields.Many2one("hr.employee", required=True, ondelete="cascade")
    course_id = fields.Many2one("jxc.course", required=True, ondelete="cascade")
    date_due = fields.Date("Due")
    reason = fields.Char()
