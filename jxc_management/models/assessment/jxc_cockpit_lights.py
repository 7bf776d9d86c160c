from collections import defaultdict

from odoo import api, models
from odoo.exceptions import AccessError

from ...tools.assessment_figures import NOTHING, added
from ...tools.cockpit_periods import months_until


class JxcCockpit(models.AbstractModel):
    _inherit = "jxc.cockpit"

    @api.model
    def _read_facts(self, facts):
        """Add KPIs, sums of their facts, and the targets that count."""
        facts["kpis"] = self._kpis(facts)
        facts["months"] = months_until(facts["span"].last)
        facts.update(self._sums(facts))
        self._read_targets(facts, sorted(facts["within"]))
        return super()._read_facts(facts)

    @api.model
    def _kpis(self, facts):
        """Return the KPIs of the company."""
        return self.env["jxc.kpi"].search_fetch(
            [("company_id", "in", (facts["company"].id, False))]
        )

    @api.model
    def _sums(self, facts):
        """Return sums of facts: ``sums`` by (KPI id, department id or False), those of
        the period ``before`` by KPI id, ``by_month`` by (KPI id, first day).
        """
        span = facts["span"]
        since = min(facts["months"][0][0], span.before_first)
        by_month = self._totals(facts, since, span.last, ("kpi_id", "day:month"))
        # what the history covers in part only compares with nothing
        covered = {kpi_id for kpi_id, first in by_month if first <= span.before_first}
        before = defaultdict(lambda: NOTHING)
        for (kpi_id, first), sums in by_month.items():
            is_before = span.before_first <= first <= span.before_last
            if is_before and kpi_id in covered:
                before[kpi_id] = added(before[kpi_id], sums)
        sums = self._totals(facts, span.first, span.last, ("kpi_id", "department_id"))
        return {"sums": sums, "before": before, "by_month": by_month}

    @api.model
    def _totals(self, facts, first, last, by):
        """Return the sums of facts of these days that belong to what is shown."""
        domain = []
        if facts["only"] is not None:
            domain = [("department_id", "in", sorted(facts["only"]))]
        return self.env["jxc.kpi"]._totals(
            facts["company"], first, last, facts["kpis"], by, domain
        )

    @api.model
    def _read_targets(self, facts, departments):
        """Add the targets of all that is shown, and of each of ``departments``."""
        Department = self.env["hr.department"]
        ids = [facts["main"], *departments]
        nobody = (self.env["hr.job"], self.env["hr.employee"])
        # sudo: departments without a right to read them have targets as well
        subjects = [(Department.sudo().browse(one or ()), *nobody) for one in ids]
        found = self.env["jxc.kpi.target"]._closest(
            facts["kpis"], facts["span"].last, facts["company"], subjects
        )
        facts["targets"] = found[0]
        facts["department_targets"] = dict(zip(ids[1:], found[1:], strict=True))

    @api.model
    def _parts(self, facts):
        """Add ``categories``: ``[{"code", "label", "kpis"}]`` in order.

        ``has_facts`` tells whether there were facts in the last twelve months.
        """
        parts = super()._parts(facts)
        if facts["reach"] == "none":
            return {**parts, "categories": [], "has_facts": False}
        labels = (
            self.env["jxc.kpi"]._fields["category"]._description_selection(self.env)
        )
        by_category = facts["kpis"].grouped("category")
        totals = self._totals_of(facts)
        categories = [
            {
                "code": code,
                "label": label,
                "kpis": [self._light(facts, kpi, totals) for kpi in by_category[code]],
            }
            for code, label in labels
            if code in by_category
        ]
        return {
            **parts,
            "categories": categories,
            "has_facts": bool(facts["by_month"] or facts["sums"]),
            "health_action": self._health_action(facts),
        }

    @api.model
    def _health_action(self, facts):
        """Return the action that shows how the calculation goes, for administrators."""
        if not facts["is_administrator"]:
            return False
        return self.env["ir.model.data"]._xmlid_to_res_id(
            "jxc_management.jxc_kpi_health_action", raise_if_not_found=False
        )

    @api.model
    def _totals_of(self, facts):
        """Return ``{KPI id: (num, den, records)}`` over all departments shown."""
        totals = defaultdict(lambda: NOTHING)
        for (kpi_id, _department_id), sums in facts["sums"].items():
            totals[kpi_id] = added(totals[kpi_id], sums)
        return totals

    @api.model
    def _light(self, facts, kpi, totals):
        """Return what the light of one KPI shows.

        ``light`` is ``good``, ``fair``, ``poor``, ``no_data`` or ``no_target``;
        ``change`` is the difference to the period before, ``trend`` whether that is
        ``better``, ``worse`` or ``same``; both are missing where nothing compares.
        """
        records = totals[kpi.id].records
        value = kpi._value(*totals[kpi.id])
        target = facts["targets"].get(kpi.id)
        return {
            "id": kpi.id,
            "code": kpi.code,
            "name": kpi.name,
            "unit": kpi.unit,
            "decimals": kpi.decimals,
            "formula": kpi.formula,
            "value": kpi._rounded(value),
            "records": records,
            "is_thin": value is not None and records < kpi.min_records,
            "light": self._color(target, value),
            "target": self._target_of(kpi, target),
            **self._change(facts, kpi, value),
            "months": self._months_of(facts, kpi),
        }

    @api.model
    def _color(self, target, value):
        if value is None:
            return "no_data"
        return (target and target._light(value)) or "no_target"

    @api.model
    def _target_of(self, kpi, target):
        """Return the figures of a target, to be shown: one, or the two of a band."""
        if not target:
            return []
        if kpi.direction == "band":
            return [target.band_low, target.band_high]
        return [target.target]

    @api.model
    def _change(self, facts, kpi, value):
        """Return ``change`` and ``trend`` against the period before.

        The sum of a running period does not compare with that of a whole one, and
        nothing compares with too few records.
        """
        former = facts["before"][kpi.id]
        before = kpi._value(*former)
        if former.records < kpi.min_records:
            before = None
        is_part = kpi.aggregation == "sum" and facts["span"].is_running
        if value is None or before is None or is_part:
            return {"change": None, "trend": None}
        change = kpi._rounded(value - before)
        trend = "same"
        if change and kpi.direction != "band":
            better = (change > 0) == (kpi.direction == "higher")
            trend = "better" if better else "worse"
        return {"change": change, "trend": trend}

    @api.model
    def _months_of(self, facts, kpi):
        """Return ``[{"first", "last", "value"}]`` of twelve months."""
        months = []
        for first, last in facts["months"]:
            value = kpi._value(*facts["by_month"].get((kpi.id, first), NOTHING))
            value = kpi._rounded(value)
            months.append({"first": first, "last": last, "value": value})
        return months

    @api.model
    def _count_red(self, first, last):
        """Return how many KPIs are far from their targets in a range of days."""
        facts = self._facts({})
        if facts["reach"] == "none":
            return 0
        facts["kpis"] = self._kpis(facts)
        facts["span"] = facts["span"]._replace(first=first, last=last)
        self._read_targets(facts, departments=())
        kpis = facts["kpis"].grouped("id")
        found = self._totals(facts, first, last, ("kpi_id",))
        values = {one: kpis[one]._value(*sums) for (one,), sums in found.items()}
        return sum(
            self._color(facts["targets"].get(one), value) == "poor"
            for one, value in values.items()
        )

    @api.model
    def open_records(self, kpi_id, first, last, filters=None):
        """Open the records behind the value of a KPI that the cockpit shows.

        :param kpi_id: id of the KPI
        :param first: first day
        :param last: last day
        :param filters: those of the cockpit
        :raises AccessError: for people to whom the cockpit shows nothing
        """
        facts = self._facts(filters or {})
        if facts["reach"] == "none":
            raise AccessError(
                self.env._("The cockpit is for managers, controllers, administrators.")
            )
        chosen = {"company_id": facts["company"].id}
        if facts["only"] is not None:
            chosen["department_ids"] = sorted(facts["only"])
        return (
            self.env["jxc.kpi"].browse(kpi_id).action_open_records(first, last, chosen)
        )
