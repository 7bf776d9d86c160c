import logging
import time

import psycopg2.errors

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools import kpi_days, kpi_sql
from ...tools.kpi_run import KpiRun
from ...tools.kpi_source import Span

_logger = logging.getLogger(__name__)

#: another worker was faster; the next run does it
BUSY = (psycopg2.errors.SerializationFailure, psycopg2.errors.LockNotAvailable)


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    @api.model
    def _cron_calculate(self):
        """Calculate what changed, one KPI and company per commit."""
        # what is committed later was begun later than this, and is seen next time
        watermark = self._oldest_transaction()
        self.env["ir.cron"]._commit_progress()
        self._calculate_each(KpiRun(watermark), self._jobs())

    @api.model
    def _cron_verify(self):
        """Calculate the whole history again, to correct what no change told of."""
        watermark = self._oldest_transaction()
        self.env["ir.cron"]._commit_progress()
        recently = fields.Datetime.subtract(fields.Datetime.now(), hours=20)
        jobs = [
            (kpi, health)
            for kpi, health in self._jobs()
            if not health.rebuilt_on or health.rebuilt_on < recently
        ]
        self._calculate_each(KpiRun(watermark, full=True), jobs)

    def _calculate_each(self, run, jobs):
        self.env["ir.cron"]._commit_progress(remaining=len(jobs))
        for kpi, health in jobs:
            kpi._calculate_one(health, run)
            if not self.env["ir.cron"]._commit_progress(1):
                break

    @api.model
    def _calculate(self, companies=None):
        """Calculate what changed since the last time, in the current transaction.

        For installations and tests; what others commit meanwhile may be missed until
        the nightly check, as only the scheduled job can look from outside.

        :param companies: ``res.company`` records; all when empty
        """
        run = self._start_run()
        for kpi, health in self._jobs(companies):
            kpi._calculate_one(health, run)

    def _rebuild(self, company):
        """Calculate the whole history of these KPIs, or of all, in a company."""
        run = self._start_run(full=True)
        for kpi, health in self._jobs(company):
            if not self or kpi in self:
                kpi._calculate_one(health, run)

    @api.model
    def _start_run(self, full=False):
        """Return a run within the current transaction.

        :param full: whether the whole history is calculated again
        """
        self.env.flush_all()
        return KpiRun(self._oldest_transaction(), full)

    @api.model
    def _oldest_transaction(self):
        """Return when the oldest transaction at work in the database began, in UTC.

        Documents carry the moment at which the transaction that changed them began:
        what is committed after now is not older than this.
        """
        query = SQL(
            # a transaction is seen there a moment after it began
            """SELECT date_trunc('second', MIN(begun) AT TIME ZONE 'UTC')
                      - interval '5 seconds' FROM (
                   SELECT now() AS begun
                    UNION ALL
                   SELECT xact_start FROM pg_stat_activity
                    WHERE datname = current_database() AND xact_start IS NOT NULL
                    UNION ALL
                   SELECT prepared FROM pg_prepared_xacts
                    WHERE database = current_database()) transaction"""
        )
        return self.env.execute_query(query)[0][0]

    @api.model
    def _jobs(self, companies=None):
        """Return ``[(KPI, health record), ...]`` in the order of calculation."""
        companies = companies or self.env["res.company"].sudo().search(Domain.TRUE)
        kpis = self._in_order()
        pairs = [
            (kpi.id, company.id)
            for company in companies
            for kpi in kpis
            if not kpi.company_id or kpi.company_id == company
        ]
        healths = self.env["jxc.kpi.health"]._provide(pairs)
        return [(self.browse(pair[0]).sudo(), healths[pair]) for pair in pairs]

    @api.model
    def _in_order(self):
        """Return all KPIs in use, those that others read before these."""
        # sudo: whoever starts it, all KPIs of all companies are calculated
        everything = self.sudo().with_context(active_test=False).search(Domain.TRUE)
        by_source = {kpi.source: kpi for kpi in everything if kpi.source}
        ordered = {}

        def add(kpi):
            for code in kpi._source_needs():
                if code in by_source and by_source[code].id not in ordered:
                    add(by_source[code])
            ordered[kpi.id] = True

        for kpi in everything.filtered("active"):
            add(kpi)
        return self.browse(ordered)

    def _calculate_one(self, health, run):
        """Calculate a KPI in one company; its failure is written down, not raised."""
        begun = time.monotonic()
        health.invalidate_recordset()
        try:
            with self.env.cr.savepoint():
                self._calculate_locked(health, run, begun)
        except BUSY:
            _logger.info("KPI %s is being calculated elsewhere", self.code)
        except Exception as error:
            _logger.exception("KPI %s could not be calculated", self.code)
            values = {"state": "error", "error": str(error) or repr(error)}
            health.write({**values, "computed_on": fields.Datetime.now()})

    def _calculate_locked(self, health, run, begun):
        # two workers never calculate the same facts at once
        if not health.try_lock_for_update(allow_referencing=True):
            return
        now = fields.Datetime.now()
        values = {"state": "ok", "error": False, "computed_on": now}
        if run.full or not health.watermark:
            values["rebuilt_on"] = now
        ranges = self._ranges_to_calculate(health, run)
        if ranges:
            values.update(self._calculate_ranges(health, ranges, run))
            values["duration"] = round((time.monotonic() - begun) * 1000)
        health.write({**values, "watermark": run.watermark})
        health.flush_recordset()

    def _calculate_ranges(self, health, ranges, run):
        """Make the facts of ranges of days right; return what to tell about it."""
        company, today = health.company_id, health.company_id._jxc_today()
        changed = self._store_facts(company, ranges, run)
        self._mark_dependents(company, changed, today)
        first = ranges[0][0]
        return {
            "day_first": min(first, health.day_first or first),
            "day_last": today,
            "owners": self._owners_seen(company, run),
            "day_count": sum((high - low).days + 1 for low, high in ranges),
            "changed_count": sum(count for _day, count in changed),
        }

    def _ranges_to_calculate(self, health, run):
        """Return the ranges of days whose facts may have changed."""
        company, today = health.company_id, health.company_id._jxc_today()
        marked = self._take_marked(company)
        start = company._jxc_kpi_start()
        first = min(start, health.day_first or start)
        if not health.watermark:
            return [(first, today)]
        is_snapshot = self._is_snapshot()
        ranges = [
            *([(start, today)] if run.full else ()),
            *marked,
            *self._days_of_changes(health, run, first, today),
            *self._days_of_owners(health, run, today),
            *kpi_days.since_last_run(health.day_last, today, is_snapshot),
        ]
        return kpi_days.to_calculate(ranges, first, today, is_snapshot)

    def _store_facts(self, company, ranges, run):
        """Make the facts of ranges of days right; return ``[(day, facts changed)]``."""
        self._prepare_source(company, run)
        changed = []
        for first, last in ranges:
            span = self._span(company, first, last, run)
            changed += self.env.execute_query(kpi_sql.store(self._events(span), span))
        if changed:
            self.env["jxc.kpi.fact"].invalidate_model()
        return changed

    def _span(self, company, first, last, run=None):
        """Return the :class:`Span` of this KPI for days of a company."""
        start, stop = company._jxc_moments(first, last)
        return Span(
            company_id=company.id,
            zone=company._jxc_zone(),
            first=first,
            last=last,
            start=start,
            stop=stop,
            today=company._jxc_today(),
            parameter=self.parameter,
            kpi_id=self.id,
            owners=kpi_sql.owners_table(self._owner_rows(company, run)),
            history=self._history(company),
        )

    def _history(self, company):
        """Return SQL for the first day that this KPI is calculated for."""
        return SQL(
            "(SELECT LEAST(MIN(health.day_first), %s) FROM jxc_kpi_health health"
            " WHERE health.kpi_id = %s AND health.company_id = %s)",
            company._jxc_kpi_start(),
            self.id,
            company.id,
        )

    def action_rebuild(self):
        """Have the whole history of these KPIs calculated again in the background."""
        healths = self.env["jxc.kpi.health"]
        return healths.search([("kpi_id", "in", self.ids)]).action_rebuild()
