from odoo import fields, models


class JxcKpiDirty(models.Model):
    """Days of a KPI that have to be calculated again, besides what changed since.

    For changes that the documents themselves do not tell afterwards, such as the day
    an earlier date was on.
    """

    _name = "jxc.kpi.dirty"
    _description = "Days of a KPI to Calculate"
    _inherit = ["jxc.engine.record.mixin"]
    _log_access = False

    kpi_id = fields.Many2one(
        "jxc.kpi", "KPI", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", required=True, ondelete="cascade")
    day_from = fields.Date(required=True)
    day_to = fields.Date(required=True)
