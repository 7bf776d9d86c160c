from odoo import api, fields, models
from odoo.fields import Domain


class JxcRegulationAcknowledgement(models.Model):
    """An employee has to read one version of a regulation, or has confirmed it."""

    _name = "jxc.regulation.acknowledgement"
    _description = "Regulation Acknowledgement"
    _inherit = ["mail.activity.mixin", "mail.thread", "jxc.person.mixin"]
    _order = "date_due, id"

    version_id = fields.Many2one(
        "jxc.regulation.version", required=True, index=True, ondelete="restrict"
    )
    regulation_id = fields.Many2one(
        related="version_id.regulation_id", store=True, index=True
    )
    date_assigned = fields.Date(default=fields.Date.context_today, readonly=True)
    date_due = fields.Date("Due", readonly=True, index=True)
    state = fields.Selection(
        [("todo", "To Read"), ("done", "Confirmed"), ("cancelled", "Cancelled")],
        required=True,
        default="todo",
        readonly=True,
        index=True,
    )
    read_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Text Read",
        readonly=True,
        ondelete="restrict",
        help="The version, minor ones included, whose text was confirmed.",
    )
    acknowledged_on = fields.Datetime("Confirmed on", readonly=True)
    content_hash = fields.Char(readonly=True)
    user_input_id = fields.Many2one(
        "survey.user_input", readonly=True, groups="base.group_system"
    )

    _version_employee = models.UniqueIndex(
        "(version_id, employee_id)", "The employee has this version already."
    )

    @api.model
    def _readers(self, regulations, employees):
        """Return ``{(employee id, regulation id), ...}`` who read what is in effect.

        One query, whoever asks. Regulations without a version in effect bind nobody;
        the caller leaves them out.
        """
        # sudo: a gate may ask about everybody
        groups = self.sudo()._read_group(
            Domain("state", "=", "done")
            & Domain("employee_id", "in", employees.ids)
            & Domain(
                "version_id",
                "in",
                regulations.sudo().current_version_id.material_version_id.ids,
            ),
            ["employee_id", "regulation_id"],
        )
        return {(employee.id, regulation.id) for employee, regulation in groups}
