from odoo import api, fields, models
from odoo.exceptions import UserError


class JxcRegulationRevise(models.TransientModel):
    """How a regulation is to change."""

    _name = "jxc.regulation.revise"
    _description = "New Version of a Regulation"
    _inherit = ["jxc.wizard.mixin"]

    regulation_id = fields.Many2one("jxc.regulation", required=True, ondelete="cascade")
    source_id = fields.Many2one(
        "jxc.regulation.version",
        "Text From",
        compute="_compute_source_id",
        store=True,
        readonly=False,
        domain="[('regulation_id', '=', regulation_id)]",
        help="Empty: start with an empty page.",
    )
    change_kind = fields.Selection(
        [("material", "Material"), ("minor", "Minor")],
        "Change",
        required=True,
        default="material",
        help="Material: everybody has to read and confirm again. Minor: confirmations "
        "stay.",
    )
    number = fields.Char("New Number", compute="_compute_number")
    change_summary = fields.Text("What Changes")
    date_effective = fields.Date("Takes Effect")

    @api.depends("regulation_id")
    def _compute_source_id(self):
        for wizard in self:
            regulation = wizard.regulation_id
            wizard.source_id = (
                regulation.current_version_id or regulation.version_ids[:1]
            )

    @api.depends("regulation_id", "change_kind")
    def _compute_number(self):
        for wizard in self:
            versions = self.env["jxc.regulation.version"]
            try:
                number = versions._number_values(
                    wizard.regulation_id, wizard.change_kind
                )
                wizard.number = "{major}.{minor}".format(**number)
            except UserError as error:
                wizard.number = str(error)

    def action_create(self):
        """Create the draft with the text of the chosen version, and open it.

        :raises UserError: when another version is under way already
        """
        self.ensure_one()
        values = {
            "change_kind": self.change_kind,
            "change_summary": self.change_summary,
            "date_effective": self.date_effective,
        }
        if self.source_id:
            version = self.source_id.copy(values)
        else:
            values["regulation_id"] = self.regulation_id.id
            version = self.source_id.create(values)
        return version._get_records_action(context={})
