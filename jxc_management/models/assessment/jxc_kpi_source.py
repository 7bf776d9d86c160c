from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools import kpi_days, owner_resolver
from ...tools.kpi_source import Watch
from ...tools.kpi_sources import SOURCES

MANUAL_EVENTS = """
    SELECT reading.id AS res_id, reading.day, reading.department_id,
           reading.warehouse_id, reading.user_id, reading.num, reading.den
      FROM jxc_kpi_reading reading
     WHERE reading.kpi_id = %s AND reading.company_id = %s
       AND reading.state = 'confirmed' AND reading.day BETWEEN %s AND %s"""


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    def _source(self):
        """Return the :class:`Source` of a shipped KPI, or None.

        :raises UserError: when it names a source that does not exist
        """
        if not self.source:
            return None
        if self.source not in SOURCES:
            raise UserError(
                self.env._(
                    "The KPI “%(kpi)s” names a source “%(source)s” that does not "
                    "exist in this version.",
                    kpi=self.name,
                    source=self.source,
                )
            )
        return SOURCES[self.source]

    def _source_needs(self):
        """Return the codes of the sources whose facts this one reads."""
        return SOURCES[self.source].needs if self.source in SOURCES else ()

    def _is_snapshot(self):
        source = self._source()
        return bool(source and source.snapshot)

    def _events(self, span):
        """Return the query for the events of this KPI, as :class:`Source` tells."""
        source = self._source()
        if source:
            return source.events(span)
        if self.kind == "manual":
            return self._manual_events(span)
        return self._custom_events(span)

    def _watches(self):
        """Return the :class:`Watch` tuples of this KPI."""
        source = self._source()
        if source:
            return source.watches
        if self.kind == "manual":
            return [Watch("jxc.kpi.reading", self._manual_days)]
        return self._custom_watches()

    def _manual_events(self, span):
        return SQL(MANUAL_EVENTS, span.kpi_id, span.company_id, span.first, span.last)

    def _manual_days(self, span, condition):
        return SQL(
            "SELECT t.day FROM jxc_kpi_reading t"
            " WHERE t.kpi_id = %s AND t.company_id = %s AND %s",
            span.kpi_id,
            span.company_id,
            condition,
        )

    def _prepare_source(self, company, run):
        """Do what a source needs to have done before, once per run."""
        source = self._source()
        if not source or not source.prepare:
            return
        key = (source.prepare, company.id)
        if key not in run.prepared:
            getattr(self, source.prepare)(company)
            self.env.flush_all()
            run.prepared.add(key)

    def _owner_rows(self, company, run=None):
        """Return who led the warehouses of a company when, as :class:`Span` tells."""
        if run and company.id in run.owners:
            return run.owners[company.id]
        rows = self._read_owner_rows(company)
        if run:
            run.owners[company.id] = rows
        return rows

    def _read_owner_rows(self, company):
        ownerships = self.env["jxc.ownership"]
        periods = ownerships._lead_periods(company.id)
        days = owner_resolver.boundaries(periods)
        if not days:
            return []
        # sudo: who leads a warehouse must not depend on who starts the calculation
        warehouses = self.env["stock.warehouse"].sudo()
        warehouses = warehouses.with_context(active_test=False).search(
            [("company_id", "=", company.id)]
        )
        storage = ownerships._process_id("storage")
        places = [
            owner_resolver.Dimensions(warehouse=warehouse.id, process=storage)
            for warehouse in warehouses
        ]
        dated = []
        for first, stop in zip(days, [*days[1:], None], strict=True):
            owners = owner_resolver.owner_map(periods, first)
            leads = {
                place.warehouse: owner_resolver.resolve(owners, place)[0]
                for place in places
            }
            leads = {key: lead for key, lead in leads.items() if lead}
            dated.append((first, stop, leads))
        return kpi_days.merge_owners(dated)

    def _uses_owners(self, company, run=None):
        """Return whether the events of this KPI ask who led a warehouse."""
        source = self._source()
        if not source:
            return False
        today = company._jxc_today()
        mark = "(SELECT 1 AS asked_for_owners)"
        span = self._span(company, today, today, run)._replace(owners=SQL(mark))
        return mark in source.events(span).code

    def _owners_seen(self, company, run):
        """Return what is kept to notice later that the register was changed."""
        if not self._uses_owners(company, run):
            return False
        return [
            [warehouse, first.isoformat(), stop and stop.isoformat(), department]
            for warehouse, first, stop, department in self._owner_rows(company, run)
        ]

    def _mark_dependents(self, company, changed, today):
        """Let KPIs that read facts of this one be calculated again."""
        if not changed or not self.source:
            return
        kpis = self.with_context(active_test=False).search([("source", "!=", False)])
        dependents = kpis.filtered(lambda kpi: self.source in kpi._source_needs())
        if dependents:
            first = min(day for day, _count in changed)
            self._mark_days(company, dependents, first, today)

    def _take_marked(self, company):
        """Return the ranges of days marked by :meth:`_mark_days`, and forget them."""
        query = SQL(
            "DELETE FROM jxc_kpi_dirty WHERE kpi_id = %s AND company_id = %s"
            " RETURNING day_from, day_to",
            self.id,
            company.id,
        )
        return self.env.execute_query(query)
