from odoo import api, fields, models
from odoo.fields import Domain

#: what others may note on an open acknowledgement: reminders, the discussion
NOTES = ("message_", "activity_", "remind", "escalat")


class JxcRegulationAcknowledgement(models.Model):
    """An employee has to read one version of a regulation, or has confirmed it.

    Opened and closed by the addon itself; a confirmation is never changed or deleted.
    """

    _name = "jxc.regulation.acknowledgement"
    _description = "Regulation Acknowledgement"
    _inherit = [
        "jxc.engine.record.mixin",
        "mail.thread",
        "mail.activity.mixin",
        "jxc.person.mixin",
    ]
    _order = "date_due, id"
    # people who may read it need no right to write
    _mail_post_access = "read"

    version_id = fields.Many2one(
        "jxc.regulation.version",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    regulation_id = fields.Many2one(
        related="version_id.regulation_id", store=True, index=True
    )
    date_assigned = fields.Date(default=fields.Date.context_today, readonly=True)
    assigned_on = fields.Datetime(
        "Asked on",
        default=fields.Datetime.now,
        readonly=True,
    )
    date_due = fields.Date("Due", readonly=True, index=True)
    state = fields.Selection(
        [("todo", "To Read"), ("done", "Confirmed"), ("cancelled", "Cancelled")],
        required=True,
        default="todo",
        readonly=True,
        index=True,
    )
    opened_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Text Opened",
        readonly=True,
        ondelete="restrict",
        help="The version, minor ones included, whose text the person opened last.",
    )
    opened_on = fields.Datetime(readonly=True)
    read_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Text Read",
        readonly=True,
        ondelete="restrict",
        help="The version, minor ones included, whose text was confirmed.",
    )
    acknowledged_on = fields.Datetime("Confirmed on", readonly=True)
    content_hash = fields.Char(readonly=True, help="SHA-256 of what was confirmed.")
    user_input_id = fields.Many2one(
        "survey.user_input",
        readonly=True,
        ondelete="restrict",
        groups="base.group_system",
    )
    invite_token = fields.Char(
        readonly=True,
        copy=False,
        groups="base.group_system",
        help="Counts the attempts at the quiz for this acknowledgement.",
    )
    way = fields.Selection(
        [("self", "In the System"), ("paper", "On Paper")],
        "Confirmed",
        readonly=True,
    )
    recorded_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    paper_date = fields.Date("Signed on", readonly=True)
    paper_note = fields.Text(readonly=True)
    scan_id = fields.Many2one(
        "ir.attachment", "Signed Page", readonly=True, ondelete="restrict"
    )
    scan_ids = fields.Many2many(
        "ir.attachment", string="Signed Pages", compute="_compute_scan_ids"
    )
    is_overdue = fields.Boolean(
        compute="_compute_is_overdue", search="_search_is_overdue"
    )
    has_user = fields.Boolean(compute="_compute_has_user", compute_sudo=True)

    _version_employee = models.UniqueIndex(
        "(version_id, employee_id)", "The employee has this version already."
    )

    @api.depends("scan_id")
    def _compute_scan_ids(self):
        for one in self:
            one.scan_ids = one.scan_id

    @api.depends("state", "date_due")
    def _compute_is_overdue(self):
        today = fields.Date.context_today(self)
        for one in self:
            one.is_overdue = bool(
                one.state == "todo" and one.date_due and one.date_due < today
            )

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "=", "todo") & Domain("date_due", "<", "today")

    @api.depends("employee_id.user_id")
    def _compute_has_user(self):
        for one in self:
            one.has_user = one.employee_id.user_id.active

    @api.depends("text_version_id")
    def _compute_display_name(self):
        for one in self:
            # sudo: whoever has to read it may know its name
            secret = one.sudo()
            text = secret.text_version_id or secret.version_id
            one.display_name = text.display_name

    def write(self, vals):
        """Refuse to change a confirmation, also for the engine.

        :raises UserError: once it is confirmed
        """
        if not self._is_harmless(vals):
            # sudo: the answer does not depend on who asks
            if any(one.state == "done" for one in self.sudo()):
                self._refuse_by_hand()
        return super().write(vals)

    @api.model
    def _is_harmless(self, vals):
        return all(name.startswith(NOTES) for name in vals)

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """People get an activity; they need not follow the record as well."""
        return True

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
