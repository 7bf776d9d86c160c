from collections import namedtuple

from odoo import Command, api, fields, models

from ...tools.approval_steps import covering_level, votes_needed
from ...tools.owner_resolver import Dimensions, candidates

#: what decides who may approve a document; ``people`` may not, they worked on it
Case = namedtuple("Case", "company department dimensions amount requester people")


class JxcApprovalRuleStep(models.Model):
    _inherit = "jxc.approval.rule.step"

    def _find_approvers(self, case):
        """Return the users who may decide this step for a :class:`Case`.

        Whoever submitted or last changed the document is left out. Where nobody is
        left, the managers above are asked, and in the end the administrators, so that
        no document is ever stuck.
        """
        self.ensure_one()
        users = self._eligible(self._named_approvers(case), case)
        if not users and self.approver_type in ("owner_lead", "manager", "authority"):
            users = self._above(self._named_approvers(case) or case.requester, case)
        return users or self._eligible(self._administrators(), case)

    def _step_values(self, case):
        """Return the values of a request's step for a :class:`Case`."""
        self.ensure_one()
        users = self._find_approvers(case)
        return {
            "name": self.display_name,
            "sequence": self.sequence,
            "rule_step_id": self.id,
            "approver_ids": [Command.set(users.ids)],
            "votes_needed": votes_needed(self.quorum, self.quorum_number, len(users)),
            "sla_hours": self.sla_hours,
            "escalation": self.escalation,
        }

    @api.model
    def _eligible(self, users, case):
        """Return those of ``users`` who may decide in the company of a case."""
        return users.filtered(
            lambda user: (
                user.active
                and not user.share
                and case.company in user.company_ids
                and user not in case.people
            )
        )

    def _named_approvers(self, case):
        """Return the users whom this step names, whether they may decide or not."""
        # sudo: who approves must not depend on what the submitter may see
        step = self.sudo()
        if step.approver_type == "users":
            return step.user_ids
        if step.approver_type == "group":
            return step.group_id.all_user_ids
        if step.approver_type == "manager":
            return self._manager_above(case.requester, step.level, case.company)
        if step.approver_type == "authority":
            return self._authority(case)
        role = {"owner_lead": "lead"}.get(step.approver_type, step.approver_type)
        return self._accountable(case, role)

    @api.model
    def _manager_above(self, user, level, company):
        """Return the user ``level`` levels above ``user`` in the company."""
        employee = user.sudo().with_company(company).employee_id
        for _level in range(level):
            employee = employee.parent_id or employee.department_id.manager_id
        return employee.user_id

    @api.model
    def _above(self, users, case):
        """Return the first managers above ``users`` who may decide."""
        seen = self.env["hr.employee"].sudo()
        employees = users.sudo().with_company(case.company).employee_id
        while employees - seen:
            seen |= employees
            employees = employees.parent_id or employees.department_id.manager_id
            found = self._eligible(employees.user_id, case)
            if found:
                return found
        return self.env["res.users"]

    @api.model
    def _authority(self, case):
        """Return the manager whose department's approval limit covers the amount."""
        department = case.department.sudo()
        if not department:
            employee = case.requester.sudo().with_company(case.company).employee_id
            department = employee.department_id
        chain = []
        while department:
            if department.manager_id.user_id:
                chain.append(department)
            department = department.parent_id
        if not chain:
            return self.env["res.users"]
        limits = [department.jxc_approval_limit for department in chain]
        return chain[covering_level(limits, case.amount)].manager_id.user_id

    @api.model
    def _accountable(self, case, role):
        """Return who is accountable for a role in the most specific scope of a case."""
        today = fields.Date.context_today(self)
        ownerships = self.env["jxc.ownership"].sudo()
        found = ownerships.search(
            [
                ("company_id", "=", case.company.id),
                ("role", "=", role),
                ("state", "=", "active"),
                ("date_from", "<=", today),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", today),
            ]
        ).grouped(lambda ownership: (ownership.scope_type, ownership.scope_res_id))
        for key in candidates(case.dimensions or Dimensions()):
            users = found.get(key, ownerships).user_id
            if users:
                return users
        if role == "lead":
            return case.department.sudo().manager_id.user_id
        return self.env["res.users"]

    @api.model
    def _administrators(self):
        """Return the users who configure the addon."""
        # sudo: the members of a group are not for everybody to read
        return (
            self.env.ref("jxc_management.group_jxc_administrator").sudo().all_user_ids
        )
