from collections import defaultdict
from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.gate_rules import coverage_state, days_mask, qualified_mask

#: how many days the forecast looks ahead
HORIZON = 60
#: how many days before people run out the lead is told
AHEAD = 14
#: days during which the lead is not told the same again
QUIET = 7


class JxcGateCoverage(models.Model):
    _inherit = "jxc.gate.coverage"

    @api.model
    def _cron_refresh(self):
        """Work the forecast out and tell leads whose people run out."""
        gates = self.env["jxc.gate"]
        company_ids = {company_id for company_id, _code in gates._compiled()}
        companies = self.env["res.company"].browse(sorted(company_ids))
        self.env["ir.cron"]._jxc_each(
            partial(self._refresh_and_tell, company) for company in companies
        )

    @api.model
    def _refresh_and_tell(self, company):
        """Work the forecast of a company out and tell its leads."""
        self._refresh(company)
        self._tell_leads(company)

    @api.model
    def _refresh(self, company):
        """Replace the forecast of a company; queries do not depend on people."""
        gates = self.env["jxc.gate"]
        day = gates._today(company.id)
        compiled = [
            gate
            for (company_id, _operation), found in gates._compiled().items()
            if company_id == company.id
            for gate in found
        ]
        query = "DELETE FROM jxc_gate_coverage WHERE company_id = %s"
        self.flush_model()
        self.env.cr.execute(SQL(query, company.id))
        self.invalidate_model()
        pools = gates._pools(self._places(compiled), day)
        people = self.env["hr.employee"].union(
            *(pool.employees for pool in pools.values())
        )
        holdings = gates._holdings(compiled, people, day)
        masks = self._certificate_masks(compiled, people, day)
        rows = []
        for place, pool in pools.items():
            rows += self._rows_of(place, pool, masks, holdings)
        return self.create(rows)

    @api.model
    def _places(self, compiled):
        """Return the ``(gate, warehouse id)`` that have a forecast."""
        companies = {gate.company_id for gate in compiled}
        warehouses = self.env["stock.warehouse"].search(
            [("company_id", "in", list(companies))]
        )
        places = set()
        for gate in compiled:
            own = warehouses.filtered(
                lambda one, gate=gate: one.company_id.id == gate.company_id
            )
            if gate.warehouses:
                own = own.filtered(lambda one, gate=gate: one.id in gate.warehouses)
            elif gate.operation == "approval":
                own = own.browse()
            places.update((gate, one) for one in own.ids or [0])
        return places

    @api.model
    def _certificate_masks(self, compiled, people, day):
        """Return ``{(employee id, course id): days}`` that certificates count on."""
        courses = {course for gate in compiled for course in gate.courses}
        domain = (
            Domain("revoked_on", "=", False)
            & Domain("employee_id", "in", people.ids)
            & Domain("course_id", "in", list(courses))
            & (Domain("date_expiry", "=", False) | Domain("date_expiry", ">=", day))
        )
        certificates = self.env["jxc.certificate"].search_fetch(
            domain, ["employee_id", "course_id", "date_issued", "date_expiry"]
        )
        masks = defaultdict(int)
        for one in certificates:
            key = one.employee_id.id, one.course_id.id
            masks[key] |= days_mask(
                one.date_issued, one.date_expiry or None, day, HORIZON
            )
        return masks

    @api.model
    def _rows_of(self, place, pool, masks, holdings):
        """Return the forecast of a place, one row per day."""
        gate, warehouse_id = place
        # people with the same days are many, different days are few
        alike = pool.employees.grouped(
            lambda one: qualified_mask(gate, one.id, masks, holdings, HORIZON)
        )
        rows = []
        for number in range(HORIZON):
            today = {days: alike[days] for days in alike if days >> number & 1}
            count = sum(map(len, today.values()))
            rows.append(
                {
                    "gate_id": gate.id,
                    "company_id": gate.company_id,
                    "warehouse_id": warehouse_id or False,
                    "department_id": pool.department.id,
                    "day": holdings.day + timedelta(days=number),
                    "pool_count": len(pool.employees),
                    "qualified_count": count,
                    "minimum": max(gate.min_coverage, 1),
                    "state": coverage_state(count, gate.min_coverage),
                    "leaving": self._leaving(today, number),
                }
            )
        return rows

    @api.model
    def _leaving(self, today, number):
        """Return the names of those whose last day is the day with a number.

        :param today: ``{days: employees}`` of those who are qualified on it
        """
        if number + 1 == HORIZON:
            return False
        names = [
            name
            for days, people in today.items()
            if not days >> (number + 1) & 1
            for name in people.mapped("name")
        ]
        return ", ".join(names)

    @api.model
    def _tell_leads(self, company):
        """Tell leads in time where qualified people run out."""
        gates = self.env["jxc.gate"]
        today = gates._today(company.id)
        groups = self._read_group(
            [
                ("company_id", "=", company.id),
                ("state", "=", "none"),
                ("day", "<", today + timedelta(days=AHEAD)),
            ],
            ["gate_id", "warehouse_id"],
            ["day:min"],
        )
        compiled = {
            gate.id: gate for found in gates._compiled().values() for gate in found
        }
        known = self._told(today)
        for gate, warehouse, day in groups:
            note = partial(self._note, gate, warehouse, day)
            gates._tell_leads(compiled[gate.id], warehouse.id or 0, day, note, known)

    @api.model
    def _told(self, today):
        """Return ``{(gate id, user id, summary), ...}`` of what leads know already."""
        kind = self.env.ref("jxc_management.mail_activity_data_gate")
        activities = self.env["mail.activity"].with_context(active_test=False)
        found = activities.search(
            [
                ("activity_type_id", "=", kind.id),
                "|",
                ("active", "=", True),
                (
                    "create_date",
                    ">=",
                    fields.Datetime.to_datetime(today) - timedelta(days=QUIET),
                ),
            ]
        )
        return {(one.res_id, one.user_id.id, one.summary) for one in found}

    @api.model
    def _note(self, gate, warehouse, day, lang):
        """Return what a lead is told about a place where people run out."""
        rows = self.search(
            [
                ("gate_id", "=", gate.id),
                ("warehouse_id", "=", warehouse.id),
                ("day", "in", [day, day - timedelta(days=1)]),
            ],
            order="day desc",
        )
        localised = self.with_context(lang=lang)
        values = {
            "gate": gate.with_context(lang=lang).name,
            "day": day,
            "count": rows[0].qualified_count,
            "minimum": rows[0].minimum,
        }
        # the names of people of other departments are not for every lead
        if rows[1:].leaving and rows[1:].department_id:
            return localised.env._(
                "From %(day)s on, %(count)s people are qualified for “%(gate)s”; at "
                "least %(minimum)s are needed. Certificates run out of: %(people)s.",
                people=rows[1:].leaving,
                **values,
            )
        return localised.env._(
            "From %(day)s on, %(count)s people are qualified for “%(gate)s”; at least "
            "%(minimum)s are needed.",
            **values,
        )
