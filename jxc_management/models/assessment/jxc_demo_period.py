from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from ...tools.demo_assessment import (
    APPEALS,
    DAYS,
    EVENTS,
    OVERRIDE,
    REVIEWS,
    SELF,
    event_day,
    last_quarter,
    quarter,
    step_day,
)

ADMINISTRATOR = "jxcadmin"
#: columns that tell when something was done, and in which step
DATED = (
    ("jxc_assessment_period", "computed_on", "compute", "id"),
    ("jxc_assessment_period", "approved_on", "approve", "id"),
    ("jxc_assessment_period", "locked_on", "lock", "id"),
    ("jxc_assessment", "self_reviewed_on", "self_review", "period_id"),
    ("jxc_assessment", "manager_reviewed_on", "review", "period_id"),
    ("jxc_assessment", "signed_on", "decision", "period_id"),
    ("jxc_assessment_line", "override_on", "override", "period_id"),
    ("jxc_assessment_appeal", "submitted_on", "appeal", "period_id"),
    ("jxc_assessment_appeal", "decided_on", "decision", "period_id"),
    ("jxc_reward", "decided_on", "reward", "period_id"),
)
#: until when what should be done
DEADLINES = (
    ("self_review_deadline", "self_review", 2),
    ("manager_review_deadline", "review", 4),
    ("appeal_deadline", "appeal", 3),
)


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    def _assess_last_quarter(self, company):
        """Take the last complete quarter from its opening to its lock."""
        first, last = last_quarter(company._jxc_today())
        period = self._open_period(company, first, last)
        period.action_compute()
        for event in EVENTS:
            if event.decider:
                self._happen(company, event, event_day(event, first))
        period.action_start_self_review()
        for review in SELF:
            self._give_review(period, review, "action_submit_self_review")
        period.action_start_manager_review(confirm=True)
        for review in REVIEWS:
            self._give_review(period, review, "action_submit_review")
        line = self._line(period, OVERRIDE.whom, OVERRIDE.code)
        line.with_env(self._as(OVERRIDE.login).env).action_override(
            raised(line, OVERRIDE.more), OVERRIDE.reason
        )
        period.action_start_appeals(confirm=True)
        for appeal in APPEALS:
            self._settle_appeal(period, appeal)
        self._sign(period)
        period.action_approve(confirm=True)
        self._decide_rewards(period)
        period.action_lock()
        self._date_period(period, last, company._jxc_today())

    def _assess_this_quarter(self, company):
        """Open the running quarter: its figures are provisional."""
        today = company._jxc_today()
        period = self._open_period(company, *quarter(today))
        period.action_compute()
        for event in EVENTS:
            if not event.decider:
                self._happen(company, event, today)
        kpi = self.env.ref("jxc_management.kpi_workplace_audit")
        self._as("sclead").env["jxc.kpi.reading"].create(
            {
                "kpi_id": kpi.id,
                "company_id": company.id,
                "department_id": self._department("east").id,
                "day": today,
                "num": 87,
                "note": "Aisles are free again. 通道已清理。",
            }
        )

    def _open_period(self, company, first, last):
        """Return a new quarter, opened by the administrator."""
        periods = self._as(ADMINISTRATOR).env["jxc.assessment.period"]
        return periods.create(
            {
                "company_id": company.id,
                "kind": "quarter",
                "date_from": first,
                "date_to": last,
            }
        )

    def _happen(self, company, event, day):
        """Enter an event's points; somebody else confirms them, or has yet to."""
        values = {
            "name": event.name,
            "date": day,
            "company_id": company.id,
            "subject": "employee" if event.employee else "department",
            "points": event.points,
            "evidence": event.evidence,
        }
        if event.employee:
            values["employee_id"] = self._worker(event.employee).id
        else:
            values["department_id"] = self._department(event.department).id
        entered = self._as(event.author).env["jxc.score.event"].create(values)
        if event.decider:
            entered.with_env(self._as(event.decider).env).action_confirm()

    def _assessment(self, period, whom):
        """Return the assessment of an employee, or of a department by its prefix."""
        found = period.sudo().assessment_ids
        department = whom.removeprefix("department_")
        if department == whom:
            worker = self._worker(whom)
            return found.filtered(lambda one: one.employee_id == worker)
        subject = self._department(department)
        return found.filtered(
            lambda one: not one.employee_id and one.department_id == subject
        )

    def _line(self, period, whom, code):
        """Return a line by the code of its KPI; without one the judged line."""
        lines = self._assessment(period, whom).line_ids
        return lines.filtered(
            lambda line: line.kpi_id.code == code if code else line.kind == "review"
        )[:1]

    def _give_review(self, period, review, method):
        """Give the judged lines of an assessment points, and a comment."""
        assessment = self._assessment(period, review.whom)
        judged = assessment.line_ids.filtered(lambda line: line.kind == "review")
        scores = {line.id: review.score for line in judged}
        own = assessment.with_env(self._as(review.login).env)
        getattr(own, method)(scores, review.comment)

    def _settle_appeal(self, period, plan):
        """Let somebody appeal and a second person decide."""
        line = self._line(period, plan.whom, plan.code)
        own = line.assessment_id.with_env(self._as(plan.login).env)
        score = raised(line, plan.more)
        wanted = raised(line, plan.wanted)
        number = own.action_appeal(plan.reason, line.id, wanted)
        judge = self._as(plan.judge).env
        appeal = judge["jxc.assessment.appeal"].browse(number)
        if plan.more:
            appeal.action_accept(score, plan.decision)
        else:
            appeal.action_reject(plan.decision)

    def _sign(self, period):
        """Let a second administrator sign off what the approver reviewed himself."""
        own = self._person(ADMINISTRATOR)
        reviewed = period.sudo().assessment_ids.filtered(
            lambda one: one.manager_reviewed_by_id == own
        )
        for assessment in reviewed.with_user(self.env.ref("base.user_admin")):
            assessment.action_sign()

    def _decide_rewards(self, period):
        """Approve what the rules propose, except what the administrator judged."""
        own = self._person(ADMINISTRATOR)
        rewards = period.sudo().reward_ids.filtered(
            lambda one: one.assessment_id.manager_reviewed_by_id != own
        )
        rewards.with_env(self._as(ADMINISTRATOR).env).action_approve()

    # ------------------------------------------------------------------
    # Days
    # ------------------------------------------------------------------

    @api.model
    def _date_period(self, period, last, today):
        """Let the steps of a locked quarter have been taken in the weeks after it."""
        self.env.flush_all()
        days = {step: step_day(step, last, today) for step in DAYS}
        # SQL: what is locked cannot be changed, not even for a demo
        for place, (table, column, step, key) in enumerate(DATED):
            moment = fields.Datetime.to_datetime(days[step]) + timedelta(
                hours=2, minutes=20 * place
            )
            self.env.cr.execute(
                SQL(
                    "UPDATE %s SET %s = %s WHERE %s = %s AND %s IS NOT NULL",
                    SQL.identifier(table),
                    SQL.identifier(column),
                    moment,
                    SQL.identifier(key),
                    period.id,
                    SQL.identifier(column),
                )
            )
        for column, step, more in DEADLINES:
            self.env.cr.execute(
                SQL(
                    "UPDATE jxc_assessment_period SET %s = %s WHERE id = %s",
                    SQL.identifier(column),
                    days[step] + timedelta(days=more),
                    period.id,
                )
            )
        self.env.invalidate_all(flush=False)


def raised(line, more):
    """Return the score of a line with ``more`` points, as far as it goes up."""
    highest = 100 if line.kind == "review" else 120
    return min(round(line.score) + more, highest)
