from collections import defaultdict

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import LazyTranslate

from ...tools.assessment_figures import Figures

_lt = LazyTranslate(__name__)

COLORS = {"good": _lt("Good"), "fair": _lt("Fair"), "poor": _lt("Poor")}


class JxcCockpit(models.AbstractModel):
    _inherit = "jxc.cockpit"

    @api.model
    def _read_facts(self, facts):
        """Add the assessments of departments in the last period that is closed."""
        closed = Domain("company_id", "=", facts["company"].id)
        closed &= Domain("state", "in", ("approved", "locked"))
        # sudo: managers see the results of their departments, not all of a period
        facts["closed_period"] = (
            self.env["jxc.assessment.period"]
            .sudo()
            .search_fetch(closed, ["name"], order="date_to desc, id desc", limit=1)
        )
        facts["results"] = self._results(facts)
        return super()._read_facts(facts)

    @api.model
    def _results(self, facts):
        """Return ``{department id: assessment}`` of the period."""
        # sudo: restricted to departments whose results the user may read
        Assessment = self.env["jxc.assessment"].sudo()
        if not facts["closed_period"]:
            return {}
        domain = self._restricted(facts) & Domain("subject", "=", "department")
        domain &= Domain("period_id", "=", facts["closed_period"].id)
        found = Assessment.search_fetch(
            domain, ["department_id", "score", "has_score", "grade_name", "is_passed"]
        )
        return {assessment.department_id.id: assessment for assessment in found}

    @api.model
    def _parts(self, facts):
        """Add ``ranking``: the ``period`` assessed and ``rows``, best first.

        A row has the ``name`` of a department, its ``rank`` and ``score`` with an
        ``action`` where it was assessed, and numbers of its ``lights``.
        """
        parts = super()._parts(facts)
        if facts["reach"] == "none":
            return {**parts, "ranking": {"period": False, "rows": []}}
        lights = self._lights_of_departments(facts)
        shown = facts["within"] if facts["only"] is None else facts["only"]
        rows = [
            self._row(facts, one, lights.get(one))
            for one in shown
            if one in facts["results"] or one in lights
        ]
        rows.sort(key=self._row_order)
        self._rank(rows)
        return {
            **parts,
            "ranking": {"period": facts["closed_period"].name or False, "rows": rows},
        }

    @api.model
    def _rank(self, rows):
        """Give sorted rows their ranks: equal scores have the same."""
        ranks = {}
        for place, row in enumerate(rows, 1):
            score = row["score"]
            row["rank"] = False if score is None else ranks.setdefault(score, place)

    @api.model
    def _row_order(self, row):
        """Return the key to sort rows by: score, then share of good lights, name."""
        counts = {number["code"]: number["count"] for number in row["lights"]}
        total = sum(counts.values())
        share = counts["good"] / total if total else -1.0
        score = row["score"]
        return (score is None, -(score or 0.0), -share, row["name"], row["id"])

    @api.model
    def _row(self, facts, department_id, lights):
        assessment = facts["results"].get(department_id)
        row = {
            "id": department_id,
            "name": self._path_name(facts, department_id),
            "score": None,
            "grade": False,
            "is_passed": False,
            "action": False,
            "lights": [
                self._light_number(color, (lights or {}).get(color, []))
                for color in COLORS
            ],
        }
        if assessment:
            row.update(
                score=assessment.score if assessment.has_score else None,
                grade=assessment.grade_name,
                is_passed=assessment.is_passed,
                action=self._form_action(assessment),
            )
        return row

    @api.model
    def _form_action(self, record):
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [(False, "form")],
        }

    @api.model
    def _light_number(self, color, kpi_ids):
        overview = self.env["jxc.overview"]
        label = self.env._(COLORS[color])
        domain = [("id", "in", sorted(kpi_ids))]
        return {
            "code": color,
            "label": label,
            "count": len(kpi_ids),
            "action": overview._list_action(label, "jxc.kpi", domain),
        }

    @api.model
    def _lights_of_departments(self, facts):
        """Return ``{department id: {color: KPI ids}}``, with all departments below."""
        kpis = facts["kpis"].grouped("id")
        found = defaultdict(lambda: defaultdict(list))
        for (kpi_id, one), figure in self._figures_below(facts).items():
            value = kpis[kpi_id]._value(*figure)
            target = facts["department_targets"][one].get(kpi_id)
            color = self._color(target, value)
            if color in COLORS:
                found[one][color].append(kpi_id)
        return found

    @api.model
    def _figures_below(self, facts):
        """Return the figures by (KPI id, department id), with all below."""
        above = {
            one: [department for department in path if department in facts["within"]]
            for one, path in facts["paths"].items()
        }
        sums = {key: sums for key, sums in facts["sums"].items() if key[1] in above}
        return Figures(sums, {}, above).by_department()
