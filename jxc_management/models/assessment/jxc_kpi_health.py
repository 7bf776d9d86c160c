from odoo import fields, models


class JxcKpiHealth(models.Model):
    """How the calculation of one KPI goes in one company."""

    _name = "jxc.kpi.health"
    _description = "Calculation of a KPI"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "state, kpi_id"

    kpi_id = fields.Many2one("jxc.kpi", required=True, ondelete="cascade")
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    state = fields.Selection(
        [("error", "Failed"), ("waiting", "Not Calculated Yet"), ("ok", "Up to Date")],
        required=True,
        default="waiting",
    )
    watermark = fields.Datetime(
        "Changes Seen Until", help="Documents changed later are looked at next time."
    )
    day_first = fields.Date("History From")
    day_last = fields.Date("History Until")
    computed_on = fields.Datetime("Last Run")
    rebuilt_on = fields.Datetime("Last Full Rebuild")
    duration = fields.Integer("Duration (ms)")
    day_count = fields.Integer("Days Calculated")
    changed_count = fields.Integer("Facts Changed")
    error = fields.Text(help="Why the last run failed. Other KPIs are not affected.")

    _kpi_company = models.UniqueIndex("(kpi_id, company_id)")
