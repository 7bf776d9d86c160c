from odoo import fields, models


class JxcProcess(models.Model):
    """One step of purchase, sales and inventory work that a department can lead."""

    _name = "jxc.process"
    _description = "Business Process"
    _inherit = ["jxc.cached.mixin"]
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(
        required=True,
        index=True,
        help="Technical name the addon looks the process up by; keep it once in use.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    description = fields.Text(
        translate=True, help="What belongs to this process, for those who assign it."
    )
    field_of_work = fields.Selection(
        [("business", "Business"), ("finance", "Finance"), ("technology", "Systems")],
        required=True,
        default="business",
        help="Which expertise the process needs most; the proposal wizard uses it.",
    )

    _code_unique = models.UniqueIndex("(code)", "This process code is in use already.")
