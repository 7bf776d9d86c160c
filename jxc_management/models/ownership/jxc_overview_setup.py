from odoo import api, fields, models
from odoo.fields import Domain

STOCK_GROUPS = ("stock.group_stock_user", "purchase.group_purchase_user")
ALL_ACCESS_GROUPS = (
    "jxc_management.group_jxc_administrator",
    "jxc_management.group_jxc_controller",
)


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        facts = super()._facts()
        if facts["is_administrator"]:
            facts["roles_by_department"] = self._role_departments()
        return facts

    @api.model
    def _parts(self, facts, counts):
        """Add ``steps``: ``[{"code", "title", "detail", "state", "links", "action"}]``.

        The state is done, part or todo; links are numbers; the action opens the screen
        where the step is done, or is False. Administrators get the steps of the set-up.
        """
        parts = super()._parts(facts, counts)
        if facts["is_administrator"]:
            parts["steps"] = [
                getattr(self, f"_step_{code}")(facts, counts)
                for code in self._step_codes()
            ]
        return parts

    @api.model
    def _step_codes(self):
        """Return the codes of the set-up steps in their order."""
        return (
            "departments",
            "employees",
            "company_lead",
            "oversight",
            "scopes",
            "history",
            "access",
            "enforcement",
        )

    @api.model
    def _step(self, code, title, state, detail="", links=(), action=False):
        links = [link for link in links if link["count"]]
        return {
            "code": code,
            "title": title,
            "state": state,
            "detail": detail,
            "links": links,
            "action": action,
        }

    @api.model
    def _ownership_numbers(self, facts):
        numbers = super()._ownership_numbers(facts)
        if facts["is_administrator"]:
            numbers.update(self._people_numbers())
            numbers.update(self._history_numbers())
        return numbers

    @api.model
    def _people_numbers(self):
        company_id = self.env.company.id
        ours = Domain("company_id", "in", (company_id, False))
        model = "hr.employee"
        if not self.env[model].has_access("read"):
            model = "hr.employee.public"
        employees = Domain("company_id", "=", company_id)
        return {
            "departments": ("hr.department", list(ours)),
            "departments_unmanaged": (
                "hr.department",
                list(ours & Domain("manager_id", "=", False)),
            ),
            "employees": (model, list(employees)),
            "employees_without_user": (
                model,
                list(employees & Domain("user_id", "=", False)),
            ),
            "managers_without_user": (
                "hr.department",
                list(ours & Domain("manager_id", "any", [("user_id", "=", False)])),
            ),
            "users_without_scope": ("res.users", self._scopeless_domain()),
        }

    @api.model
    def _scopeless_domain(self):
        """Return who works with purchase or stock and would see nothing enforced."""
        to_id = self.env["ir.model.data"]._xmlid_to_res_id
        company_id = self.env.company.id
        return [
            ("share", "=", False),
            ("company_ids", "in", [company_id]),
            ("all_group_ids", "in", [to_id(xmlid) for xmlid in STOCK_GROUPS]),
            # "all_group_ids not in" would only ask for one group that is not among them
            (
                "group_ids",
                "not any",
                [
                    (
                        "all_implied_ids",
                        "in",
                        [to_id(xmlid) for xmlid in ALL_ACCESS_GROUPS],
                    )
                ],
            ),
            (
                "jxc_scope_ids",
                "not any",
                [("in_force", "=", True), ("company_id", "in", [company_id, False])],
            ),
        ]

    @api.model
    def _history_numbers(self):
        """Return the closed documents that ownerships cover but no stamp marks yet."""
        periods = self.env["jxc.ownership"]._lead_periods(self.env.company.id)
        if not periods:
            return {}
        first = fields.Date.to_string(min(period.date_from for period in periods))
        unstamped = Domain("company_id", "=", self.env.company.id)
        unstamped &= Domain("jxc_department_id", "=", False)
        done = Domain("state", "in", ("done", "cancel"))
        billed = Domain("receipt_status", "=", False) & Domain(
            "invoice_status", "in", ("invoiced", "no")
        )
        received = Domain("receipt_status", "=", "full") | billed
        closed = Domain("state", "=", "cancel") | (
            Domain("state", "=", "purchase") & received
        )
        done_on = Domain("date_done", ">=", first) | (
            Domain("date_done", "=", False) & Domain("scheduled_date", ">=", first)
        )
        return {
            "orders_unstamped": (
                "purchase.order",
                list(unstamped & closed & Domain("date_order", ">=", first)),
            ),
            "transfers_unstamped": ("stock.picking", list(unstamped & done & done_on)),
        }
