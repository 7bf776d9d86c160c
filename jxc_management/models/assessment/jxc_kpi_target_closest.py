from collections import defaultdict
from datetime import timedelta

from odoo import api, models
from odoo.fields import Domain

from ...tools import scoring
from ...tools.owner_resolver import parse_path
from .jxc_kpi_target import LEVELS, SCOPE_FIELDS


class JxcKpiTarget(models.Model):
    _inherit = "jxc.kpi.target"

    @api.model
    def _closest(self, kpis, day, company, subjects):
        """Return which targets count on a day, for many subjects at once.

        :param subjects: list of (department, job, employee); each may be empty
        :return: for each subject ``{kpi id: target}``; KPIs without one are left out
        """
        # sudo: the callers, which calculate for others, have checked
        found = self.sudo().search(
            Domain("kpi_id", "in", kpis.ids)
            & Domain("company_id", "=", company.id)
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
        targets = defaultdict(dict)
        for target in found:
            scope = target._scope_record()
            targets[target.scope_type, scope.id][target.kpi_id.id] = target
        # sudo: departments of other companies may be meant
        departments = self.env["hr.department"].sudo()
        departments = departments.browse({one[0].id for one in subjects} - {False})
        paths = {one.id: parse_path(one.parent_path) for one in departments}
        return [
            self._merged(targets, paths.get(department.id, ()), job, employee)
            for department, job, employee in subjects
        ]

    @api.model
    def _merged(self, targets, path, job, employee):
        """Return the targets of one subject: what is closer replaces what is not.

        :param path: ids of its department and those above, from the top down
        """
        merged = dict(targets.get(("company", False), {}))
        for department_id in path:
            merged |= targets.get(("department", department_id), {})
        if job:
            merged |= targets.get(("job", job.id), {})
        if employee:
            merged |= targets.get(("employee", employee.id), {})
        return merged

    def _light(self, value):
        """Return how good a value is: ``good``, ``fair``, ``poor``.

        :param value: value of the KPI, None without data
        :return: None without a target or data
        """
        snapshot = self._snapshot()
        return snapshot and scoring.light(value, snapshot, snapshot["direction"])

    def _snapshot(self):
        """Return what counts of the target, for :mod:`scoring`; None without one."""
        if not self:
            return None
        self.ensure_one()
        # sudo: the callers, which calculate for others, have checked
        target = self.sudo()
        return {
            "id": target.id,
            "scope_type": target.scope_type,
            "direction": target.kpi_id.direction,
            **{name: target[name] for name in LEVELS},
        }

    @api.model
    def _set_levels(self, values, lines):
        """Set targets of one scope from a day on, and end what counted until then.

        :param values: what all targets have in common: company, scope, dates
        :param lines: list of values with a KPI and its levels
        """
        names = ("company_id", *SCOPE_FIELDS.values())
        day = values["date_from"]
        present = self.search(
            Domain("kpi_id", "in", [line["kpi_id"] for line in lines])
            & Domain.AND([Domain(name, "=", values.get(name, False)) for name in names])
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
        present = {target.kpi_id.id: target for target in present}
        changed, new = self.browse(), []
        for line in lines:
            target = present.get(line["kpi_id"], self.browse())
            if target.date_from == day:
                target.write({**line, "date_to": values.get("date_to", False)})
                changed |= target
                continue
            if target:
                target.date_to = day - timedelta(days=1)
            new.append({**values, **line})
        return changed | self.create(new)
