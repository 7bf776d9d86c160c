from odoo import api, fields, models
from odoo.exceptions import AccessError

#: who may work the forecast out during the day
REFRESHERS = (
    "jxc_management.group_jxc_lead",
    "jxc_management.group_jxc_controller",
    "jxc_management.group_jxc_administrator",
)


class JxcGateCoverage(models.Model):
    """How many people may perform an operation in a warehouse on a coming day.

    Worked out every night from the certificates of those who do the work there; see
    ``jxc_gate_forecast.py``.
    """

    _name = "jxc.gate.coverage"
    _description = "Coverage Forecast"
    _order = "day, gate_id, warehouse_id, id"
    _rec_name = "gate_id"

    gate_id = fields.Many2one(
        "jxc.gate", required=True, readonly=True, index=True, ondelete="cascade"
    )
    operation = fields.Selection(related="gate_id.operation", store=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, index=True, ondelete="cascade"
    )
    warehouse_id = fields.Many2one(
        "stock.warehouse", readonly=True, ondelete="cascade", help="Empty: all."
    )
    department_id = fields.Many2one(
        "hr.department",
        "Department in Charge",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="Whose people do the work. Empty: everybody in the company.",
    )
    day = fields.Date(required=True, readonly=True, index=True)
    pool_count = fields.Integer("People", readonly=True, aggregator="min")
    qualified_count = fields.Integer("Qualified", readonly=True, aggregator="min")
    minimum = fields.Integer(readonly=True, aggregator="max")
    state = fields.Selection(
        [("none", "Too Few"), ("thin", "Just Enough"), ("ok", "Enough")],
        readonly=True,
        index=True,
    )
    leaving = fields.Char(
        "Last Day of",
        readonly=True,
        help="Whose certificates count for the last time on this day.",
    )
    computed_on = fields.Datetime(readonly=True, default=fields.Datetime.now)
    color = fields.Integer(compute="_compute_color")
    is_managed = fields.Boolean(
        "Managed by Me", compute="_compute_is_managed", search="_search_is_managed"
    )

    _place_day = models.UniqueIndex(
        "(gate_id, COALESCE(warehouse_id, 0), day)", "One forecast per place and day."
    )

    @api.depends("gate_id", "warehouse_id", "qualified_count", "minimum")
    def _compute_display_name(self):
        for row in self:
            count = f"{row.qualified_count}/{row.minimum}"
            names = (count, row.warehouse_id.code, row.gate_id.name)
            row.display_name = " ".join(filter(None, names))

    @api.depends("state")
    def _compute_color(self):
        # red, orange and green of the calendar
        colors = {"none": 1, "thin": 2, "ok": 10}
        for row in self:
            row.color = colors.get(row.state, 0)

    @api.depends("department_id")
    @api.depends_context("uid")
    def _compute_is_managed(self):
        managed = self.env["hr.department"]._jxc_managed()
        for row in self:
            row.is_managed = row.sudo().department_id in managed

    def _search_is_managed(self, operator, value):
        if operator != "in":
            return NotImplemented
        managed = self.env["hr.department"]._jxc_managed()
        return [("department_id", "in", managed.ids)]

    def action_people(self):
        """Open the people of a place, and what they lack on the day."""
        self.ensure_one()
        self.check_access("read")
        return self.env["jxc.gate.preview"]._action_for(
            self.gate_id, self.warehouse_id, self.day
        )

    def action_refresh(self):
        """Work the forecast of the user's companies out again.

        :raises AccessError: for people who do not keep an eye on it
        """
        self.browse().check_access("read")
        if not any(map(self.env.user.has_group, REFRESHERS)):
            raise AccessError(
                self.env._(
                    "Leads, controllers and administrators work the forecast out "
                    "again. Ask one of them, or wait until tomorrow."
                )
            )
        # sudo: nobody writes the forecast by hand; what is archived never counts
        forecast = self.sudo().with_context(active_test=True)
        for company in self.env.companies:
            forecast._refresh(company)
        return {"type": "ir.actions.client", "tag": "soft_reload"}
