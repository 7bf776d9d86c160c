from odoo import Command, api, fields, models


class JxcTrainingTriggerPreview(models.TransientModel):
    """Who would be assigned a course if its trigger were evaluated now."""

    _name = "jxc.training.trigger.preview"
    _description = "Preview of a Training Trigger"
    _inherit = ["jxc.wizard.mixin"]

    trigger_id = fields.Many2one("jxc.training.trigger", readonly=True)
    course_id = fields.Many2one(related="trigger_id.course_id")
    line_ids = fields.One2many(
        "jxc.training.trigger.preview.line", "preview_id", readonly=True
    )

    @api.model
    def _of(self, trigger):
        """Return the preview of a trigger."""
        lines = [
            Command.create(
                {
                    "employee_name": employee.name,
                    "department_name": employee.department_id.name,
                    "count": one.count,
                    "reason": trigger._reason(one),
                }
            )
            for one in trigger.sudo()._concerned()
            # sudo: the administrator need not have HR rights
            for employee in self.env["hr.employee"].sudo().browse(one.employee_id)
        ]
        return self.create({"trigger_id": trigger.id, "line_ids": lines})


class JxcTrainingTriggerPreviewLine(models.TransientModel):
    """One employee who would be assigned the course, and why."""

    _name = "jxc.training.trigger.preview.line"
    _description = "Line of the Preview of a Training Trigger"
    _inherit = ["jxc.wizard.mixin"]
    _order = "count desc, id"

    preview_id = fields.Many2one(
        "jxc.training.trigger.preview", required=True, ondelete="cascade"
    )
    employee_name = fields.Char("Employee", readonly=True)
    department_name = fields.Char("Department", readonly=True)
    count = fields.Integer("Mistakes", readonly=True)
    reason = fields.Char(readonly=True)
