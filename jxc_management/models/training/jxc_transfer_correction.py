from odoo import fields, models


class JxcTransferCorrection(models.Model):
    """A done transfer was changed afterwards: what it said had been wrong.

    Odoo itself keeps no record of that besides a text. Together with returns it tells
    where people make mistakes.
    """

    _name = "jxc.transfer.correction"
    _description = "Corrected Transfer"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "id desc"
    _rec_name = "picking_id"

    picking_id = fields.Many2one(
        "stock.picking",
        "Transfer",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True
    )
    product_id = fields.Many2one("product.product", readonly=True)
    user_id = fields.Many2one("res.users", "Corrected by", readonly=True)
    date = fields.Datetime(
        default=fields.Datetime.now, required=True, readonly=True, index=True
    )
    quantity_before = fields.Float(readonly=True, digits="Product Unit")
    quantity_after = fields.Float(readonly=True, digits="Product Unit")
