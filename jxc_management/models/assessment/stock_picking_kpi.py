from odoo import models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    # see stock.move
    _jxc_written = models.Index("USING brin (write_date)")

    def write(self, vals):
        if "date_done" in vals or "scheduled_date" in vals:
            # one that is being done now has no earlier day to forget
            counted = self.filtered(
                lambda transfer: (
                    transfer.date_done
                    if transfer.state == "done"
                    else "scheduled_date" in vals
                    and transfer.state not in ("draft", "cancel")
                )
            )
            self.env["jxc.kpi"]._mark_records(self._name, counted.ids)
        return super().write(vals)
