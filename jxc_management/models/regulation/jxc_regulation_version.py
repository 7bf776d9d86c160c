from odoo import api, fields, models
from odoo.fields import Domain

UNDER_WAY = ("draft", "review", "approved")


class JxcRegulationVersion(models.Model):
    """The text of a regulation from one day on.

    A version in effect is never changed: a minor or material change is a new version.
    Confirmations belong to the material version; minor ones after it keep them.
    """

    _name = "jxc.regulation.version"
    _description = "Regulation Version"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "regulation_id, major desc, minor desc, id desc"
    # approvers discuss a version without a right to write it
    _mail_post_access = "read"

    regulation_id = fields.Many2one(
        "jxc.regulation", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="regulation_id.company_id", store=True)
    department_id = fields.Many2one(related="regulation_id.department_id")
    major = fields.Integer(default=1, readonly=True, copy=False)
    minor = fields.Integer(default=0, readonly=True, copy=False)
    number = fields.Char("Version", compute="_compute_number")
    change_kind = fields.Selection(
        [("material", "Material"), ("minor", "Minor")],
        required=True,
        default="material",
        help="Material: everybody has to read and confirm again. Minor: confirmations "
        "stay.",
    )
    material_version_id = fields.Many2one(
        "jxc.regulation.version",
        readonly=True,
        copy=False,
        index=True,
        ondelete="restrict",
        help="The material version whose confirmations count for this one.",
    )
    change_summary = fields.Text(copy=False)
    body = fields.Html("Text", translate=True)
    attachment_ids = fields.Many2many(
        "ir.attachment", "jxc_regulation_attachment_rel", string="Attachments"
    )
    author_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, readonly=True, copy=False
    )
    editor_id = fields.Many2one(
        "res.users",
        "Last Editor",
        readonly=True,
        copy=False,
        ondelete="restrict",
        help="Who changed the text last. May not approve it, nor may the author.",
    )
    submitted_on = fields.Datetime(readonly=True, copy=False)
    approver_id = fields.Many2one("res.users", readonly=True, copy=False)
    approved_on = fields.Datetime(readonly=True, copy=False)
    approval_comment = fields.Text(readonly=True, copy=False)
    date_effective = fields.Date(
        "Takes Effect",
        copy=False,
        help="Empty or past: on the day of the approval.",
    )
    date_end = fields.Date("In Effect Until", readonly=True, copy=False)
    date_review = fields.Date(
        "Review by", copy=False, help="Empty: set by the review interval."
    )
    withdraw_reason = fields.Char(readonly=True, copy=False)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("review", "In Review"),
            ("approved", "Approved"),
            ("active", "In Effect"),
            ("superseded", "Replaced"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    content_hash = fields.Char(readonly=True, copy=False)
    revision = fields.Integer(
        readonly=True, copy=False, help="Grows with each step, so that none gets lost."
    )
    is_under_way = fields.Boolean(compute="_compute_is_under_way")
    is_my_turn = fields.Boolean(
        compute="_compute_is_my_turn", search="_search_is_my_turn"
    )
    involves_me = fields.Boolean(
        compute="_compute_involves_me", search="_search_involves_me"
    )
    may_edit = fields.Boolean(compute="_compute_may_edit")
    may_decide = fields.Boolean(compute="_compute_may_decide")
    waiting_for = fields.Char(compute="_compute_waiting_for")

    _one_under_way = models.UniqueIndex(
        "(regulation_id) WHERE state IN ('draft', 'review', 'approved')",
        "Another version of this regulation is under way already. Finish, withdraw or "
        "delete it first.",
    )
    _number_unique = models.UniqueIndex(
        "(regulation_id, major, minor)",
        "The regulation has a version with this number already.",
    )

    @api.depends("major", "minor")
    def _compute_number(self):
        for version in self:
            version.number = f"{version.major}.{version.minor}"

    @api.depends("regulation_id.display_name", "major", "minor")
    def _compute_display_name(self):
        for version in self:
            # sudo: whoever reads a version may know whose it is
            regulation = version.regulation_id.sudo().with_env(self.env)
            name = regulation.sudo().display_name or ""
            version.display_name = f"{name} {version.number}".strip()

    @api.depends("state")
    def _compute_is_under_way(self):
        for version in self:
            version.is_under_way = version.state in UNDER_WAY

    @api.depends("state", "author_id", "editor_id", "regulation_id.may_approve")
    @api.depends_context("uid")
    def _compute_is_my_turn(self):
        for version in self:
            version.is_my_turn = (
                version.state == "review"
                and version.may_decide
                and self.env.user not in version.author_id | version.editor_id
            )

    def _search_is_my_turn(self, operator, value):
        """Find what the current user may approve now."""
        if operator != "in":
            return NotImplemented
        me = self.env.uid
        return (
            Domain("state", "=", "review")
            & Domain("author_id", "!=", me)
            & Domain("editor_id", "!=", me)
            & Domain("regulation_id.may_approve", "=", True)
        )

    @api.depends("author_id", "editor_id", "regulation_id")
    @api.depends_context("uid")
    def _compute_involves_me(self):
        # sudo: the answer does not depend on what else the user may read
        mine = self.sudo().filtered_domain(self._search_involves_me("in", [True]))
        for version in self:
            version.involves_me = version in mine

    def _search_involves_me(self, operator, value):
        """Find what the current user wrote, keeps or may approve."""
        if operator != "in":
            return NotImplemented
        me = self.env.uid
        return (
            Domain("author_id", "=", me)
            | Domain("editor_id", "=", me)
            | Domain("regulation_id.is_maintained", "=", True)
            | Domain("regulation_id.may_approve", "=", True)
        )

    @api.depends("state", "regulation_id")
    @api.depends_context("uid")
    def _compute_may_edit(self):
        editable = self._origin._filtered_access("write")
        for version in self:
            version.may_edit = version.state == "draft" and (
                not version._origin or version._origin in editable
            )

    @api.depends("regulation_id")
    @api.depends_context("uid")
    def _compute_may_decide(self):
        for version in self:
            # sudo: a regulation that the reader of its version may not open
            regulation = version.sudo().regulation_id
            version.may_decide = regulation.may_approve

    @api.depends("state", "author_id", "editor_id", "regulation_id.approver_ids")
    def _compute_waiting_for(self):
        for version in self:
            people = self.env["res.users"]
            if version.state == "review":
                people = version._deciders()
            version.waiting_for = ", ".join(people.sudo().mapped("name"))

    def _deciders(self):
        """Return who may approve one version; never who wrote or changed it last."""
        self.ensure_one()
        # sudo: whoever sees a version may know whom it waits for
        version = self.sudo()
        written = version.author_id | version.editor_id
        people = version.regulation_id._approvers() - written
        return people or version.regulation_id._administrators() - written
