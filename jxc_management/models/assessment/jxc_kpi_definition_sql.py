from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.kpi_source import Watch


class JxcKpi(models.Model):
    """Own KPIs: their events, built by the ORM from the definition."""

    _inherit = "jxc.kpi"

    def _custom_events(self, span):
        """Return the events of an own KPI, as those of a source."""
        model = self._model_in(span)
        date = self.date_field_id.sudo()
        domain = self._date_domain(date, span)
        wanted = self._parsed_domain("domain")
        counted = (
            self._parsed_domain("den_domain") if self.den_kind == "all" else wanted
        )
        query = model._search(domain & counted, active_test=False)
        alias = query.table
        num, den = self._measures(model, query, wanted)
        query.add_where(self._company_condition(model, query, span))
        return query.select(
            SQL("%s AS res_id", SQL.identifier(alias, "id")),
            SQL("%s AS day", self._day_sql(model, query, date, span)),
            *(
                SQL(
                    "%s AS %s", self._path_sql(model, query, path), SQL.identifier(name)
                )
                for name, path in (
                    ("department_id", self.department_path),
                    ("warehouse_id", self.warehouse_path),
                    ("user_id", self.user_path),
                )
            ),
            SQL("%s AS num", num),
            SQL("%s AS den", den),
        )

    def _custom_watches(self):
        return [Watch(self._counted_model()._name, self._custom_days)]

    def _custom_days(self, span, condition):
        """Return the days that changed records of an own KPI count on."""
        model = self._model_in(span)
        date = self.date_field_id.sudo()
        query = model._search(Domain(date.name, "!=", False), active_test=False)
        query.add_where(self._company_condition(model, query, span))
        records = SQL(
            "SELECT t.id FROM %s t WHERE %s", SQL.identifier(model._table), condition
        )
        query.add_where(SQL("%s IN (%s)", SQL.identifier(query.table, "id"), records))
        return query.select(SQL("%s AS day", self._day_sql(model, query, date, span)))

    def _model_in(self, span):
        """Return the counted model as the company sees it: its days, its values."""
        model = self._counted_model().with_company(span.company_id)
        return model.with_context(
            allowed_company_ids=[span.company_id], tz=span.zone, active_test=False
        )

    def _date_domain(self, date, span):
        """Return the condition that records lie within the days of a span."""
        if date.ttype == "date":
            return Domain(date.name, ">=", span.first) & Domain(
                date.name, "<=", span.last
            )
        return Domain(date.name, ">=", span.start) & Domain(date.name, "<", span.stop)

    def _day_sql(self, model, query, date, span):
        column = model._field_to_sql(query.table, date.name, query)
        if date.ttype == "date":
            return column
        return SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE %s)::date", column, span.zone)

    def _path_sql(self, model, query, path):
        """Return the column that a path of many2one fields leads to."""
        if not path:
            return SQL("NULL::int")
        return model._read_group_groupby(query.table, path, query)

    def _company_condition(self, model, query, span):
        """Return the condition that records belong to the company of a span."""
        if not self.company_path:
            is_own = SQL("%s", self.company_id.id == span.company_id)
            field = model._fields.get("company_id")
            if not field or not field.store or field.comodel_name != "res.company":
                return is_own
            company = self._path_sql(model, query, "company_id")
            return SQL(
                "(%s AND (%s = %s OR %s IS NULL))",
                is_own,
                company,
                span.company_id,
                company,
            )
        company = self._path_sql(model, query, self.company_path)
        condition = SQL("%s = %s", company, span.company_id)
        if self.company_id:
            # what belongs to no company counts for the only one there is
            condition = SQL("(%s OR %s IS NULL)", condition, company)
        return condition

    def _measures(self, model, query, wanted):
        """Return the numerator and the denominator of a record."""
        measure = SQL("1")
        if self.measure == "field":
            measure = self._number_sql(model, query, self.measure_field_id)
        if self.den_kind == "field":
            return measure, self._number_sql(model, query, self.den_field_id)
        if self.den_kind != "all":
            return measure, SQL("0")
        chosen = model._search(wanted, active_test=False)
        num = SQL(
            "CASE WHEN %s IN %s THEN %s ELSE 0 END",
            SQL.identifier(query.table, "id"),
            chosen.subselect(),
            measure,
        )
        return num, measure

    def _number_sql(self, model, query, field):
        column = model._field_to_sql(query.table, field.sudo().name, query)
        return SQL("COALESCE(%s, 0)", column)
