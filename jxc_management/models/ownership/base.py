from odoo import models
from odoo.fields import Command

#: the models whose records are hidden from other departments
DOCUMENTS = frozenset(
    (
        "purchase.order",
        "purchase.order.line",
        "stock.picking",
        "stock.move",
        "stock.move.line",
        "stock.scrap",
        "stock.warehouse.orderpoint",
    )
)


class Base(models.AbstractModel):
    _inherit = "base"

    def onchange(self, values, field_names, fields_spec):
        # related fields are read with all rights: a form that names a hidden document
        # would answer with its values
        if not self.env["jxc.user.scope"]._reads_everything():
            named = dict(values)
            if not field_names:
                named |= self._jxc_default_documents(fields_spec.keys() - values.keys())
            self._jxc_check_named(named)
        return super().onchange(values, field_names, fields_spec)

    def _jxc_default_documents(self, names):
        """Return the documents that the defaults of a form name."""
        fields = [self._fields[name] for name in names if name in self._fields]
        names = [field.name for field in fields if field.comodel_name in DOCUMENTS]
        return self.default_get(names) if names else {}

    def _jxc_check_named(self, values):
        """Check that the user may read the documents that form values name.

        :raises AccessError: for a document that is hidden from him
        """
        for name, value in values.items():
            field = self._fields.get(name)
            if not value or not field or not field.relational:
                continue
            target = self.env[field.comodel_name]
            named = target._jxc_named(value)
            if field.comodel_name in DOCUMENTS:
                # sudo: what the stored record names already is no news to its reader
                known = self.sudo()[name].ids
                target.browse(named - set(known)).check_access("read")

    def _jxc_named(self, value):
        """Check the lines in the form value of a relational field of this model.

        Returns the ids of the records that the value names.
        """
        if isinstance(value, dict):
            # the form that a line is part of
            self._jxc_check_named(value)
            value = value.get("id")
        if not isinstance(value, list | tuple):
            return {value} if isinstance(value, int) and value else set()
        named = set()
        for code, res_id, values in ((*command, 0, 0)[:3] for command in value):
            if code == Command.CREATE:
                self._jxc_check_named(values or {})
            elif code == Command.UPDATE:
                self.browse(res_id)._jxc_check_named(values or {})
            if code in (Command.UPDATE, Command.LINK):
                named.add(res_id)
            elif code == Command.SET:
                named.update(values or ())
        return named
