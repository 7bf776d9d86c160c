import logging
from datetime import date

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools import kpi_days
from ...tools.kpi_run import KpiRun

_logger = logging.getLogger(__name__)

#: more changed records than this are looked for by their date, not by their ids
MOST_IDS = 10_000


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    def _days_of_changes(self, health, run, first, today):
        """Return the days that documents changed since the last run count on."""
        company = health.company_id
        span = None
        parts = []
        for watch in self._watches():
            condition = self._changed_condition(watch.model, health.watermark, run)
            if condition:
                span = span or self._span(company, first, today, run)
                parts.append(watch.days(span, condition))
        return self._distinct_days(parts)

    def _distinct_days(self, parts):
        if not parts:
            return []
        queries = [
            SQL("SELECT part.day::date AS day FROM (%s) part", part) for part in parts
        ]
        query = SQL(
            "SELECT DISTINCT day FROM (%s) days WHERE day IS NOT NULL",
            SQL(" UNION ALL ").join(queries),
        )
        # nothing is saved before: what is about to change is where it was
        self.env.cr.execute(query)
        return [(day, day) for (day,) in self.env.cr.fetchall()]

    def _changed_condition(self, model_name, watermark, run):
        """Return the condition on alias ``t`` for the records changed, or None."""
        key = (model_name, watermark)
        if key not in run.changed:
            table = SQL.identifier(self.env[model_name]._table)
            query = SQL(
                "SELECT id FROM %s WHERE write_date >= %s LIMIT %s",
                table,
                watermark,
                MOST_IDS + 1,
            )
            ids = [row[0] for row in self.env.execute_query(query)]
            condition = SQL("t.id = ANY(%s)", ids) if ids else None
            if len(ids) > MOST_IDS:
                condition = SQL("t.write_date >= %s", watermark)
            run.changed[key] = condition
        return run.changed[key]

    def _days_of_owners(self, health, run, today):
        """Return the days on which other departments led warehouses than known."""
        if not self._uses_owners(health.company_id, run):
            return []
        known = [
            (
                warehouse,
                date.fromisoformat(first),
                stop and date.fromisoformat(stop),
                department,
            )
            for warehouse, first, stop, department in health.owners or ()
        ]
        actual = self._owner_rows(health.company_id, run)
        day = kpi_days.first_difference(known, actual)
        return [(day, today)] if day else []

    @api.model
    def _mark_days(self, company, kpis, first, last):
        """Let days of KPIs be calculated again in a company.

        :param kpis: ``jxc.kpi`` records
        """
        self.env.cr.execute(
            SQL(
                "INSERT INTO jxc_kpi_dirty (kpi_id, company_id, day_from, day_to)"
                " SELECT kpi_id, %s, %s, %s FROM unnest(%s::int[]) AS kpi_id",
                company.id,
                first,
                last,
                kpis.ids,
            )
        )

    @api.model
    def _mark_company(self, company):
        """Let the whole history of all KPIs be calculated again in a company."""
        self.env.cr.execute(
            SQL(
                "INSERT INTO jxc_kpi_dirty (kpi_id, company_id, day_from, day_to)"
                " SELECT kpi_id, company_id, day_first, day_last FROM jxc_kpi_health"
                " WHERE company_id = %s AND day_first IS NOT NULL"
                " AND day_last IS NOT NULL",
                company.id,
            )
        )

    @api.model
    def _mark_records(self, model_name, ids):
        """Let the days that records count on now be calculated again.

        For records about to change in a way that they do not tell afterwards, such as
        a date: their new days are found by their change. What is saved counts, as that
        is what facts were made of; nothing is saved before.
        """
        if not ids:
            return
        run = KpiRun(watermark=None)
        for health in self._healths_watching(model_name, ids):
            try:
                with self.env.cr.savepoint(flush=False):
                    self._mark_for(health, model_name, list(ids), run)
            except Exception:
                # nobody's work may fail for a KPI; the nightly check corrects it
                _logger.exception("Days of KPI %s are not known", health.kpi_id.code)

    def _mark_for(self, health, model_name, ids, run):
        kpi, company = health.kpi_id, health.company_id
        first = health.day_first or company._jxc_kpi_start()
        span = kpi._span(company, first, company._jxc_today(), run)
        days = kpi._distinct_days(
            [
                watch.days(span, SQL("t.id = ANY(%s)", ids))
                for watch in kpi._watches()
                if watch.model == model_name
            ]
        )
        for low, high in kpi_days.join(kpi_days.clamp(days, span.first, span.last)):
            self._mark_days(company, kpi, low, high)

    def _healths_watching(self, model_name, ids):
        """Return the calculations that look at changes of records."""
        # sudo: who changes documents need not know about KPIs
        records = self.env[model_name].sudo().browse(ids)
        domain = Domain.TRUE
        if "company_id" in records._fields:
            domain = Domain("company_id", "in", records.company_id.ids)
        healths = self.env["jxc.kpi.health"].sudo().search(domain)
        return healths.filtered(lambda health: health.kpi_id._is_watching(model_name))

    def _is_watching(self, model_name):
        """Return whether changes of a model's records change figures of one KPI."""
        if not self.active:
            return False
        try:
            watches = self._watches()
        except UserError:
            # what it counts is gone: the calculation tells, nobody's work may fail
            return False
        return any(watch.model == model_name for watch in watches)

    def _mark_history(self):
        """Let the whole history of these KPIs be calculated again."""
        # sudo: who changes documents need not know about KPIs
        healths = self.env["jxc.kpi.health"].sudo()
        healths.search([("kpi_id", "in", self.ids)])._restart()
