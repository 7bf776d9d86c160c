from odoo import fields, models

from ...tools import scoring
from .jxc_assessment_score import average_of_scored


class JxcAssessmentLine(models.Model):
    """One line of an assessment: the value reached, the points, and what they rest on.

    Targets and rules are kept as they were, so that later changes of them do not count.
    """

    _name = "jxc.assessment.line"
    _description = "Assessment Line"
    _inherit = ["jxc.assessment.record.mixin"]
    _order = "assessment_id, sequence, id"

    assessment_id = fields.Many2one(
        "jxc.assessment", required=True, index=True, ondelete="cascade"
    )
    period_id = fields.Many2one(related="assessment_id.period_id", store=True)
    company_id = fields.Many2one(related="assessment_id.company_id", store=True)
    scorecard_line_id = fields.Many2one("jxc.scorecard.line", ondelete="set null")
    sequence = fields.Integer()
    kind = fields.Selection(
        [("kpi", "KPI"), ("review", "Judged by Reviewers")], required=True
    )
    name = fields.Char(required=True)
    kpi_id = fields.Many2one(
        "jxc.kpi", "KPI", index="btree_not_null", ondelete="restrict"
    )
    measured_on = fields.Selection(
        [
            ("subject", "Department or Person Assessed"),
            ("department", "Department of the Person"),
            ("company", "Whole Company"),
        ]
    )
    weight = fields.Float("Weight (%)")
    num = fields.Float("Numerator", digits=(20, 6))
    den = fields.Float("Denominator", digits=(20, 6))
    records = fields.Integer(help="How many records are behind the value.")
    is_thin = fields.Boolean(
        "Few Records", help="The value rests on fewer records than the KPI asks for."
    )
    has_data = fields.Boolean()
    #: not rounded, as it is scored; ``value_text`` is how it is shown
    value = fields.Float(
        "KPI Value", digits=(20, 9), help="Nothing is shown without data."
    )
    target_snapshot = fields.Json("Target", help="As it was when calculated.")
    rule_snapshot = fields.Json("Rule", help="As it was when calculated.")
    is_veto = fields.Boolean("Veto")
    has_raw_score = fields.Boolean()
    raw_score = fields.Float("Calculated Score", digits=(6, 2))
    self_score = fields.Float(digits=(6, 2))
    is_self_scored = fields.Boolean()
    manager_score = fields.Float(digits=(6, 2))
    is_manager_scored = fields.Boolean()
    is_overridden = fields.Boolean("Score Changed")
    override_score = fields.Float("Score Instead", digits=(6, 2))
    override_reason = fields.Text("Reason of the Change")
    override_by_id = fields.Many2one("res.users", "Changed by", ondelete="restrict")
    override_on = fields.Datetime("Changed on")
    override_attachment_ids = fields.Many2many(
        "ir.attachment", "jxc_assessment_line_attachment_rel", string="Proof"
    )
    override_appeal_id = fields.Many2one(
        "jxc.assessment.appeal", "Set by Appeal", ondelete="restrict"
    )
    has_score = fields.Boolean("Scored")
    score = fields.Float(digits=(6, 2), aggregator="avg")
    points = fields.Float(
        "Weighted Points", digits=(6, 2), help="What the line adds to the total."
    )
    digest = fields.Char("Checksum", help="MD5 of the records behind the value.")
    definition_digest = fields.Char(
        "Definition Then", help="MD5 of how the KPI was defined when calculated."
    )

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec != "score:avg":
            return super()._read_group_select(aggregate_spec, query)
        return average_of_scored(self, "score", query)

    def _points_of_value(self):
        """Return what the value is worth by the rule and target as they were."""
        if not self.rule_snapshot:
            return scoring.Score(None, False, None)
        return scoring.score(
            self.value if self.has_data else None,
            self.rule_snapshot,
            self.target_snapshot or None,
            self.rule_snapshot["direction"],
        )

    def _subject_ids(self):
        """Return ids of department, job and employee of the one assessed, or False."""
        assessment = self.assessment_id
        return (
            assessment.department_id.id,
            assessment.job_id.id,
            assessment.employee_id.id,
        )

    def _has_work(self):
        """Return whether people have worked on one line."""
        return bool(
            self.is_self_scored
            or self.is_manager_scored
            or self.is_overridden
            or self.assessment_id._appeals_about(self)
        )

    def _calculate(self, figure, is_counted, rule, target):
        """Write the value of one KPI line and the points it is worth.

        :param is_counted: whether the company has facts of the KPI in the period: a
            plain sum of nothing is 0 then, else there is no data
        """
        kpi = self.kpi_id
        value = kpi._value(
            figure.num, figure.den, None if is_counted else figure.records
        )
        has_data = value is not None
        self._write_changed(
            {
                **figure._asdict(),
                "definition_digest": kpi.definition_digest,
                "has_data": has_data,
                "value": value if has_data else 0.0,
                "is_thin": has_data and figure.records < kpi.min_records,
                "target_snapshot": target or False,
                "rule_snapshot": rule and {**rule, "direction": kpi.direction},
            }
        )
        points = self._points_of_value()
        self._write_changed(
            {
                "has_raw_score": points.points is not None,
                "raw_score": points.points or 0.0,
                "is_veto": points.is_veto,
            }
        )

    def _final_points(self):
        """Return the points of one line before its weight, None without any."""
        if self.kind == "review":
            return self.manager_score if self.is_manager_scored else None
        if self.is_overridden:
            return self.override_score
        # not the calculated score that is shown: only the total is rounded
        return self._points_of_value().points

    def _scoring_line(self):
        veto = self.is_veto and not self.is_overridden and self.name
        return scoring.Line(self.weight, self._final_points(), veto or None)

    def _settle(self, no_data):
        """Write the score of the lines of one assessment, and what each adds to it.

        :param no_data: what lines without data count, see tools/scoring.py
        """
        points = {line: line._final_points() for line in self}
        counted = sum(
            line.weight
            for line in self
            if points[line] is not None or no_data != "redistribute"
        )
        for line in self:
            score = points[line]
            added = score
            if score is None and no_data == "full":
                added = 100.0
            line._write_changed(
                {
                    "has_score": score is not None,
                    "score": score or 0.0,
                    "points": line.weight * (added or 0.0) / counted
                    if counted
                    else 0.0,
                }
            )
