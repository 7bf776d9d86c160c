from odoo import api, models

from ...tools.coverage_sql import names_query
from .jxc_ownership import SCOPE_FIELDS


class JxcOwnership(models.Model):
    _inherit = "jxc.ownership"

    @api.model
    def _scope_names(self, keys):
        """Return ``{(scope type, record id): name}`` of many scopes by one query.

        The names are part of the register, which everybody reads.
        """
        labels = dict(self._fields["scope_type"]._description_selection(self.env))
        keys = set(keys)
        names = {key: labels[key[0]] for key in keys}
        ids_by_kind = {}
        for kind, res_id in sorted(keys):
            if kind in SCOPE_FIELDS:
                self.env[self._fields[SCOPE_FIELDS[kind]].comodel_name].flush_model()
                ids_by_kind.setdefault(kind, []).append(res_id)
        if ids_by_kind:
            query = names_query(ids_by_kind, self.env.lang or "en_US")
            for kind, res_id, name in self.env.execute_query(query):
                names[kind, res_id] = f"{labels[kind]}: {name}"
        return names
