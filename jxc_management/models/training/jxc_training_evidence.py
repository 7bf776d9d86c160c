from odoo import fields, models


class JxcTrainingEvidence(models.Model):
    """A document that showed a mistake and was counted towards an assignment."""

    _name = "jxc.training.evidence"
    _description = "Training Evidence"
    _inherit = ["jxc.engine.record.mixin", "jxc.person.mixin"]
    _order = "date desc, id desc"

    name = fields.Char("Document", readonly=True)
    trigger_id = fields.Many2one(
        "jxc.training.trigger",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    assignment_id = fields.Many2one(
        "jxc.training.assignment",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    course_id = fields.Many2one(related="assignment_id.course_id")
    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Document ID", model_field="res_model", required=True, readonly=True
    )
    date = fields.Datetime("Showed on", readonly=True)

    _counted_once = models.UniqueIndex(
        "(trigger_id, employee_id, res_model, res_id)",
        "The document was counted already.",
    )

    def action_open_document(self):
        """Open the document that showed the mistake."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
