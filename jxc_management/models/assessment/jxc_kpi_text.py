from odoo import models
from odoo.tools.misc import formatLang


class JxcKpi(models.Model):
    """How values of a KPI are read."""

    _inherit = "jxc.kpi"

    def _value_text(self, value, company):
        """Return a value as text, with its unit, or “no data” for None.

        :param company: whose currency amounts are in
        """
        self.ensure_one()
        if value is None:
            return self.env._("no data")
        digits = max(self.decimals, 0)
        text = formatLang(self.env, value, digits=digits)
        if self.unit == "money":
            return f"{text} {company.currency_id.symbol or ''}".rstrip()
        if self.unit == "percent":
            return f"{text} %"
        if self.unit == "days":
            return self.env._("%(value)s days", value=text)
        if self.unit == "hours":
            return self.env._("%(value)s hours", value=text)
        if self.unit == "times":
            return self.env._("%(value)s times a year", value=text)
        return text
