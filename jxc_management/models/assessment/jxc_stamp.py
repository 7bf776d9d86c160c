from odoo import api, models
from odoo.tools import SQL

from ...tools.stamp_sources import COPIES


class JxcStamp(models.AbstractModel):
    _inherit = "jxc.stamp"

    @api.model
    def _restamp_open(self, company, date=None):
        changes = super()._restamp_open(company, date)
        # the stamps were changed by SQL, so the documents themselves do not tell
        changed = {model: [row[0] for row in rows] for model, rows in changes.items()}
        for copy in COPIES:
            parents = changed.get(self._model_of(copy.parent_table)) or []
            changed[copy.model] = changed.get(copy.model, []) + self._parts_of(
                copy, parents
            )
        for model, ids in changed.items():
            self.env["jxc.kpi"]._mark_records(model, ids)
        return changes

    @api.model
    def _stamp_history(self, company):
        for stamped in super()._stamp_history(company):
            if stamped:
                self.env["jxc.kpi"]._mark_company(company)
            yield stamped

    @staticmethod
    def _model_of(table):
        return table.replace("_", ".")

    def _parts_of(self, copy, parent_ids):
        """Return the ids of the records that took the owner of changed documents."""
        if not parent_ids:
            return []
        query = SQL(
            "SELECT id FROM %s WHERE %s = ANY(%s)",
            SQL.identifier(copy.table),
            SQL.identifier(copy.link),
            parent_ids,
        )
        return [row[0] for row in self.env.execute_query(query)]
