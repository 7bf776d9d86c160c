from collections import namedtuple

from odoo import api, fields, models
from odoo.tools import SQL, format_datetime

from ...tools.training_evidence_sql import CONCERNED, FACTS, HANDLED_DAYS
from ...tools.training_sql import OPEN_STATES

#: documents that a reason names
NAMED = 5

Concerned = namedtuple("Concerned", "employee_id count facts")
Fact = namedtuple("Fact", "res_model res_id name date")


class JxcTrainingTrigger(models.Model):
    _inherit = "jxc.training.trigger"

    @api.model
    def _cron_evaluate(self):
        """Assign courses to those whose documents showed enough mistakes."""
        triggers = self.search([("active", "=", True)])
        self.env["ir.cron"]._jxc_each(trigger._evaluate_once for trigger in triggers)

    def _evaluate_once(self):
        """Evaluate one trigger, unless somebody is doing it already."""
        if self.try_lock_for_update(allow_referencing=True):
            self._evaluate()

    def _evaluate(self):
        """Open the assignments of this trigger and note what they are based on."""
        self.ensure_one()
        # sudo: a job for everybody
        trigger = self.sudo()
        assignments = self.env["jxc.training.assignment"].sudo()
        if not trigger.course_id.active:
            return assignments
        day = trigger.company_id._jxc_today()
        due = fields.Date.add(day, days=trigger.due_days)
        vals_list = []
        for one in trigger._concerned():
            employee = self.env["hr.employee"].browse(one.employee_id)
            assignment = assignments._assign(
                employee, trigger.course_id, "evidence", trigger._reason(one), due
            )
            assignments |= assignment
            if assignment:
                vals_list += trigger._evidence_values(assignment, one)
        self.env["jxc.training.evidence"]._as_engine().create(vals_list)
        return assignments

    def _evidence_values(self, assignment, concerned):
        """Return what to note about the documents behind an assignment."""
        return [
            {
                "name": fact.name or "",
                "trigger_id": self.id,
                "assignment_id": assignment.id,
                "employee_id": concerned.employee_id,
                "res_model": fact.res_model,
                "res_id": fact.res_id,
                "date": fact.date,
            }
            for fact in concerned.facts
        ]

    def _concerned(self):
        """Return a :class:`Concerned` per employee who has to learn; one query."""
        self.ensure_one()
        self.env.flush_all()
        query = CONCERNED.format(facts=FACTS[self.kind])
        rows = self.env.execute_query(SQL(query, **self._query_values()))
        return [
            Concerned(
                employee_id,
                count,
                [Fact(*fact) for fact in zip(*facts, strict=True)],
            )
            for employee_id, count, *facts in rows
        ]

    def _query_values(self):
        today = self.company_id._jxc_today()
        since = max(self.date_from, fields.Date.subtract(today, days=self.days))
        departments = self.department_ids
        if departments:
            departments = departments.search([("id", "child_of", departments.ids)])
        return {
            "since": since,
            "back": fields.Date.subtract(since, days=HANDLED_DAYS),
            "open": list(OPEN_STATES),
            "course": self.course_id.id,
            "company": self.company_id.id or None,
            "departments": departments.ids or None,
            "jobs": self.job_ids.ids or None,
            "trigger": self.id,
            "threshold": self.threshold,
        }

    def _reason(self, concerned):
        """Return why an employee has to learn, naming how many and which documents."""
        names = [
            fact.name or format_datetime(self.env, fact.date)
            for fact in concerned.facts[:NAMED]
        ]
        values = {
            "trigger": self.name,
            "count": concerned.count,
            "days": self.days,
            "documents": ", ".join(names),
        }
        if concerned.count > NAMED:
            return self.env._(
                "%(trigger)s: %(count)s within %(days)s days: %(documents)s, …",
                **values,
            )
        return self.env._(
            "%(trigger)s: %(count)s within %(days)s days: %(documents)s.", **values
        )
