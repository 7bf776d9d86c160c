from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from .jxc_assessment_period_steps import LIVE_STATES


class JxcAssessmentPeriod(models.Model):
    """Whether the figures of a period can be relied on."""

    _inherit = "jxc.assessment.period"

    calculation_warning = fields.Text(
        compute="_compute_calculation_warning",
        help="KPIs whose figures are not there yet, or are no longer kept up to date.",
    )

    @api.depends("state", "computed_on")
    @api.depends_context("lang")
    def _compute_calculation_warning(self):
        for period in self:
            texts = []
            if period.state in LIVE_STATES:
                # sudo: how the calculation goes is for administrators to read
                texts = period.sudo()._calculation_warnings()
            period.calculation_warning = "\n".join(texts) or False

    def _calculation_warnings(self):
        """Return a sentence for each KPI assessed that is not calculated as it should.

        Two queries, whatever the number of KPIs.
        """
        kpis = self.assessment_ids.line_ids.kpi_id
        found = self.env["jxc.kpi.health"].search(
            [("kpi_id", "in", kpis.ids), ("company_id", "=", self.company_id.id)]
        )
        health = {one.kpi_id: one for one in found}
        until = min(self.date_to, self.company_id._jxc_today())
        texts = []
        for kpi in kpis:
            one = health.get(kpi, found.browse())
            if not kpi.active:
                text = self.env._("“%(kpi)s” is archived and no longer calculated.")
            elif one.state == "error":
                text = self.env._("The calculation of “%(kpi)s” failed.")
            elif not one.day_last:
                text = self.env._("“%(kpi)s” has not been calculated yet.")
            elif one.day_last < until:
                text = self.env._("“%(kpi)s” is calculated only until %(day)s.")
            else:
                continue
            day = format_date(self.env, one.day_last) if one.day_last else ""
            texts.append(text % {"kpi": kpi.name, "day": day})
        return texts

    def _check_over(self):
        """Refuse results of a period that still runs: its figures are not complete.

        :raises UserError: naming its last day
        """
        if self.date_to >= self.company_id._jxc_today():
            raise UserError(
                self.env._(
                    "“%(period)s” runs until %(day)s: its figures are not complete. "
                    "Show and approve results when it is over.",
                    period=self.display_name,
                    day=format_date(self.env, self.date_to),
                )
            )

    def _check_figures(self):
        """Refuse to approve figures that are no longer those of the records.

        :raises UserError: naming a line whose records changed
        """
        lines = self.assessment_ids.line_ids.filtered("kpi_id")
        figures = self._figures(lines.kpi_id)
        for line in lines:
            if line._is_other(figures.of_line(line)):
                raise UserError(
                    self.env._(
                        "Records behind “%(line)s” of “%(assessment)s” changed since "
                        "the figures were calculated. Calculate again, look at what "
                        "changed, then approve.",
                        line=line.name,
                        assessment=line.assessment_id.name,
                    )
                )
