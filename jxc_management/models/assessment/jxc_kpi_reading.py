from odoo import api, fields, models
from odoo.fields import Domain


class JxcKpiReading(models.Model):
    """A value that somebody entered for a KPI that no document shows.

    It counts once somebody else has confirmed it.
    """

    _name = "jxc.kpi.reading"
    _description = "KPI Reading"
    _inherit = ["mail.thread"]
    _order = "day desc, id desc"

    kpi_id = fields.Many2one(
        "jxc.kpi",
        required=True,
        index=True,
        domain=[("kind", "=", "manual")],
        ondelete="restrict",
    )
    day = fields.Date(required=True, default=fields.Date.context_today)
    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    department_id = fields.Many2one("hr.department", index=True, ondelete="restrict")
    employee_id = fields.Many2one(
        "hr.employee", index="btree_not_null", ondelete="restrict"
    )
    warehouse_id = fields.Many2one("stock.warehouse", ondelete="restrict")
    user_id = fields.Many2one(
        "res.users", "Person", readonly=True, copy=False, ondelete="restrict"
    )
    num = fields.Float("Points", required=True)
    den = fields.Float("Out Of", default=100.0, required=True)
    note = fields.Text("What Was Seen")
    state = fields.Selection(
        [("draft", "To Confirm"), ("confirmed", "Confirmed"), ("refused", "Refused")],
        required=True,
        default="draft",
        readonly=True,
        tracking=True,
    )
    entered_by_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, readonly=True
    )
    confirmed_by_id = fields.Many2one("res.users", readonly=True, copy=False)
    is_visible = fields.Boolean(
        "Mine to See", compute="_compute_is_visible", search="_search_is_visible"
    )

    @api.depends("department_id", "user_id", "entered_by_id")
    @api.depends_context("uid")
    def _compute_is_visible(self):
        visible = self.sudo().filtered_domain(self._search_is_visible("in", [True]))
        for reading in self:
            reading.is_visible = reading in visible

    @api.model
    def _search_is_visible(self, operator, value):
        """Find the readings that the user entered, or whose facts are his to see."""
        if operator != "in":
            return NotImplemented
        facts = self.env["jxc.kpi.fact"]._search_is_visible(operator, value)
        return Domain("entered_by_id", "=", self.env.uid) | facts
