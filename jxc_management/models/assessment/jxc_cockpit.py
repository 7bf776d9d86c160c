from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import LazyTranslate

from ...tools.cockpit_periods import PERIODS, period

_lt = LazyTranslate(__name__)

LABELS = {
    "this_month": _lt("This month"),
    "last_month": _lt("Last month"),
    "this_quarter": _lt("This quarter"),
    "last_quarter": _lt("Last quarter"),
    "last_12_months": _lt("Last 12 months"),
}
#: who sees the whole company
SEEING_ALL = ("controller", "administrator")


class JxcCockpit(models.AbstractModel):
    """What managers see of the current company, or of the departments they manage."""

    _name = "jxc.cockpit"
    _description = "Cockpit"

    @api.model
    @api.readonly
    def get_cockpit(self, filters=None):
        """Return the content of the cockpit for the user and current company.

        Controllers and administrators see the company, others the departments they
        manage; that is ``reach``: ``company``, ``departments`` or ``none``. Numbers
        come as ``{"code", "label", "count", "action"}``, as in the overview.

        :param filters: ``{"period": code, "department_id": id}``, both optional
        :return: ``{"company", "reach", "is_administrator", "filters", "periods",
            "departments", "span", "tiles", "categories", "ranking"}``; see the method
            that adds each part
        :raises UserError: for an unknown period, or a department out of reach
        """
        facts = self._facts(filters or {})
        if facts["reach"] != "none":
            self._read_facts(facts)
        return self._parts(facts)

    @api.model
    def _may_look(self):
        """Return whether the cockpit has anything to show to the user."""
        if self._has_group("lead") or any(map(self._has_group, SEEING_ALL)):
            return True
        # sudo: without HR rights a user finds not even himself as a manager
        departments = self.env["hr.department"].sudo()
        mine = [("manager_id.user_id", "=", self.env.uid)]
        return bool(departments.search(mine, limit=1))

    @api.model
    def _has_group(self, name):
        return self.env.user.has_group(f"jxc_management.group_jxc_{name}")

    @api.model
    def _facts(self, filters):
        """Return what the parts are made of: who looks at which days."""
        code = filters.get("period") or "this_month"
        if code not in PERIODS:
            raise UserError(
                self.env._("The cockpit knows no period “%(code)s”.", code=code)
            )
        company = self.env.company
        today = company._jxc_today()
        return {
            "company": company,
            "today": today,
            "code": code,
            "span": period(code, today),
            "is_administrator": self._has_group("administrator"),
            "sees_all": any(map(self._has_group, SEEING_ALL)),
            **self._departments(company, filters.get("department_id")),
        }

    @api.model
    def _read_facts(self, facts):
        """Read what the parts need into ``facts``; every part adds its own."""

    @api.model
    def _parts(self, facts):
        """Return the parts of the screen; every file adds its own."""
        # sudo: whoever works in a company may read its name
        company = facts["company"].sudo()
        return {
            "company": {"id": company.id, "name": company.name},
            "currency_id": company.currency_id.id,
            "reach": facts["reach"],
            "is_administrator": facts["is_administrator"],
            "filters": {
                "period": facts["code"],
                "department_id": facts["chosen"],
            },
            "periods": [
                {"code": code, "label": self.env._(LABELS[code])} for code in PERIODS
            ],
            "departments": self._choices(facts),
            "span": {"first": facts["span"].first, "last": facts["span"].last},
        }
