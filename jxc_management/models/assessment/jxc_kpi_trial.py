import time

from markupsafe import Markup

from odoo import models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, format_date

from ...tools import kpi_sql
from ...tools.kpi_days import month_start, months_before

SAMPLES = 5

LINES = """
    WITH event AS MATERIALIZED (%s)
    SELECT COALESCE(SUM(num) FILTER (WHERE day >= %s), 0),
           COALESCE(SUM(den) FILTER (WHERE day >= %s), 0),
           COUNT(*) FILTER (WHERE day >= %s),
           COALESCE(SUM(num), 0), COALESCE(SUM(den), 0), COUNT(*),
           (SELECT array_agg(id) FROM (
               SELECT res_id AS id FROM event ORDER BY day DESC, res_id DESC LIMIT %s
           ) latest)
      FROM event"""


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    def action_test(self):
        """Show what a KPI comes to now, with some of its records and the time taken.

        Nothing is stored.

        :raises AccessError: for anybody but administrators
        """
        self.ensure_one()
        if not self.env.user.has_group("jxc_management.group_jxc_administrator"):
            raise AccessError(self.env._("Only an administrator can test a KPI."))
        self.check_access("read")
        company = self.company_id or self.env.company
        trial = self._trial(company)
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": self.name,
                "message": self._trial_text(trial, company),
                "type": "info",
                "sticky": True,
            },
        }

    def _trial(self, company):
        """Calculate the last 12 months without storing anything.

        :raises UserError: telling why it cannot be calculated
        """
        begun = time.monotonic()
        first = months_before(company._jxc_today(), 11)
        self.env.flush_all()
        try:
            with self.env.cr.savepoint(flush=False):
                row = self._trial_sums(company, first)
        except (AccessError, UserError):
            raise
        except Exception as error:
            raise UserError(
                self.env._(
                    "“%(kpi)s” cannot be calculated: %(error)s",
                    kpi=self.name,
                    error=error,
                )
            ) from error
        return {
            "month": (self._value(*row[:3]), row[2]),
            "year": (self._value(*row[3:6]), row[5]),
            "first": first,
            "samples": self._sample_names(row[6] or []),
            "milliseconds": round((time.monotonic() - begun) * 1000),
        }

    def _trial_sums(self, company, first):
        today = company._jxc_today()
        month = month_start(today)
        # sudo: events are read from all documents; only administrators get here
        kpi = self.sudo()
        span = kpi._span(company, first, today)
        events = kpi_sql.events(kpi._events(span), first, today)
        query = SQL(LINES, events, month, month, month, SAMPLES)
        return self.env.execute_query(query)[0]

    def _sample_names(self, ids):
        """Return the names of records, as far as the user may read them."""
        records = self.env[self._events_model()].with_context(active_test=False)
        if not records.has_access("read"):
            return []
        return records.search([("id", "in", ids)]).mapped("display_name")

    def _trial_text(self, trial, company):
        texts = [
            self.env._(
                "This month: %(value)s (%(count)s records)",
                value=self._value_text(trial["month"][0], company),
                count=trial["month"][1],
            ),
            self.env._(
                "Since %(day)s: %(value)s (%(count)s records)",
                day=format_date(self.env, trial["first"]),
                value=self._value_text(trial["year"][0], company),
                count=trial["year"][1],
            ),
        ]
        if trial["samples"]:
            names = ", ".join(trial["samples"])
            texts.append(self.env._("Such as: %(names)s", names=names))
        texts.append(
            self.env._("Calculated in %(time)s ms", time=trial["milliseconds"])
        )
        return Markup("\n").join(texts)
