from odoo import api, models
from odoo.exceptions import ValidationError


class JxcKpi(models.Model):
    """Which KPIs are not archived."""

    _inherit = "jxc.kpi"

    @api.constrains("active")
    def _check_active(self):
        """Refuse to archive what scorecards in use count on.

        :raises ValidationError: naming a scorecard
        """
        archived = self.filtered(lambda kpi: not kpi.active)
        # sudo: scorecards of all companies
        line = self.env["jxc.scorecard.line"].sudo()
        line = line.search(
            [
                ("kpi_id", "in", archived.ids),
                ("scorecard_id.state", "=", "active"),
            ],
            limit=1,
        )
        if line:
            raise ValidationError(
                self.env._(
                    "“%(kpi)s” is on the scorecard “%(scorecard)s”, which is in use: "
                    "archived it would not be calculated any more. Take it off the "
                    "scorecard or end that first.",
                    kpi=line.kpi_id.name,
                    scorecard=line.scorecard_id.name,
                )
            )
