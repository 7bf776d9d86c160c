from odoo import fields, models
from odoo.fields import Domain


class StockAvcoReport(models.AbstractModel):
    _inherit = "stock.avco.report"

    jxc_department_id = fields.Many2one(
        "hr.department",
        "Department in Charge",
        compute="_compute_jxc_department_id",
        search="_search_jxc_department_id",
    )

    def _compute_jxc_department_id(self):
        moves = (
            self.env["stock.move"].sudo().browse(row.id for row in self if row.id > 0)
        )
        departments = {move.id: move.jxc_department_id for move in moves}
        for row in self:
            row.jxc_department_id = departments.get(row.id)

    def _search_jxc_department_id(self, operator, value):
        """Search through the stock move of a row; cost corrections have no owner."""
        if operator != "in":
            return NotImplemented
        moves = self.env["stock.move"].sudo()
        rows = Domain(
            "id", "in", moves._search([("jxc_department_id", "in", list(value))])
        )
        if False in value:
            rows |= Domain("res_model_name", "=", "product.value")
        return rows
