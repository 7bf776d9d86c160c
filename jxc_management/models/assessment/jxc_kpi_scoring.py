from collections import defaultdict

from odoo import fields, models

from ...tools.kpi_levels import Levels, ordered, usual_levels
from ...tools.scorecard_templates import USUAL

#: so many months back say what is usual
MONTHS = 12


class JxcKpi(models.Model):
    _inherit = "jxc.kpi"

    def _monthly_values(self, company, domain=()):
        """Return the values of the last twelve full months, by one query.

        The callers have checked that the user may know them.

        :param domain: further conditions on the facts
        :return: ``{kpi: [value, ...]}`` from the oldest month on; months without data
            are left out
        """
        # the running month is left out
        series = self._series(self, company, MONTHS + 1, domain)
        values = {
            kpi: [value for _first, value in series[kpi.id][:-1] if value is not None]
            for kpi in self
        }
        return defaultdict(list, values)

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
