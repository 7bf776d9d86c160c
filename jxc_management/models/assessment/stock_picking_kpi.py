from datetime import timedelta

from odoo import fields, models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    # see stock.move
    _jxc_written = models.Index("USING brin (write_date)")
    # transfers of one day among those of years
    _jxc_done_on = models.Index("USING brin (date_done)")
    _jxc_due_on = models.Index("USING brin (COALESCE(date_deadline, scheduled_date))")

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

    def unlink(self):
        counted = self.filtered(lambda transfer: transfer.state != "draft")
        self.env["jxc.kpi"]._mark_records(self._name, counted.ids)
        return super().unlink()

    def _compute_scheduled_date(self):
        before = self._jxc_dates("scheduled_date")
        result = super()._compute_scheduled_date()
        self._jxc_mark_moved("scheduled_date", before)
        return result

    def _compute_date_deadline(self):
        before = self._jxc_dates("date_deadline")
        result = super()._compute_date_deadline()
        self._jxc_mark_moved("date_deadline", before)
        return result

    def _jxc_dates(self, name):
        """Return ``{transfer: date}`` of transfers that were due until today.

        Later ones have not been counted yet, nor have those that are being created,
        whose dates would have to be read for it.
        """
        begun = self.env.cr.now()
        tomorrow = fields.Datetime.now() + timedelta(days=1)
        present = self.filtered(lambda one: one.id and one.create_date < begun)
        return {
            transfer: transfer[name]
            for transfer in present
            if transfer[name] and transfer[name] < tomorrow
        }

    def _jxc_mark_moved(self, name, before):
        """Let the days be calculated again on which transfers were due before."""
        moved = [one.id for one, date in before.items() if one[name] != date]
        self.env["jxc.kpi"]._mark_records(self._name, moved)
