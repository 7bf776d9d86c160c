import logging

from odoo import api, fields, models
from odoo.tools import SQL

from ...tools import owner_resolver, stamp_sql
from ...tools.owner_resolver import OwnerMap
from ...tools.stamp_sources import COPIES, SOURCES

_logger = logging.getLogger(__name__)

CHUNK = 50_000


class JxcStamp(models.AbstractModel):
    """Gives many documents the department in charge at once, by SQL."""

    _name = "jxc.stamp"
    _description = "Stamping of Documents"

    @api.model
    def _restamp_open(self, company, date=None):
        """Give the open documents of a company the owners in force on ``date``.

        Closed documents keep the owner they had. Returns ``{model: rows}``, a row being
        ``(id, value, old, new[, old destination, new destination])``.
        """
        owners = self.env["jxc.ownership"]._owners_on(company, date)
        self.env.flush_all()
        changes = {}
        for source in SOURCES:
            query = stamp_sql.restamp_query(
                source, owners, company.id, SQL(source.is_open)
            )
            changes[source.model] = self.env.execute_query(query)
        self._copy_open(company)
        self.env.invalidate_all(flush=False)
        return changes

    @api.model
    def _copy_open(self, company):
        """Give the open parts of documents the owners of their documents."""
        for copy in COPIES:
            query = stamp_sql.copy_query(copy, company.id, SQL(copy.is_open))
            self.env.cr.execute(query)

    @api.model
    def _preview_open(self, company, owners):
        """Return what :meth:`_restamp_open` would change for the map ``owners``."""
        self.env.flush_all()
        return {
            source.model: self.env.execute_query(
                stamp_sql.preview_query(source, owners, company.id, SQL(source.is_open))
            )
            for source in SOURCES
        }

    @api.model
    def _stamp_everything(self):
        """Stamp open documents as of today and past ones as of their own day."""
        for company in self._companies():
            self._restamp_open(company)
            for _done in self._stamp_history(company):
                pass

    @api.model
    def _companies(self):
        """Return the companies whose register is in use."""
        ownerships = self.env["jxc.ownership"].sudo()
        return ownerships.search([("state", "!=", "draft")]).company_id

    @api.model
    def _stamp_history(self, company):
        """Stamp closed documents that have no owner yet, chunk by chunk.

        Each document gets the owner of its own day; documents from before the first
        ownership stay without one. A generator: yields the rows stamped after each
        chunk, so that the caller can commit or stop.
        """
        self.env.flush_all()
        for source in SOURCES:
            if source.day:
                yield from self._stamp_past_documents(company, source)
        for copy in COPIES:
            yield from self._stamp_past_parts(company, copy)
        self.env.invalidate_all(flush=False)

    def _stamp_past_documents(self, company, source):
        for first, last, owners in self._periods(company):
            unstamped = SQL(
                "t.jxc_department_id IS NULL AND NOT (%s) AND %s >= %s",
                SQL(source.is_open),
                SQL(source.day),
                first,
            )
            if last:
                unstamped = SQL("%s AND %s < %s", unstamped, SQL(source.day), last)
            for part in self._id_ranges(source.table):
                query = stamp_sql.restamp_query(
                    source, owners, company.id, SQL("%s AND %s", unstamped, part)
                )
                self.env.cr.execute(query)
                yield self._log_progress(source.model)

    def _stamp_past_parts(self, company, copy):
        unstamped = SQL("t.jxc_department_id IS NULL AND p.jxc_department_id > 0")
        for part in self._id_ranges(copy.table):
            query = stamp_sql.copy_query(
                copy, company.id, SQL("%s AND %s", unstamped, part)
            )
            self.env.cr.execute(query)
            yield self._log_progress(copy.model)

    def _log_progress(self, model_name):
        count = self.env.cr.rowcount
        if count:
            _logger.info("Stamped %s %s records", count, model_name)
        return count

    def _periods(self, company):
        """Return ``[(first day, day after the last or None, owner map), ...]``."""
        periods = self.env["jxc.ownership"]._lead_periods(company.id)
        days = owner_resolver.boundaries(periods)
        return [
            (first, last, OwnerMap(owner_resolver.owner_map(periods, first)))
            for first, last in zip(days, [*days[1:], None], strict=True)
        ]

    def _id_ranges(self, table):
        """Yield conditions that cut a table into ranges of :data:`CHUNK` ids."""
        [(lowest, highest)] = self.env.execute_query(
            SQL("SELECT min(id), max(id) FROM %s", SQL.identifier(table))
        )
        for start in range(lowest or 0, (highest or -1) + 1, CHUNK):
            yield SQL("t.id >= %s AND t.id < %s", start, start + CHUNK)

    @api.model
    def _cron_daily(self):
        """Take dates into account: ended ownerships, scopes, open documents."""
        today = fields.Date.context_today(self)
        expired = self.env["jxc.ownership"].search(
            [("state", "=", "active"), ("date_to", "<", today)]
        )
        expired.write({"state": "ended"})
        self.env["jxc.user.scope"]._sync_all()
        companies = self._companies()
        self.env["ir.cron"]._commit_progress(remaining=len(companies))
        for company in companies:
            self._restamp_open(company)
            if not self.env["ir.cron"]._commit_progress(1):
                break

    @api.model
    def _cron_history(self):
        """Stamp past documents in the background, a chunk per commit."""
        for company in self._companies():
            for stamped in self._stamp_history(company):
                if not self.env["ir.cron"]._commit_progress(stamped):
                    self.env.ref("jxc_management.ir_cron_stamp_history")._trigger()
                    return
