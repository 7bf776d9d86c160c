from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from ...tools import kpi_sql

#: a list of more records is of no use
MOST_RECORDS = 10_000


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    def action_open_records(self, first, last, filters=None, part="den"):
        """Open the records behind a value of this KPI.

        They are the events that the facts were summed from: the same query.

        :param first: first day
        :param last: last day
        :param filters: ``{"company_id": id, "department_ids": [...],
            "warehouse_ids": [...], "user_ids": [...]}``, each of them optional; False
            in a list stands for events without one
        :param part: ``den`` all, ``num`` those that count in the numerator, ``missed``
            those that do not count in full
        :raises AccessError: when the facts are not the user's to see
        """
        self.ensure_one()
        self.check_access("read")
        filters = self._checked_filters(filters or {})
        company = self.env["res.company"].browse(filters["company_id"])
        if part not in kpi_sql.PARTS:
            raise UserError(self.env._("There is no part “%(part)s”.", part=part))
        # before the query, which reads all documents of the days
        self._check_documents()
        # outside there are no facts to explain
        first = max(fields.Date.to_date(first), company._jxc_kpi_start())
        last = min(fields.Date.to_date(last), company._jxc_today())
        ids = []
        if first <= last:
            ids = self._record_ids(company, first, last, filters, part)
        return self._records_action(ids, part)

    def _record_ids(self, company, first, last, filters, part="den"):
        """Return the ids of the records behind a value, with all rights."""
        # sudo: events are read from all documents; the caller has been checked
        kpi = self.sudo()
        query = kpi._events(kpi._span(company, first, last))
        events = kpi_sql.events(query, first, last)
        self.env.flush_all()
        found = self.env.execute_query(
            kpi_sql.record_ids(events, filters, part, MOST_RECORDS + 1)
        )
        return [res_id for (res_id,) in found]

    def _checked_filters(self, filters):
        """Return the filters, checked to name only facts that the user may see.

        :raises AccessError: otherwise
        """
        names = ("department_ids", "warehouse_ids", "user_ids")
        checked = {
            name: [int(one) if one else False for one in filters[name]]
            for name in names
            if filters.get(name) is not None
        }
        checked["company_id"] = int(filters.get("company_id") or self.env.company.id)
        facts = self.env["jxc.kpi.fact"]
        if not facts._may_see(checked):
            raise AccessError(
                self.env._(
                    "The records behind “%(kpi)s” are for the person concerned, the "
                    "managers above, controllers and administrators. Choose your own "
                    "department or yourself.",
                    kpi=self.name,
                )
            )
        return checked

    def _check_documents(self):
        """Refuse people who may read none of the documents that this KPI counts.

        :raises AccessError: naming the documents
        """
        model = self._events_model()
        if not self.env[model].has_access("read"):
            raise AccessError(
                self.env._(
                    "You have no access to “%(documents)s”, which “%(kpi)s” counts.",
                    documents=self.env["ir.model"]._get(model).name,
                    kpi=self.name,
                )
            )

    def _records_action(self, ids, part):
        model = self._events_model()
        name = self.name
        if part == "missed":
            name = self.env._("%(kpi)s: not reached", kpi=self.name)
        if len(ids) > MOST_RECORDS:
            name = self.env._(
                "%(kpi)s (the latest %(count)s)", kpi=name, count=MOST_RECORDS
            )
        ids = ids[:MOST_RECORDS]
        visible = self._count_visible(model, ids)
        if visible < len(ids):
            name = self.env._(
                "%(kpi)s (%(visible)s of %(count)s, the others are hidden from you)",
                kpi=name,
                visible=visible,
                count=len(ids),
            )
        return {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": model,
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", ids)],
            "context": {"active_test": False, "create": False},
        }

    def _count_visible(self, model, ids):
        """Return how many of the records behind one KPI the user may read.

        :raises UserError: when there are some, but none for him
        """
        records = self.env[model].with_context(active_test=False)
        visible = records.search_count([("id", "in", ids)])
        if ids and not visible:
            raise UserError(
                self.env._(
                    "The %(count)s records behind “%(kpi)s” are not for you to see: "
                    "they belong to another department or person. Ask its manager or "
                    "an administrator to open them with you.",
                    count=len(ids),
                    kpi=self.name,
                )
            )
        return visible

    def _events_model(self):
        """Return the name of the model whose records the events name."""
        source = self._source()
        if source:
            return source.model
        return "jxc.kpi.reading" if self.kind == "manual" else self.model_id.model
