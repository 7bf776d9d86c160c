from odoo import fields, models
from odoo.tools import SQL

from ...tools import handover as handover_tools


class JxcHandover(models.Model):
    _inherit = "jxc.handover"

    line_ids = fields.One2many(
        "jxc.handover.line",
        "handover_id",
        "Impact",
        readonly=True,
        copy=False,
        help="What changes hands: before the effective date a preview, afterwards what "
        "was handed over.",
    )
    record_count = fields.Integer("Records", compute="_compute_totals")
    order_value = fields.Monetary("Open Orders", compute="_compute_totals")
    stock_value = fields.Monetary("Stock at Cost", compute="_compute_totals")
    preview_date = fields.Datetime("Impact As Of", readonly=True, copy=False)

    def _compute_totals(self):
        groups = self.env["jxc.handover.line"]._read_group(
            [("handover_id", "in", self.ids)],
            ["handover_id", "res_model"],
            ["record_count:sum", "value:sum"],
        )
        figures = {
            (handover, model): (count, value)
            for handover, model, count, value in groups
        }
        for handover in self:
            own = {
                model: figure
                for (key, model), figure in figures.items()
                if key == handover._origin
            }
            handover.record_count = sum(count for count, _value in own.values())
            handover.order_value = own.get("purchase.order", (0, 0))[1]
            handover.stock_value = own.get("stock.quant", (0, 0))[1]

    def _build_preview(self):
        """Look up again what would change hands."""
        for handover in self:
            changes = handover._preview_changes() if handover.department_to_id else {}
            handover._set_lines(changes)

    def _preview_changes(self):
        """Return ``{model: rows}`` that change because of the handover alone."""
        self.ensure_one()
        stamp = self.env["jxc.stamp"]
        day = max(self.date, fields.Date.context_today(self))
        owners = self.env["jxc.ownership"]._owners_on(self.company_id, day)
        after = handover_tools.with_lead(
            owners, self._scope_key(), self.department_to_id.id
        )
        drift = stamp._preview_open(self.company_id, owners)
        changes = stamp._preview_open(self.company_id, after)
        return {
            model: handover_tools.without_drift(rows, drift[model])
            for model, rows in changes.items()
        }

    def _set_lines(self, changes):
        """Replace the impact by the changes ``{model: rows}``."""
        self.ensure_one()
        # sudo: the impact is read-only for everybody, only this method writes it
        lines = self.sudo().line_ids
        lines.unlink()
        lines.create(
            [
                {
                    "handover_id": self.id,
                    "res_model": model,
                    "record_count": len(rows),
                    "record_ids": sorted(row[0] for row in rows),
                    "value": self._value_of(model, rows),
                }
                for model, rows in changes.items()
                if rows
            ]
        )
        self._advance({"preview_date": fields.Datetime.now()})

    def _value_of(self, model, rows):
        """Return the value of changed rows in the company's currency."""
        if model == "stock.quant":
            locations = self._stock_by_location([row[0] for row in rows])
            return sum(value for _location, _products, value in locations)
        return handover_tools.total_value(rows)

    def _stock_by_location(self, quant_ids):
        """Return ``[(location id, number of products, quantities at cost), ...]``.

        In one query: ``stock.quant.value`` is computed record by record.
        """
        # sudo: the sum counts for both departments, whatever their stock rights are
        products = self.env["product.product"].sudo().with_company(self.company_id)
        query = products.with_context(active_test=False)._search([])
        cost = products._field_to_sql(query.table, "standard_price", query)
        return self.env.execute_query(
            SQL(
                """SELECT quant.location_id, count(DISTINCT quant.product_id),
                          COALESCE(sum(quant.quantity * %s) FILTER (
                              WHERE COALESCE(quant.owner_id, %s) = %s), 0)
                     FROM stock_quant quant, %s
                    WHERE quant.id = ANY(%s) AND quant.product_id = %s
                 GROUP BY quant.location_id""",
                cost,
                self.company_id.partner_id.id,
                self.company_id.partner_id.id,
                query.from_clause,
                quant_ids,
                SQL.identifier(query.table, "id"),
            )
        )
