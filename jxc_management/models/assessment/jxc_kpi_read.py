from odoo import api, models

from ...tools import kpi_sql
from ...tools.kpi_days import months_before

BY = ("kpi_id", "department_id")
SUMS = ["num:sum", "den:sum", "records:sum"]


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    @api.model
    def _totals(self, company, first, last, kpis=None, by=BY, domain=()):
        """Return the sums of facts: ``{key tuple: (num, den, records)}``, one query.

        With all rights: who calls it has checked what may be seen.

        :param first: first day
        :param last: last day
        :param kpis: ``jxc.kpi`` records; all when None
        :param by: what the keys consist of, as ``_read_group`` takes it; records are
            given as ids, False for none
        :param domain: further conditions on ``jxc.kpi.fact``
        """
        conditions = [
            ("company_id", "=", company.id),
            ("day", ">=", first),
            ("day", "<=", last),
            *domain,
        ]
        if kpis is not None:
            conditions.append(("kpi_id", "in", kpis.ids))
        # sudo: the callers check what may be seen
        facts = self.env["jxc.kpi.fact"].sudo()
        size = len(by)
        return {
            tuple(self._plain(value) for value in row[:size]): row[size:]
            for row in facts._read_group(conditions, list(by), SUMS)
        }

    @staticmethod
    def _plain(value):
        return value.id if isinstance(value, models.BaseModel) else value

    @api.model
    def _series(self, kpis, company, months, domain=()):
        """Return ``{KPI id: [(first day of the month, value or None), ...]}``.

        One query, with all rights: who calls it has checked what may be seen.

        :param months: how many months, the running one included
        """
        today = company._jxc_today()
        starts = [months_before(today, back) for back in reversed(range(months))]
        totals = self._totals(
            company,
            starts[0],
            today,
            kpis=kpis,
            by=("kpi_id", "day:month"),
            domain=domain,
        )
        series = {}
        for kpi in kpis:
            series[kpi.id] = []
            for start in starts:
                sums = totals.get((kpi.id, start), (0, 0, 0))
                series[kpi.id].append((start, kpi._value(*sums)))
        return series

    def _evidences(self, company, first, last, subjects):
        """Return ``[{"digest": md5, "records": number}]``, by one query.

        :param subjects: list of filters, as :meth:`action_open_records` takes them
        """
        self.ensure_one()
        if not subjects:
            return []
        span = self.sudo()._span(company, first, last)
        events = kpi_sql.events(self.sudo()._events(span), first, last)
        self.env.flush_all()
        rows = self.env.execute_query(kpi_sql.evidence(events, subjects))
        return [
            {"digest": digest, "records": records}
            for _number, digest, records in sorted(rows)
        ]
