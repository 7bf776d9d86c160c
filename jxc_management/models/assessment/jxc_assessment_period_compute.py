from collections import namedtuple

from odoo import fields, models
from odoo.exceptions import UserError

from ...tools.assessment_figures import Figures

#: one to assess: by which scorecard, who, in which department and job
Subject = namedtuple("Subject", "scorecard department_id job_id employee_id")
#: whom targets are for, by what a line is measured on: department, job, employee
SCOPES = {
    "subject": lambda ids: ids,
    "department": lambda ids: (ids[0], False, False),
    "company": lambda _ids: (False, False, False),
}


class JxcAssessmentPeriod(models.Model):
    _inherit = "jxc.assessment.period"

    def _refresh(self):
        """Bring the assessments of one period up to date with its scorecards and facts.

        For the engine; reviews, overrides and appeals stay.
        """
        self.ensure_one()
        subjects = self._subjects()
        if not subjects:
            raise UserError(
                self.env._(
                    "No scorecard in use assesses anybody in “%(period)s”. Put one in "
                    "use first: Assessment, Scorecards.",
                    period=self.display_name,
                )
            )
        assessments = self._sync_assessments(subjects)
        lines = self._sync_lines(assessments)
        # of those who left what people have worked on is kept, and kept up to date
        everything = assessments | self.assessment_ids
        self._calculate_lines(lines | everything.line_ids)
        everything._rescore()
        self.write({"computed_on": fields.Datetime.now()})

    def _subjects(self):
        """Return the :class:`Subject` tuples to assess."""
        found = self.env["jxc.scorecard"]._for_subjects(
            self.company_id, self.date_from, self.date_to
        )
        return [
            Subject(
                scorecard,
                department.id,
                job.id if job else False,
                one.id if one._name == "hr.employee" else False,
            )
            for scorecard, one, department, job in found
        ]

    def _sync_assessments(self, subjects):
        """Create missing assessments; return those of ``subjects``, in their order."""
        known = {
            self._subject_key(one.department_id.id, one.employee_id.id): one
            for one in self.assessment_ids
        }
        kept = self.env["jxc.assessment"]
        new = []
        users = self._people_of(subjects)
        for subject in subjects:
            key = self._subject_key(subject.department_id, subject.employee_id)
            values = self._assessment_values(subject, users[key])
            if key in known:
                kept |= known[key]
                known[key]._write_changed(values)
            else:
                new.append({**values, "period_id": self.id})
        gone = self.assessment_ids - kept
        gone.filtered(lambda one: not one._has_work()).unlink()
        # nobody follows the results of all others, whoever calculates them
        quiet = kept.with_context(mail_create_nosubscribe=True, mail_create_nolog=True)
        return kept | quiet.create(new).with_env(self.env)

    @staticmethod
    def _subject_key(department_id, employee_id):
        return ("employee", employee_id) if employee_id else ("dept", department_id)

    def _assessment_values(self, subject, people):
        name, assessed, reviewer = people
        return {
            "name": f"{name} – {self.name}",
            "subject": "employee" if subject.employee_id else "department",
            "department_id": subject.department_id,
            "employee_id": subject.employee_id,
            "job_id": subject.job_id,
            "scorecard_id": subject.scorecard.id,
            "assessed_id": assessed.id,
            "reviewer_id": reviewer.id,
        }

    def _sync_lines(self, assessments):
        """Create the lines that the scorecards have and assessments not; return all."""
        new = []
        gone = self.env["jxc.assessment.line"]
        for assessment in assessments:
            cards = assessment.scorecard_id.line_ids
            lines = {line.scorecard_line_id: line for line in assessment.line_ids}
            for card in cards:
                values = self._line_values(card)
                if card in lines:
                    lines[card]._write_changed(values)
                else:
                    new.append({**values, "assessment_id": assessment.id})
            for card, line in lines.items():
                if card not in cards and not line._has_work():
                    gone |= line
        gone.unlink()
        assessments.line_ids.create(new)
        return assessments.line_ids

    def _line_values(self, card):
        return {
            "scorecard_line_id": card.id,
            "sequence": card.sequence,
            "kind": card.kind,
            "name": card.name,
            "kpi_id": card.kpi_id.id,
            "measured_on": card.measured_on if card.kind == "kpi" else False,
            "weight": card.weight,
        }

    def _calculate_lines(self, lines):
        """Write value, target, rule and points of KPI lines."""
        lines = lines.filtered(lambda line: line.kind == "kpi" and line.kpi_id)
        figures = self._figures(lines.kpi_id)
        targets = self._targets(lines)
        rules = {rule: rule._snapshot() for rule in lines.scorecard_line_id.rule_id}
        snapshots = {}
        for line in lines:
            kpi = line.kpi_id
            scope = SCOPES[line.measured_on](line._subject_ids())
            target = targets.get(scope, {}).get(kpi.id)
            if target and target not in snapshots:
                snapshots[target] = target._snapshot()
            line._calculate(
                figures.of_line(line),
                figures.has_company(kpi.id),
                rules.get(line.scorecard_line_id.rule_id, line.rule_snapshot),
                snapshots.get(target),
            )

    def _figures(self, kpis):
        """Return the sums of facts of the period, read by two grouped queries."""
        totals = {
            level: self.env["jxc.kpi"]._totals(
                self.company_id,
                self.date_from,
                self.date_to,
                kpis=kpis,
                by=("kpi_id", level),
            )
            for level in ("department_id", "user_id")
        }
        above = self._tree()
        return LineFigures(totals["department_id"], totals["user_id"], above)

    def _fact_starts(self, kpis):
        """Return ``{KPI: the first day with facts}`` in the company of the period."""
        # sudo: how the calculation goes is not for everybody who may see a result
        healths = self.env["jxc.kpi.health"].sudo()
        found = healths.search(
            [("kpi_id", "in", kpis.ids), ("company_id", "=", self.company_id.id)]
        )
        return {one.kpi_id: one.day_first for one in found}

    def _targets(self, lines):
        """Return ``{(department, job, employee): {kpi id: target}}``."""
        scopes = list(
            {SCOPES[line.measured_on](line._subject_ids()): None for line in lines}
        )
        department, job, employee = (
            self.env[name].browse()
            for name in ("hr.department", "hr.job", "hr.employee")
        )
        found = self.env["jxc.kpi.target"]._closest(
            lines.kpi_id,
            self.date_to,
            self.company_id,
            [
                (department.browse(a), job.browse(b), employee.browse(c))
                for a, b, c in scopes
            ],
        )
        return dict(zip(scopes, found, strict=True))


class LineFigures(Figures):
    """Figures by what the line of an assessment is measured on."""

    def of_line(self, line):
        """Return the figure of a KPI line."""
        kpi = line.kpi_id.id
        if line.measured_on == "company":
            return self.of_company(kpi)
        assessment = line.assessment_id
        if line.measured_on == "subject" and assessment.subject == "employee":
            return self.of_user(kpi, assessment.assessed_id.id)
        return self.of_department(kpi, assessment.department_id.id)

    def has_company(self, kpi):
        """Return whether anything at all was counted for a KPI."""
        return bool(self.of_company(kpi).records)
