from odoo import fields, models


class JxcKpiTargetSetupLine(models.TransientModel):
    """The target proposed for one KPI."""

    _name = "jxc.kpi.target.setup.line"
    _description = "Proposed Target of a KPI"
    _inherit = ["jxc.wizard.mixin", "jxc.kpi.levels.mixin"]
    _order = "id"

    wizard_id = fields.Many2one(
        "jxc.kpi.target.setup", required=True, ondelete="cascade"
    )
    is_chosen = fields.Boolean("Set", default=True)

    def _target(self):
        """Return the line as values of a target."""
        self.ensure_one()
        return {"kpi_id": self.kpi_id.id, **self._level_values()}
