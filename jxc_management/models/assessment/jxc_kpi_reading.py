from odoo import fields, models


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
