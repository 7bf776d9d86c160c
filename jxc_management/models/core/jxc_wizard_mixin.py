from odoo import api, models

#: what people without rights of Human Resources read of employees
PUBLIC = {"hr.employee": "hr.employee.public"}


class JxcWizardMixin(models.AbstractModel):
    """A wizard that only accepts records which its user may read.

    A client may send any id, and Odoo reads the names of linked records with all
    rights: without this a wizard would tell the name of every record.
    """

    _name = "jxc.wizard.mixin"
    _description = "Wizard About Records That Its User May Read"

    def _validate_fields(self, field_names, excluded_names=()):
        # before the constraints, whose messages may name the records
        names = [*field_names]
        self._check_readable(names)
        return super()._validate_fields(names, excluded_names)

    def web_read(self, specification):
        # what an onchange returns has been neither created nor written
        self.filtered(lambda wizard: not wizard.id)._check_readable(self._fields)
        return super().web_read(specification)

    @api.model
    def _reader_of(self, comodel_name):
        """Return the model whose access rules say who may know a record's name."""
        return self.env[PUBLIC.get(comodel_name, comodel_name)]

    def _check_readable(self, names):
        """Refuse linked records that the user may not read.

        :param names: the fields to look at
        :raises AccessError: naming the kind of record
        """
        if self.env.su or not self:
            return
        for field in (self._fields[name] for name in names):
            if field.relational:
                # sudo: what is stored and may not be read would be left out of a list
                linked = (self.sudo() if field.store else self)[field.name]
                reader = self._reader_of(field.comodel_name)
                reader.browse(linked.ids).check_access("read")
