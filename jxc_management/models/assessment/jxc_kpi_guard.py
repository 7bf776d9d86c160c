from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ...tools.forged_defaults import without_defaults
from .jxc_kpi_definition import DEFINITION_FIELDS

#: what administrators may change of a KPI that came with the addon
EDITABLE = frozenset(
    ("name", "active", "sequence", "parameter", "min_records", "decimals")
)
#: what only the addon's own data sets
SHIPPED_FIELDS = frozenset(("source", "res_model", "parameter_label"))


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    @api.model_create_multi
    def create(self, vals_list):
        if not self._is_installing():
            names = {name for vals in vals_list for name in vals if vals[name]}
            self._refuse_shipped_fields(names)
        for vals in vals_list:
            self._complete(vals)
        kpis = super(JxcKpi, without_defaults(self, SHIPPED_FIELDS)).create(vals_list)
        kpis._set_counted_model()
        return kpis.with_env(self.env)

    def write(self, vals):
        if not self._is_installing():
            self._check_editable(vals)
        companies = {kpi: kpi.company_id for kpi in self if "company_id" in vals}
        self._complete(vals)
        result = super().write(vals)
        if DEFINITION_FIELDS & vals.keys() or vals.get("active"):
            self._set_counted_model()
            self._mark_history()
        for kpi, company in companies.items():
            if kpi.company_id and kpi.company_id != company:
                kpi._drop_facts_elsewhere()
        return result

    def _is_installing(self):
        """Return whether it is the addon's data that is being loaded."""
        return self.env.su and self.env.uid == SUPERUSER_ID

    def _check_editable(self, vals):
        """Refuse changes by hand of what a shipped KPI means.

        :raises UserError: naming the KPI and what may be changed
        """
        changed = {name for name in vals if name in self._fields}
        changed -= {"target_ids"}
        changed = {
            name for name in changed if not name.startswith(("message_", "activity_"))
        }
        shipped = self.filtered("source")
        if shipped and changed - EDITABLE:
            raise UserError(
                self.env._(
                    "“%(kpi)s” came with the addon, so that everybody calculates it "
                    "alike. You can change its name, parameter, decimals and fewest "
                    "records, or archive it; make a KPI of your own for the rest.",
                    kpi=shipped[0].name,
                )
            )
        self._refuse_shipped_fields(changed)

    def _refuse_shipped_fields(self, names):
        if SHIPPED_FIELDS & set(names):
            raise UserError(
                self.env._(
                    "Only KPIs that come with the addon name a source. Choose the "
                    "documents that your KPI counts instead."
                )
            )

    def _complete(self, vals):
        """Set what follows from how an own KPI is related to something.

        These KPIs are those to be changed, none when one is created.
        """
        if not vals.get("den_kind") or vals.get("source"):
            return
        is_sum = vals["den_kind"] == "none"
        vals["aggregation"] = "sum" if is_sum else "ratio"
        if is_sum and (not self or self.filtered(lambda kpi: kpi.den_kind != "none")):
            # a sum is no percentage
            vals.setdefault("factor", 1)
            vals.setdefault("unit", "number")

    def _set_counted_model(self):
        """Keep which model's records are behind an own KPI."""
        for kpi in self.filtered(lambda one: not one.source):
            model = "jxc.kpi.reading"
            if kpi.is_own:
                model = kpi.model_id.sudo().model
            if kpi.res_model != model:
                # sudo: who defines a KPI does not set this field, the addon does
                kpi.with_user(SUPERUSER_ID).sudo().res_model = model

    def _drop_facts_elsewhere(self):
        """Forget the facts of companies that the KPI is no longer for."""
        for table in ("jxc_kpi_fact", "jxc_kpi_health", "jxc_kpi_dirty"):
            self.env.cr.execute(
                SQL(
                    "DELETE FROM %s WHERE kpi_id = %s AND company_id <> %s",
                    SQL.identifier(table),
                    self.id,
                    self.company_id.id,
                )
            )
        self.env["jxc.kpi.fact"].invalidate_model()
        self.env["jxc.kpi.health"].invalidate_model()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_shipped(self):
        shipped = self.filtered(lambda kpi: kpi.source or kpi._is_from_addon())
        if shipped:
            raise UserError(
                self.env._(
                    "“%(kpi)s” came with the addon. Archive it instead of deleting it.",
                    kpi=shipped[0].name,
                )
            )

    def _is_from_addon(self):
        # sudo: who deletes a KPI need not be allowed to read external identifiers
        xmlids = self.sudo()._get_external_ids()[self.id]
        return any(xmlid.startswith("jxc_management.") for xmlid in xmlids)
