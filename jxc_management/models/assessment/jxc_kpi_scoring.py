from collections import defaultdict

from dateutil.relativedelta import relativedelta

from odoo import fields, models
from odoo.fields import Domain

from ...tools.kpi_levels import Levels, ordered, usual_levels
from ...tools.scorecard_templates import USUAL

#: so many months back say what is usual
MONTHS = 12


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    def _monthly_values(self, company, domain=Domain.TRUE):
        """Return the values of the last twelve full months, by one query.

        The callers have checked that the user may know them.

        :param domain: further conditions on the facts
        :return: ``{kpi: [value, ...]}`` from the oldest month on; months without data
            are left out
        """
        first_day = company._jxc_today().replace(day=1)
        # sudo: facts are read by few; the callers have checked
        facts = self.env["jxc.kpi.fact"].sudo()
        groups = facts._read_group(
            Domain("kpi_id", "in", self.ids)
            & Domain("company_id", "=", company.id)
            & Domain("day", ">=", first_day - relativedelta(months=MONTHS))
            & Domain("day", "<", first_day)
            & Domain(domain),
            ["kpi_id", "day:month"],
            ["num:sum", "den:sum"],
            order="kpi_id, day:month",
        )
        values = defaultdict(list)
        kpis = {kpi.id: kpi for kpi in self}
        for kpi, _month, num, den in groups:
            value = kpis[kpi.id]._value(num, den)
            if value is not None:
                values[kpis[kpi.id]].append(value)
        return values

    def _suggested_levels(self, values):
        """Return the levels to propose as target of a KPI.

        :param values: its monthly values
        :return: (levels, basis): what is usual by its past, else what is usually asked
        """
        self.ensure_one()
        levels = usual_levels(values, self.direction, self.decimals)
        if levels:
            return levels, "past"
        if self.code in USUAL:
            return ordered(*USUAL[self.code], self.direction), "usual"
        return Levels(0.0, 0.0, 0.0, 0.0, 0.0), "none"

    def action_set_targets(self):
        """Open the wizard that gives several KPIs their targets at once.

        :return: the action that shows it
        """
        self.env["jxc.kpi.target"].check_access("create")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Set Targets"),
            "res_model": "jxc.kpi.target.setup",
            "views": [(False, "form")],
            "target": "new",
            "context": {
                "dialog_size": "extra-large",
                "default_kpi_ids": self.ids,
                "default_date_from": fields.Date.to_string(
                    fields.Date.context_today(self).replace(day=1)
                ),
            },
        }
