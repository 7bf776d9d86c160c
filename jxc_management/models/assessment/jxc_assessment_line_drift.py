from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

#: figures that differ by less are the same: sums of decimals
TOLERANCE = 1e-6
FIGURES = ("num", "den", "records")


class JxcAssessmentLine(models.Model):
    _inherit = "jxc.assessment.line"

    current_value = fields.Float(
        digits=(20, 4),
        compute="_compute_drift",
        help="What the records say now; the assessment stays as it is.",
    )
    has_drift = fields.Boolean(
        "Evidence Changed",
        compute="_compute_drift",
        help="The records behind the value were changed after the assessment was "
        "approved.",
    )
    can_open_missed = fields.Boolean(compute="_compute_can_open_missed")
    drift_note = fields.Char(
        "Changes Not Known",
        compute="_compute_drift",
        help="Why later changes of the records behind the value do not show.",
    )

    @api.depends("num", "den", "records", "assessment_id.state")
    def _compute_drift(self):
        """Compare with the facts of now: a few queries for each period."""
        # sudo: who may see an assessment may see whether it still holds
        frozen = self.sudo().filtered(
            lambda line: (
                line.kpi_id and line.assessment_id.state in ("approved", "locked")
            )
        )
        for line in self:
            line.has_drift, line.current_value = False, line.value
            line.drift_note = False
        for period, lines in frozen.grouped("period_id").items():
            figures = period._figures(lines.kpi_id)
            starts = period._fact_starts(lines.kpi_id)
            for line in lines:
                line.drift_note = line._drift_note(starts.get(line.kpi_id))
                if line.drift_note:
                    continue
                now = figures.of_line(line)
                line.current_value = line.kpi_id._value(*now) or 0.0
                line.has_drift = line._is_other(now)

    def _drift_note(self, start):
        """Return why the facts of now say nothing about one line, False if they do.

        :param start: the first day with facts of its KPI, None before any were made
        """
        names = {"kpi": self.kpi_id.name}
        text = self._note_on_kpi(names)
        if not text and start and start > self.period_id.date_from:
            text = self.env._(
                "“%(kpi)s” is calculated from %(day)s on, which is after the period "
                "began. Changes do not show; with more months of KPI history in the "
                "settings they would.",
                day=format_date(self.env, start),
                **names,
            )
        return text

    def _note_on_kpi(self, names):
        """Return why the KPI of one line has no facts that compare, False if it has.

        :param names: what the texts name
        """
        if not self.kpi_id.active:
            return self.env._(
                "“%(kpi)s” is archived and no longer calculated. Changes since do not "
                "show.",
                **names,
            )
        if self.kpi_id.company_id not in (self.company_id, self.env["res.company"]):
            return self.env._(
                "“%(kpi)s” is no longer calculated for this company. Changes since do "
                "not show.",
                **names,
            )
        if self._is_defined_otherwise():
            return self.env._(
                "“%(kpi)s” is defined otherwise now than when it was calculated. "
                "Changes of its records do not show.",
                **names,
            )
        return False

    def _is_defined_otherwise(self):
        """Return whether the KPI of one line would give another value by itself."""
        then = self.definition_digest
        return bool(then and then != self.kpi_id.definition_digest)

    def _is_other(self, figure):
        """Return whether a figure is not that of one line."""
        for name in FIGURES:
            old, new = self[name], getattr(figure, name)
            if abs(old - new) > max(TOLERANCE, 1e-9 * abs(old)):
                return True
        return False

    def _filters(self, departments):
        """Return which events one line counts, as ``jxc.kpi`` takes it.

        :param departments: ``{id: ids of it and of all below it}``
        """
        filters = {"company_id": self.company_id.id}
        assessment = self.assessment_id
        if self.measured_on == "company":
            return filters
        if self.measured_on == "subject" and assessment.subject == "employee":
            # without a user nothing is counted: no event has the id 0
            return {**filters, "user_ids": [assessment.assessed_id.id or -1]}
        department = assessment.department_id.id
        return {**filters, "department_ids": departments.get(department, [department])}

    def action_open_records(self):
        """Open the records behind the value of one line."""
        return self._open_records("den")

    @api.depends("kpi_id", "has_data")
    def _compute_can_open_missed(self):
        for line in self:
            line.can_open_missed = bool(line.has_data and line._missed_part())

    def _missed_part(self):
        """Return which records made the value of one line worse, None if unknown.

        Of a share that should be high those that do not count in full, of one that
        should be low those that count; of amounts, durations and bands nobody can say.
        """
        # sudo: KPIs have no secrets, but may be of another company
        kpi = self.kpi_id.sudo()
        if kpi.direction == "lower" and kpi.unit in ("percent", "number"):
            return "num"
        if kpi.direction == "higher" and kpi.unit == "percent":
            return "missed"
        return None

    def action_open_missed(self):
        """Open the records that made the value of one line worse.

        :raises UserError: where no record can be said to have done so
        """
        self.ensure_one()
        self.check_access("read")
        part = self._missed_part()
        if not part:
            raise UserError(
                self.env._(
                    "“%(line)s” has no single records that were missed. Open all "
                    "records behind it.",
                    line=self.display_name,
                )
            )
        return self._open_records(part, "missed")

    def _open_records(self, part, title=None):
        """Open records; who may see the line may know which they are.

        What they hold is shown by the rights on them.

        :param title: the part to name them after, if another
        """
        self.ensure_one()
        self.check_access("read")
        self._check_calculated()
        # sudo: the facts may be those of a whole department
        line = self.sudo()
        filters = line._filters(line.period_id._departments_below())
        ids = line.kpi_id._record_ids(
            line.company_id,
            line.period_id.date_from,
            line.period_id.date_to,
            filters,
            part,
        )
        return self.kpi_id._records_action(ids, title or part)
