from odoo import models


class JxcKpi(models.Model):
    """Where the form of a KPI leads to."""

    _inherit = "jxc.kpi"

    def action_open_trend(self):
        """Open the values of the KPI by month."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "jxc_management.jxc_kpi_analysis_action"
        )
        return {
            **action,
            "name": self.name,
            "views": [(False, "graph"), (False, "pivot"), (False, "list")],
            "domain": [("kpi_id", "=", self.id)],
            "context": {"search_default_last_12_months": 1},
        }

    def action_open_readings(self):
        """Open the readings of a KPI that is entered by hand."""
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id(
            "jxc_management.jxc_kpi_reading_action"
        )
        return {
            **action,
            "domain": [("kpi_id", "=", self.id)],
            "context": {"default_kpi_id": self.id},
        }
