from odoo import fields, models


class JxcApprovalTemplateLimit(models.TransientModel):
    """The approval limit that a department gets with the authority chain."""

    _name = "jxc.approval.template.limit"
    _description = "Approval Limit from a Template"
    _inherit = ["jxc.wizard.mixin"]
    _order = "id"

    template_id = fields.Many2one(
        "jxc.approval.template", required=True, ondelete="cascade"
    )
    department_id = fields.Many2one("hr.department", required=True, ondelete="cascade")
    manager_id = fields.Many2one(related="department_id.manager_id")
    currency_id = fields.Many2one(related="template_id.currency_id")
    limit = fields.Monetary(
        "Approves Up To",
        help="The manager approves up to this amount alone. The topmost department "
        "needs no limit: its manager approves the rest.",
    )

    def _apply(self):
        """Set the limits on the departments, where they differ."""
        for line in self:
            # sudo: who sets up approvals need not be an officer of Human Resources
            department = line.department_id.sudo()
            if department.jxc_approval_limit != line.limit:
                department.jxc_approval_limit = line.limit
