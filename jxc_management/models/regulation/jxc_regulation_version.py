from odoo import fields, models


class JxcRegulationVersion(models.Model):
    """The text of a regulation from one day on.

    A version in effect is never changed: a minor or material change is a new version.
    Confirmations belong to the material version; minor ones after it keep them.
    """

    _name = "jxc.regulation.version"
    _description = "Regulation Version"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "regulation_id, major desc, minor desc, id desc"

    regulation_id = fields.Many2one(
        "jxc.regulation", required=True, index=True, ondelete="restrict"
    )
    company_id = fields.Many2one(related="regulation_id.company_id", store=True)
    major = fields.Integer(default=1, readonly=True)
    minor = fields.Integer(default=0, readonly=True)
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
        index=True,
        ondelete="restrict",
        help="The material version whose confirmations count for this one.",
    )
    change_summary = fields.Text()
    body = fields.Html(translate=True)
    attachment_ids = fields.Many2many("ir.attachment", "jxc_regulation_attachment_rel")
    author_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, readonly=True
    )
    approver_id = fields.Many2one("res.users", readonly=True)
    approved_on = fields.Datetime(readonly=True)
    date_effective = fields.Date("Takes Effect")
    date_review = fields.Date("Review by")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("review", "To Approve"),
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
