from odoo import api, models

#: a longer list is no longer read on paper; the record has all of them
MAX_ROWS = 1000


class ReportJxcHandover(models.AbstractModel):
    """The printed sheet of a handover, signed by both departments."""

    _name = "report.jxc_management.report_jxc_handover"
    _description = "Handover Sheet"

    @api.model
    def _get_report_values(self, docids, data=None):
        handovers = self.env["jxc.handover"].browse(docids)
        handovers.check_access("read")
        return {
            "doc_ids": docids,
            "doc_model": "jxc.handover",
            "docs": handovers,
            "orders_of": self._orders_of,
            "transfers_of": self._transfers_of,
            "stock_of": self._stock_of,
            "max_rows": MAX_ROWS,
        }

    def _record_ids(self, handover, model):
        line = handover.line_ids.filtered(lambda line: line.res_model == model)
        return line.record_ids or []

    def _orders_of(self, handover):
        """Return the purchase orders handed over, as ``(record, value)``."""
        # sudo: both departments sign for the list, also where one may not see the
        # other's documents; who may print it may read the handover
        orders = self.env["purchase.order"].sudo()
        orders = orders.browse(self._record_ids(handover, "purchase.order")).exists()
        return [
            (order, order.amount_untaxed / (order.currency_rate or 1))
            for order in orders[:MAX_ROWS]
        ]

    def _transfers_of(self, handover):
        """Return the transfers handed over."""
        # sudo: see the orders
        transfers = self.env["stock.picking"].sudo()
        transfers = transfers.browse(self._record_ids(handover, "stock.picking"))
        return transfers.exists()[:MAX_ROWS]

    def _stock_of(self, handover):
        """Return the stock handed over as ``[(location, products, value)]``.

        As it is now, not as it was: quantities change with every move.
        """
        # sudo: see the orders
        locations = self.env["stock.location"].sudo()
        quant_ids = self._record_ids(handover, "stock.quant")
        found = [
            (locations.browse(location_id), products, value)
            for location_id, products, value in handover._stock_by_location(quant_ids)
        ]
        return sorted(found, key=lambda row: row[0].complete_name)[:MAX_ROWS]
