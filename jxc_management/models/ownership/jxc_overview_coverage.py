from odoo import api, models

from ...tools.coverage_sql import KINDS

VIAS = ("own", "inherited", "company", "none")


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        facts = super()._facts()
        facts["coverage"] = self._coverage_counts()
        return facts

    @api.model
    def _parts(self, facts, counts):
        """Add ``coverage``: ``[{"kind", "name", "total", "bars": [number]}]``.

        There is a bar for each way of being led; kinds without anything are left out.
        """
        return {**super()._parts(facts, counts), "coverage": self._coverage(facts)}

    @api.model
    def _coverage_counts(self):
        """Return ``{(kind, via): count}``, empty for who may not read the coverage."""
        Coverage = self.env["jxc.ownership.coverage"]
        if not Coverage.has_access("read"):
            return {}
        groups = Coverage._read_group(
            [("company_id", "=", self.env.company.id)], ["kind", "via"], ["__count"]
        )
        return {(kind, via): count for kind, via, count in groups}

    @api.model
    def _coverage(self, facts):
        found = facts["coverage"]
        labels = self.env["jxc.ownership.coverage"]._fields
        kinds = dict(labels["kind"]._description_selection(self.env))
        vias = dict(labels["via"]._description_selection(self.env))
        rows = []
        for kind in KINDS:
            total = sum(found.get((kind, via), 0) for via in VIAS)
            if total:
                bars = [
                    self._coverage_number([kind], via, vias[via], facts) for via in VIAS
                ]
                rows.append(
                    {"kind": kind, "name": kinds[kind], "total": total, "bars": bars}
                )
        return rows

    @api.model
    def _coverage_number(self, kinds, via, label, facts):
        """Return the number of things of these kinds that are led through ``via``."""
        domain = [
            ("company_id", "=", self.env.company.id),
            ("kind", "in", kinds),
            ("via", "=", via),
        ]
        action = self._list_action(label, "jxc.ownership.coverage", domain)
        return {
            "code": via,
            "label": label,
            "count": sum(facts["coverage"].get((kind, via), 0) for kind in kinds),
            "action": {**action, "views": [(False, "list"), (False, "kanban")]},
        }
