from odoo import api, models
from odoo.tools import ormcache

from .base import DOCUMENTS


class JxcLinkedMixin(models.AbstractModel):
    """A record that names a document, and so changes what that one has received.

    Core checks the documents that x2many fields name, not those of many2one fields.
    """

    _name = "jxc.linked.mixin"
    _description = "Record That Names a Document"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._jxc_check_links(self._jxc_link_fields())
        return records

    def write(self, vals):
        # sudo: a record may go on naming a document that its reader cannot read
        named = {
            name: {record.id: record.sudo()[name].id for record in self}
            for name in self._jxc_link_fields() & vals.keys()
        }
        result = super().write(vals)
        for name, before in named.items():
            changed = (
                record for record in self if record[name].id != before[record.id]
            )
            self.browse(record.id for record in changed)._jxc_check_links([name])
        return result

    @api.model
    @ormcache()
    def _jxc_link_fields(self):
        """Return the fields that name a document out of the reach of rules."""
        return frozenset(
            name
            for name, field in self._fields.items()
            if field.type == "many2one"
            and field.store
            and field.comodel_name in DOCUMENTS
            and name not in self._jxc_checked_fields()
        )

    @api.model
    def _jxc_checked_fields(self):
        """Return the fields whose documents are checked elsewhere."""
        return frozenset()

    @api.model
    def _jxc_link_right(self):
        """Return the right it takes to name a document."""
        return "write"

    def _jxc_check_links(self, names):
        """Refuse to name documents that are out of the user's reach.

        What names such a document already may be divided, returned or reversed: its
        parts name the same, such as another department's order in a return.

        :raises AccessError: for such a document
        """
        right = self._jxc_link_right()
        reaches = self.env["jxc.user.scope"]._reaches(right)
        if not names or all(reach.everything for reach in reaches.values()):
            return
        for name in names:
            # sudo: rights to the model are not asked for, only the rules on its records
            linked = self.sudo()[name]
            Rule = self.env["ir.rule"]
            rules = Rule._compute_domain(linked._name, right)
            closed = linked - linked.filtered_domain(rules)
            if closed:
                domain = [(name, "in", closed.ids), ("id", "not in", self.ids)]
                others = self.search(domain)._filtered_access("write")
                closed -= others.sudo()[name]
            if closed:
                raise Rule._make_access_error(right, closed.with_env(self.env))
