from odoo import fields, models


class JxcGateLog(models.Model):
    """What a gate did to a person who lacked something; never changed."""

    _name = "jxc.gate.log"
    _description = "Gate Log"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "id desc"

    gate_id = fields.Many2one("jxc.gate", index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, index=True)
    user_id = fields.Many2one("res.users", "Person", required=True, index=True)
    operation = fields.Char(required=True)
    warehouse_id = fields.Many2one("stock.warehouse", ondelete="set null")
    res_model = fields.Char("Document Model", required=True)
    res_id = fields.Many2oneReference("Document", model_field="res_model")
    name = fields.Char("Document Name")
    action = fields.Selection(
        [
            ("warned", "Warned"),
            ("blocked", "Blocked"),
            ("spared", "Let Through for Lack of People"),
            ("override", "Overridden"),
        ],
        required=True,
    )
    missing = fields.Char(help="What the person lacked.")
    reason = fields.Char(help="Why the gate was overridden.")
    date = fields.Datetime(default=fields.Datetime.now, required=True)
