from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from ...tools.demo_orders import FIRST

#: (department, role, scope type, scope): in force since the first day of the data
LASTING = (
    ("supply_chain", "lead", "company", None),
    ("it", "support", "company", None),
    ("finance", "oversight", "company", None),
    ("purchasing", "lead", "process", "supplier"),
    ("purchasing", "lead", "process", "purchase_planning"),
    ("purchasing", "lead", "process", "purchasing"),
    ("central", "lead", "process", "receiving"),
    ("central", "lead", "process", "storage"),
    ("central", "lead", "process", "transfer"),
    ("central", "lead", "process", "delivery"),
    ("finance", "lead", "process", "costing"),
    ("finance", "lead", "process", "profit_analysis"),
    ("it", "lead", "process", "system_support"),
    ("sales", "lead", "category", "demo_category_promotion"),
)
#: (login, department, level, may change, reason): access given by hand
GIVEN = (
    ("gm", None, "all", False, "Reads everything 全部可查看"),
    ("buyer", "supply_chain", "subtree", False, "Follows the deliveries 跟踪到货"),
    (
        "buyer",
        "east",
        "department",
        True,
        "Buys for the East warehouse too 兼华东仓采购",
    ),
    ("buyer2", "purchasing", "own", True, "Buys for projects of Sales 销售项目采购"),
)
#: day on which the east warehouse got a department of its own
CHANGE = -75


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    @api.model
    def _load_ownership(self):
        """Create the register and the access scopes of the demo company, once."""
        company = self.env.ref("jxc_management.demo_company")
        register = self.env["jxc.ownership"].with_context(tracking_disable=True)
        if register.search_count([("company_id", "=", company.id)], limit=1):
            return
        register.create(self._ownership_values(company))
        self.env["jxc.user.scope"].create(self._scope_values(company))
        for _stamped in self.env["jxc.stamp"]._stamp_history(company):
            pass
        # visitors shall see both: this company enforces, Odoo's own demo one does not
        company.jxc_enforce_ownership = True

    def _ownership_values(self, company):
        """Return the values of the ownerships: lasting, past, present and planned."""
        today = fields.Date.today()
        start = today + relativedelta(days=FIRST - 5)
        change = today + relativedelta(days=CHANGE)
        lasting = [
            {**self._role(company, *entry), "date_from": start} for entry in LASTING
        ]
        east = ("lead", "warehouse", "demo_warehouse_east")
        return [
            *lasting,
            {
                **self._role(company, "central", *east),
                "state": "ended",
                "date_from": start,
                "date_to": change - relativedelta(days=1),
                "reason": "The warehouse was opened by the central warehouse's team.",
            },
            {
                **self._role(company, "east", *east),
                "date_from": change,
                "reason": "The warehouse has a team of its own now.",
            },
            {
                **self._role(company, "finance", "lead", "process", "counting"),
                "state": "draft",
                "date_from": today + relativedelta(months=1, day=1),
                "reason": "Proposed: those who count should not keep the stock.",
            },
        ]

    def _role(self, company, department, role, scope_type, scope):
        """Return the values of an active ownership."""
        values = {
            "company_id": company.id,
            "department_id": self._department(department).id,
            "role": role,
            "scope_type": scope_type,
            "state": "active",
        }
        if scope_type == "process":
            values["process_id"] = self.env.ref(f"jxc_management.process_{scope}").id
        elif scope:
            values[f"{scope_type}_id"] = self.env.ref(f"jxc_management.{scope}").id
        return values

    def _scope_values(self, company):
        """Return the values of the access scopes given by hand."""
        today = fields.Date.today()
        values = [
            {
                "user_id": self._person(login).id,
                "company_id": company.id,
                "department_id": department and self._department(department).id,
                "level": level,
                "can_write": can_write,
                "date_from": today + relativedelta(days=FIRST - 5),
                "reason": reason,
            }
            for login, department, level, can_write, reason in GIVEN
        ]
        leave = {
            "user_id": self._person("whlead").id,
            "company_id": company.id,
            "department_id": self._department("east").id,
            "source": "delegation",
            "delegator_id": self._person("eastlead").id,
            "date_from": today - relativedelta(days=3),
            "date_to": today + relativedelta(days=11),
            "reason": "Annual leave of the supervisor 主管年假",
        }
        return [*values, leave]

    def _department(self, name):
        return self.env.ref(f"jxc_management.demo_department_{name}")
