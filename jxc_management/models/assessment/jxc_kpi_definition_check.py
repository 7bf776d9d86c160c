import ast

from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain

from .jxc_kpi_definition import DEFINITION_FIELDS, NOT_COUNTED, PATHS

NUMBERS = ("integer", "float", "monetary")


def _has_own_access(model):
    """Return whether a model decides by code of its own who reads what.

    The calculation reads all records: it would tell what such code keeps back.
    """
    return any(
        "_check_access" in vars(one) and one is not models.BaseModel
        for one in type(model).__mro__
    )


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    @api.constrains("source", *DEFINITION_FIELDS)
    def _check_definition(self):
        for kpi in self:
            if not kpi.is_own:
                continue
            if kpi.kind != "flow":
                kpi._refuse(self.env._("an own KPI counts what happened: it is a flow"))
            model = kpi._counted_model()
            kpi._check_field("date_field_id", ("date", "datetime"))
            if kpi.measure == "field":
                kpi._check_field("measure_field_id", NUMBERS)
                kpi._check_currency("measure_field_id")
            if kpi.den_kind == "field":
                kpi._check_field("den_field_id", NUMBERS)
                kpi._check_currency("den_field_id")
            kpi._check_domain(model, "domain")
            if kpi.den_kind == "all":
                kpi._check_domain(model, "den_domain")
            for name in PATHS:
                if kpi[name]:
                    kpi._check_path(model, name)
            if not kpi.company_path and not kpi.company_id:
                kpi._refuse(
                    self.env._("say which company a document belongs to, or choose one")
                )

    def _refuse(self, reason):
        """Refuse a definition.

        :raises ValidationError: naming the KPI and the reason
        """
        raise ValidationError(
            self.env._("KPI “%(kpi)s”: %(reason)s.", kpi=self.name, reason=reason)
        )

    def _counted_model(self):
        """Return the model whose records an own KPI counts, checked, with all rights.

        :raises ValidationError: when they cannot be counted
        """
        name = self.model_id.sudo().model
        model = self.env.get(name) if name else None
        if model is None:
            self._refuse(self.env._("choose the documents that it counts"))
        if (
            model._transient
            or model._abstract
            or not model._auto
            or not model._log_access
            or name.startswith(NOT_COUNTED)
            or _has_own_access(model)
        ):
            self._refuse(self.env._("“%(model)s” cannot be counted", model=name))
        # sudo: the calculation counts all documents, whoever starts it
        return model.sudo()

    def _check_field(self, name, types):
        field = self[name].sudo()
        label = self._fields[name]._description_string(self.env)
        if not field:
            self._refuse(self.env._("“%(label)s” is missing", label=label))
        if field.model_id != self.model_id.sudo():
            self._refuse(
                self.env._("“%(label)s” is a field of other documents", label=label)
            )
        if field.ttype not in types or not self._is_readable(field.model, field.name):
            self._refuse(
                self.env._(
                    "“%(field)s” cannot be used as “%(label)s”",
                    field=field.field_description,
                    label=label,
                )
            )

    def _is_readable(self, model_name, field_name):
        """Return whether a field is stored and open to who defines the KPI."""
        model = self._as_author()[model_name]
        field = model._fields.get(field_name)
        if field is None or not (field.store or field.inherited):
            return False
        if field.company_dependent:
            return False
        return model.has_access("read") and model._has_field_access(field, "read")

    def _as_author(self):
        """Return the environment with the rights of who defines the KPI.

        Odoo checks constraints with all rights.
        """
        return self.sudo(self.env.uid == SUPERUSER_ID).env

    def _check_path(self, model, name):
        comodel = PATHS[name]
        label = self._fields[name]._description_string(self.env)
        target = model
        for step in self[name].split("."):
            field = target._fields.get(step)
            if (
                field is None
                or field.type != "many2one"
                or not self._is_readable(target._name, step)
            ):
                self._refuse(
                    self.env._(
                        "“%(label)s”: “%(path)s” is not a chain of stored fields that "
                        "each lead to one record and that you may read",
                        label=label,
                        path=self[name],
                    )
                )
            target = self.env[field.comodel_name]
        if target._name != comodel:
            self._refuse(
                self.env._(
                    "“%(label)s”: “%(path)s” does not lead to “%(model)s”",
                    label=label,
                    path=self[name],
                    model=self.env["ir.model"]._get(comodel).name,
                )
            )

    def _check_domain(self, model, name):
        """Check that a domain is one, of stored fields that the user may read.

        With the user's own rights: the calculation has all of them, and must not tell
        what its author may not know.
        """
        label = self._fields[name]._description_string(self.env)
        try:
            domain = self._parsed_domain(name)
            self._as_author()[model._name]._search(domain, active_test=False)
        except AccessError as error:
            self._refuse(
                self.env._(
                    "“%(label)s” asks for what you may not read (%(error)s)",
                    label=label,
                    error=error,
                )
            )
        except Exception as error:
            self._refuse(
                self.env._(
                    "“%(label)s” cannot be understood (%(error)s)",
                    label=label,
                    error=error,
                )
            )

    def _parsed_domain(self, name):
        """Return a domain field as a domain; only plain values are understood."""
        return Domain(ast.literal_eval(self[name] or "[]"))
