from datetime import datetime, time, timedelta

import pytz

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools.kpi_days import months_before


class ResCompany(models.Model):
    _inherit = "res.company"

    jxc_kpi_months = fields.Integer(
        "Months of KPI History",
        default=36,
        help="How many months back KPIs are calculated from documents.",
    )

    @api.constrains("jxc_kpi_months")
    def _check_jxc_kpi_months(self):
        for company in self:
            if not 1 <= company.jxc_kpi_months <= 120:
                raise ValidationError(
                    self.env._(
                        "%(company)s: KPIs can be calculated for 1 to 120 months back.",
                        company=company.name,
                    )
                )

    def write(self, vals):
        result = super().write(vals)
        if "jxc_kpi_months" in vals:
            # sudo: whoever may change settings need not administer KPIs
            healths = self.env["jxc.kpi.health"].sudo()
            healths.search([("company_id", "in", self.ids)])._restart()
        return result

    def _jxc_zone(self):
        """Return the name of the time zone in which the company's days begin."""
        self.ensure_one()
        # sudo: working hours and addresses of a company are not open to everybody
        company = self.sudo()
        zone = company.resource_calendar_id.tz or company.partner_id.tz
        return zone if zone in pytz.all_timezones_set else "UTC"

    def _jxc_moments(self, first, last):
        """Return the moments in UTC between which days lie, the second one excluded."""
        zone = pytz.timezone(self._jxc_zone())
        return [
            self._jxc_midnight(zone, day).astimezone(pytz.utc).replace(tzinfo=None)
            for day in (first, last + timedelta(days=1))
        ]

    @staticmethod
    def _jxc_midnight(zone, day):
        """Return the moment at which a day begins in a time zone."""
        midnight = datetime.combine(day, time.min)
        try:
            return zone.localize(midnight, is_dst=None)
        except pytz.AmbiguousTimeError:
            # where clocks go back from one o'clock to midnight, it is the first one
            return zone.localize(midnight, is_dst=True)
        except pytz.NonExistentTimeError:
            return zone.localize(midnight, is_dst=False)

    def _jxc_kpi_start(self):
        """Return the first day that KPIs are calculated for."""
        return months_before(self._jxc_today(), self.sudo().jxc_kpi_months)
