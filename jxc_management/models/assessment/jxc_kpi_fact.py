from odoo import api, fields, models
from odoo.fields import Domain

#: who sees the facts of a whole company
OVERSEERS = (
    "jxc_management.group_jxc_administrator",
    "jxc_management.group_jxc_controller",
)


class JxcKpiFact(models.Model):
    """What happened on one day for one KPI, department, warehouse and person.

    Facts are additive: those of a period or of several departments are summed. Only
    the calculation writes them, by SQL; nobody has a right to.
    """

    _name = "jxc.kpi.fact"
    _description = "KPI Fact"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "day desc, id desc"
    _log_access = False

    kpi_id = fields.Many2one("jxc.kpi", "KPI", required=True, ondelete="cascade")
    day = fields.Date(required=True, help="In the time zone of the company.")
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    # cascade: without one, a fact could be the same as another; see _forget
    department_id = fields.Many2one(
        "hr.department", index="btree_not_null", ondelete="cascade"
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", index="btree_not_null", ondelete="cascade"
    )
    user_id = fields.Many2one(
        "res.users", "Person", index="btree_not_null", ondelete="cascade"
    )
    num = fields.Float("Numerator", digits=(20, 6), required=True)
    den = fields.Float("Denominator", digits=(20, 6), required=True)
    records = fields.Integer(required=True, help="How many records are behind it.")
    is_visible = fields.Boolean(
        "Mine to See", compute="_compute_is_visible", search="_search_is_visible"
    )

    _key = models.UniqueIndex(
        "(kpi_id, company_id, day, COALESCE(department_id, 0),"
        " COALESCE(warehouse_id, 0), COALESCE(user_id, 0))"
    )
    _company_day = models.Index("(company_id, day)")

    @api.depends("department_id", "user_id")
    @api.depends_context("uid")
    def _compute_is_visible(self):
        visible = self.sudo().filtered_domain(self._search_is_visible("in", [True]))
        for fact in self:
            fact.is_visible = fact in visible

    @api.model
    def _search_is_visible(self, operator, value):
        """Find the facts of the user, his people and the departments he manages."""
        if operator != "in":
            return NotImplemented
        return Domain("user_id", "in", self._visible_users()) | Domain(
            "department_id", "in", self.env["hr.department"]._jxc_managed().ids
        )

    @api.model
    def _visible_users(self):
        people = self.env["jxc.training.assignment"]._managed_employees()
        return [self.env.uid, *people.user_id.ids]

    @api.model
    def _is_overseer(self):
        """Return whether the user sees the facts of all departments and people."""
        return self.env.su or any(map(self.env.user.has_group, OVERSEERS))

    @api.model
    def _may_see(self, filters):
        """Return whether all facts that ``filters`` may name are the user's to see."""
        if filters["company_id"] not in self.env.companies.ids:
            return False
        if self._is_overseer():
            return True
        managed = set(self.env["hr.department"]._jxc_managed().ids)
        departments = filters.get("department_ids")
        if departments and managed.issuperset(departments):
            return True
        users = filters.get("user_ids")
        return bool(users) and set(self._visible_users()).issuperset(users)

    @api.model
    def _forget(self, field_name, ids):
        """Let the days of facts be calculated again whose dimension is about to go."""
        column = self._fields[field_name].name
        # sudo: who deletes a department need not know about KPIs
        groups = self.sudo()._read_group(
            [(column, "in", ids)], ["kpi_id", "company_id"], ["day:min", "day:max"]
        )
        for kpi, company, first, last in groups:
            self.env["jxc.kpi"]._mark_days(company, kpi, first, last)
