from decimal import Decimal

from odoo import models
from odoo.tools import SQL

from ...tools import scoring
from ...tools.record_changes import changes


class JxcAssessment(models.Model):
    _inherit = "jxc.assessment"

    def _rescore(self):
        """Add up the lines, plus and minus points and appeals; for the engine.

        Whoever signed an assessment off has to do it again after a change.
        """
        events = self._events()
        for assessment in self:
            card = assessment.scorecard_id
            lines = assessment.line_ids
            lines._settle(card.no_data)
            total = scoring.total(
                [line._scoring_line() for line in lines], card.no_data
            )
            values = changes(
                assessment, assessment._total_values(total, events[assessment])
            )
            if values:
                assessment._remove_signatures()
                assessment.write(values)

    def _total_values(self, total, events):
        """Return what follows from the total of the lines and the score events."""
        card = self.scorecard_id
        points = Decimal(0)
        for event in events:
            if event.state == "confirmed":
                points += scoring.decimal(event.points)
        limit = scoring.decimal(card.event_limit)
        points = min(max(points, -limit), limit)
        has_score = total.score is not None
        score = scoring.decimal(total.score or 0)
        if has_score and not total.veto_reason:
            score = max(score + points, Decimal(0))
        values = {
            "event_points": float(points),
            "coverage": total.coverage,
            "veto_reason": total.veto_reason or False,
            "has_score": has_score or self.is_overridden,
            "calculated_score": float(scoring.half_up(score)),
        }
        if self.is_overridden:
            score = scoring.decimal(self.override_score)
        values["score"] = float(scoring.half_up(score))
        return {**values, **self._grade_values(values["has_score"], values["score"])}

    def _grade_values(self, has_score, score):
        """Return the grade of a score; none without data."""
        if not has_score:
            return {
                "grade_id": False,
                "grade_name": False,
                "coefficient": 0.0,
                "is_passed": False,
            }
        scheme = self.scorecard_id.grade_scheme_id
        grade = scheme._grade_of(score)
        return {
            "grade_id": grade.id,
            "grade_name": grade.name,
            "coefficient": grade.coefficient,
            "is_passed": scheme._is_passed(score),
        }

    def _subject(self):
        """Return whom one assessment is about: an employee or a department."""
        return self.employee_id or self.department_id

    def _read_group_select(self, aggregate_spec, query):
        if aggregate_spec not in ("score:avg", "coefficient:avg"):
            return super()._read_group_select(aggregate_spec, query)
        name = aggregate_spec.partition(":")[0]
        return average_of_scored(self, name, query)


def average_of_scored(model, name, query):
    """Return the SQL of an average that leaves out what has no score: it is not 0."""
    return SQL(
        "AVG(CASE WHEN %s THEN %s END)",
        model._field_to_sql(model._table, "has_score", query),
        model._field_to_sql(model._table, name, query),
    )
