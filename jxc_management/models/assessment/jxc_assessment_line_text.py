from odoo import api, fields, models


class JxcAssessmentLine(models.Model):
    _inherit = "jxc.assessment.line"

    target_text = fields.Char("Target Then", compute="_compute_target_text")
    value_text = fields.Char("Value Reached", compute="_compute_value_text")
    explanation = fields.Char(
        compute="_compute_explanation", help="How the value became the score."
    )
    remark = fields.Char(compute="_compute_remark", help="What is special about it.")

    @api.depends("name", "kpi_id.name", "scorecard_line_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        # sudo: names of KPIs and of lines of scorecards have no secrets
        for line in self.sudo():
            known = line.kpi_id.name or line.scorecard_line_id.name
            line.display_name = known or line.name

    @api.depends("value", "has_data", "rule_snapshot", "target_snapshot")
    @api.depends_context("lang")
    def _compute_explanation(self):
        for line in self:
            if line.kind != "kpi" or not line.rule_snapshot:
                line.explanation = False
                continue
            text = line._points_of_value().text
            line.explanation = self.env._(text) if text else False

    @api.depends("target_snapshot", "rule_snapshot", "kpi_id")
    @api.depends_context("lang")
    def _compute_target_text(self):
        for line in self:
            line.target_text = line._target_text()

    def _target_text(self):
        """Return the target of one line as it was, in short."""
        number = self._target_number()
        if not isinstance(number, float):
            return number
        # sudo: KPIs have no secrets, but may be of another company
        return self.kpi_id.sudo()._value_text(number, self.company_id.sudo())

    def _target_number(self):
        """Return the target of one line as a number, or as text when it is a band."""
        target = self.target_snapshot
        if not target:
            return ""
        if (self.rule_snapshot or {}).get("direction") == "band":
            return f"{target['band_low']:g} – {target['band_high']:g}"
        return float(target["target"])

    @api.depends("value", "has_data", "kpi_id")
    @api.depends_context("lang")
    def _compute_value_text(self):
        for line in self:
            # sudo: KPIs have no secrets, but may be of another company
            kpi = line.kpi_id.sudo()
            if line.kind != "kpi":
                line.value_text = False
            elif not line.has_data:
                line.value_text = self.env._("No data")
            else:
                line.value_text = kpi._value_text(line.value, line.company_id.sudo())

    @api.depends("explanation", "is_overridden", "is_thin", "override_reason")
    @api.depends_context("lang")
    def _compute_remark(self):
        for line in self:
            line.remark = line._remark()

    def _remark(self):
        """Return what to know about the score of one line, in one sentence."""
        if self.is_overridden:
            return self.env._(
                "Changed from %(raw)s: %(reason)s",
                raw=self._raw_text(),
                reason=self.override_reason,
            )
        if self.is_thin:
            return self.env._(
                "Rests on few records (%(count)s). %(explanation)s",
                count=self.records,
                explanation=self.explanation or "",
            )
        return self.explanation
