import hashlib
import json

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import json_default

#: what of an assessment and its lines the checksum of a locked period is about
DIGEST_FIELDS = (
    "name",
    "subject",
    "department_id",
    "employee_id",
    "job_id",
    "scorecard_id",
    "score",
    "has_score",
    "calculated_score",
    "event_points",
    "coverage",
    "veto_reason",
    "grade_name",
    "coefficient",
    "is_passed",
    "self_comment",
    "manager_comment",
    "manager_reviewed_by_id",
    "signed_by_id",
    "is_overridden",
    "override_score",
)
DIGEST_APPEAL_FIELDS = (
    "line_id",
    "appellant_id",
    "reason",
    "score_before",
    "score_wanted",
    "state",
    "decided_by_id",
    "decision",
    "score_after",
)
DIGEST_EVENT_FIELDS = (
    "name",
    "date",
    "subject",
    "department_id",
    "employee_id",
    "points",
    "evidence",
    "state",
    "entered_by_id",
    "confirmed_by_id",
)
DIGEST_LINE_FIELDS = (
    "sequence",
    "kind",
    "name",
    "kpi_id",
    "measured_on",
    "weight",
    "num",
    "den",
    "records",
    "has_data",
    "value",
    "target_snapshot",
    "rule_snapshot",
    "raw_score",
    "self_score",
    "manager_score",
    "is_overridden",
    "override_score",
    "override_reason",
    "override_by_id",
    "has_score",
    "score",
    "points",
    "digest",
)


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    drift_count = fields.Integer(
        "Evidence Changed",
        compute="_compute_drift_count",
        help="Assessments whose records were changed after they were locked. Their "
        "scores stay.",
    )

    department_tree = fields.Json(
        "Departments Then",
        readonly=True,
        copy=False,
        help="Which departments were above which when the results were approved.",
    )

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_drift_count(self):
        locked = self.filtered(lambda period: period.state == "locked")
        (self - locked).drift_count = 0
        for period in locked:
            found = period.assessment_ids.filtered("has_drift")
            period.drift_count = len(found)

    def _keep_evidence(self):
        """Write the checksum of the records behind every line; for the engine."""
        self.ensure_one()
        self.department_tree = self._departments_above()
        for line, evidence in self._evidence_of_lines().items():
            line._write_changed({"digest": evidence["digest"]})

    def _evidence_of_lines(self):
        """Return ``{line: evidence}`` of the KPI lines of one period, as of now.

        One query for each KPI.
        """
        lines = self.assessment_ids.line_ids.filtered("kpi_id")
        departments = self._departments_below()
        found = {}
        for kpi, group in lines.grouped("kpi_id").items():
            filters = {line: line._filters(departments) for line in group}
            keys = {json.dumps(one, sort_keys=True): one for one in filters.values()}
            evidences = kpi._evidences(
                self.company_id, self.date_from, self.date_to, list(keys.values())
            )
            by_key = dict(zip(keys, evidences, strict=True))
            for line, one in filters.items():
                found[line] = by_key[json.dumps(one, sort_keys=True)]
        return found

    def _departments_below(self):
        """Return ``{department id: ids of it and of all below it}`` in one period."""
        below = {}
        for department, path in self._tree().items():
            for above in path:
                below.setdefault(above, []).append(department)
        return below

    def _content_digest(self):
        """Return the SHA-256 of all scores of one period and what they rest on."""
        self.ensure_one()
        assessments = self.sudo().assessment_ids.sorted("id")
        events = {
            assessment: found.filtered(lambda event: event.state == "confirmed")
            for assessment, found in assessments._events().items()
        }
        content = [
            [
                self._digest_row(assessment, DIGEST_FIELDS),
                *(
                    [self._digest_row(one, names) for one in records.sorted("id")]
                    for records, names in (
                        (assessment.line_ids, DIGEST_LINE_FIELDS),
                        (assessment.appeal_ids, DIGEST_APPEAL_FIELDS),
                        (events[assessment], DIGEST_EVENT_FIELDS),
                        (assessment.line_ids.override_attachment_ids, ("checksum",)),
                    )
                ),
            ]
            for assessment in assessments
        ]
        content.append(self._digest_row(self, ("company_id", "date_from", "date_to")))
        text = json.dumps(content, sort_keys=True, default=json_default)
        return hashlib.sha256(text.encode()).hexdigest()

    @staticmethod
    def _digest_row(record, names):
        row = [record.id]
        for name in names:
            value = record[name]
            row.append(value.id if isinstance(value, models.BaseModel) else value)
        return row

    def action_verify(self):
        """Check a locked period: its own checksum, and the records behind each line.

        :return: a message that says what was found
        :raises AccessError: for others than administrators and controllers
        :raises UserError: before the period is locked
        """
        self.ensure_one()
        self.check_access("read")
        self._check_auditor()
        if self.state != "locked":
            self._refuse_state("locked")
        kind, text = self._verdict()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": kind, "message": text, "sticky": kind != "success"},
        }

    def _verdict(self):
        """Return what checking one locked period found: kind of message, and text."""
        found = self._verification()
        if not found["is_intact"]:
            return "danger", self.env._(
                "The scores are not those that were locked: they were changed outside "
                "the application."
            )
        if found["changed"]:
            return "warning", self.env._(
                "The scores are as they were locked. The records behind %(count)s "
                "lines have changed since.",
                count=found["changed"],
            )
        if found["unknown"]:
            return "warning", self.env._(
                "The scores are as they were locked. The KPIs of %(count)s lines are "
                "defined otherwise now, so that their records cannot be compared.",
                count=found["unknown"],
            )
        return "success", self.env._(
            "The scores are as they were locked, and so are the records behind them."
        )

    def _verification(self):
        """Return whether one locked period is intact, how many of its lines changed,
        and of how many that cannot be known.
        """
        # sudo: the checksums cover what the user may not read; they reveal nothing
        period = self.sudo()
        evidences = period._evidence_of_lines()
        unknown = {line for line in evidences if line._is_defined_otherwise()}
        changed = [
            line
            for line, evidence in evidences.items()
            if line not in unknown and line.digest and line.digest != evidence["digest"]
        ]
        return {
            "is_intact": period.digest == period._content_digest(),
            "changed": len(changed),
            "unknown": len(unknown),
        }

    def action_open_drift(self):
        """Open the assessments whose records changed after they were locked."""
        self.ensure_one()
        action = self.action_open_assessments()
        domain = Domain("period_id", "=", self.id) & Domain("has_drift", "=", True)
        return {**action, "domain": list(domain)}
