import pytz

from odoo import models


class ResCompany(models.Model):
    _inherit = "res.company"

    def _jxc_work_intervals(self, first, last):
        """Return when the company works between two moments in UTC.

        :return: sorted ``[(start, stop), ...]`` in UTC; all the time without a calendar
        """
        self.ensure_one()
        # sudo: working hours are not open to everybody
        calendar = self.sudo().resource_calendar_id
        if not calendar:
            return [(first, last)]
        start, stop = pytz.utc.localize(first), pytz.utc.localize(last)
        intervals = calendar._work_intervals_batch(start, stop)[False]
        return [
            tuple(
                moment.astimezone(pytz.utc).replace(tzinfo=None) for moment in interval
            )
            for interval in ((start, stop) for start, stop, _meta in intervals)
        ]
