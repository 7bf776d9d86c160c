from odoo import Command, api, fields, models
from odoo.tools import SQL

from .jxc_approval_approvers import Case

#: approvers who have not decided yet and still may: neither archived nor gone from the
#: company, and not the ones who submitted or changed the document
ABLE = SQL("""
    SELECT count(*)
      FROM jxc_approval_step_user_rel asked
      JOIN res_users u ON u.id = asked.res_users_id
     WHERE asked.jxc_approval_step_id = s.id
       AND u.active
       AND NOT COALESCE(u.share, FALSE)
       AND u.id IS DISTINCT FROM r.requester_id
       AND u.id IS DISTINCT FROM r.editor_id
       AND EXISTS (SELECT FROM res_company_users_rel c
                    WHERE c.user_id = u.id AND c.cid = r.company_id)
       AND NOT EXISTS (SELECT FROM jxc_approval_step_decided_rel d
                        WHERE d.jxc_approval_step_id = s.id
                          AND d.res_users_id = u.id)
""")
VOTES = SQL("""
    SELECT count(*)
      FROM jxc_approval_decision d
     WHERE d.step_id = s.id AND d.action = 'approve'
""")


class JxcApprovalStep(models.Model):
    _inherit = "jxc.approval.step"

    @api.model
    def _cron_escalate(self):
        """Escalate overdue steps, and those that their approvers can't decide any more.

        Works step by step and commits each; a step that somebody decides at the same
        moment is left to the next run.
        """
        steps = self._to_escalate()
        self.env["ir.cron"]._commit_progress(remaining=len(steps))
        for step in steps:
            step._escalate_locked()
            if not self.env["ir.cron"]._commit_progress(1):
                break

    @api.model
    def _to_escalate(self):
        """Return the open steps that need more than patience.

        These are steps past their deadline, once each, and steps with fewer approvers
        left than approvals are missing, whatever their deadline.
        """
        self.env.flush_all()
        query = SQL(
            """
            SELECT s.id
              FROM jxc_approval_step s
              JOIN jxc_approval_request r ON r.id = s.request_id
             WHERE s.state = 'open'
               AND ((s.deadline < %s AND s.escalated_on IS NULL
                     AND s.escalation IN ('remind', 'manager'))
                    OR (%s) < s.votes_needed - (%s))
             ORDER BY s.deadline, s.id
            """,
            fields.Datetime.now(),
            ABLE,
            VOTES,
        )
        return self.browse([row[0] for row in self.env.execute_query(query)])

    def _escalate_locked(self):
        """Escalate this step unless somebody else works with its request."""
        request = self.request_id
        if not request.try_lock_for_update(allow_referencing=True):
            return
        self.invalidate_recordset()
        if self.state == "open":
            # a decision that waits for the lock must start again and see the new people
            request._lock_pending()
            self._escalate()

    def _escalate(self):
        """Ask more people, or the same ones again, and record whom."""
        self.ensure_one()
        overdue = bool(self.deadline and self.deadline < fields.Datetime.now())
        case = self._escalation_case()
        rule_steps = self.env["jxc.approval.rule.step"]
        undecided = self.approver_ids - self.decided_ids
        able = rule_steps._eligible(undecided, case)
        gone = undecided - able
        stuck = len(able) < self.votes_needed - self._votes()
        added = self.env["res.users"]
        if overdue and not self.escalated_on and self.escalation == "manager":
            added |= self._managers_of(able, case)
        if stuck:
            added |= self._managers_of(gone, case)
            # somebody must be able to decide, as when the document was submitted
            added = added or self._substitutes(case)
        if not added and (stuck or self.escalated_on):
            return
        values = {"approver_ids": [Command.link(user.id) for user in added]}
        if stuck:
            values["approver_ids"] += [Command.unlink(user.id) for user in gone]
        if overdue:
            values["escalated_on"] = fields.Datetime.now()
        self._as_engine().write(values)
        comment = self._escalation_comment(able, gone if stuck else gone[:0], added)
        self.request_id._log("escalate", comment, self)
        self._ask_again(comment)

    def _votes(self):
        """Return how many approvals this step has."""
        decisions = self.request_id.decision_ids
        return len(
            decisions.filtered(
                lambda one: one.step_id == self and one.action == "approve"
            )
        )

    def _escalation_case(self):
        """Return the :class:`Case` of those who may be asked in addition."""
        request = self.request_id
        return Case(
            company=request.company_id,
            department=request.department_id,
            dimensions=None,
            amount=request.amount,
            requester=request.requester_id,
            people=request.requester_id | request.editor_id,
        )

    def _managers_of(self, users, case):
        """Return the first manager above each of ``users`` who is not asked already."""
        case = case._replace(people=case.people | self.approver_ids | self.decided_ids)
        managers = self.env["res.users"]
        # the employees of archived users are often archived too
        employees = self.env["hr.employee"].with_context(active_test=False)
        found = employees.search(
            [("user_id", "in", users.ids), ("company_id", "=", case.company.id)]
        )
        for employee in found:
            managers |= self._manager_above(employee, case)
        return managers

    def _manager_above(self, employee, case):
        """Return the first manager above ``employee`` who may decide."""
        rule_steps = self.env["jxc.approval.rule.step"]
        seen = self.env["hr.employee"]
        department = employee.department_id
        while employee and employee not in seen:
            seen |= employee
            above = employee.parent_id or department.manager_id
            while department and (not above or above in seen):
                department = department.parent_id
                above = department.manager_id
            employee = above
            manager = rule_steps._eligible(employee.user_id, case)
            if manager:
                return manager
        return self.env["res.users"]

    def _substitutes(self, case):
        """Return whom to ask when nobody above the approvers can be asked."""
        rule_steps = self.env["jxc.approval.rule.step"]
        apart = case.people | self.approver_ids | self.decided_ids
        return rule_steps._eligible(
            rule_steps._administrators(), case._replace(people=apart)
        )

    def _escalation_comment(self, able, gone, added):
        """Return what the record says about an escalation."""
        texts = []
        if gone:
            texts.append(
                self.env._(
                    "%(people)s can no longer decide.", people=gone.mapped("name")
                )
            )
        if added:
            texts.append(
                self.env._("Now also asked: %(people)s.", people=added.mapped("name"))
            )
        elif able:
            texts.append(
                self.env._("Overdue: reminded %(people)s.", people=able.mapped("name"))
            )
        return " ".join(texts)

    def _ask_again(self, comment):
        """Give all who may decide this step one activity, and a message."""
        request = self.request_id
        undecided = self.approver_ids - self.decided_ids
        request._clear_activities(undecided)
        request._tell_open_steps(self)
        request.message_notify(
            partner_ids=undecided.filtered("active").partner_id.ids,
            subject=request.name,
            body=comment,
        )
