from bisect import bisect_left
from collections import defaultdict

from odoo import api, models

from ...models.approval.jxc_approval_approvers import Case
from ...tools.owner_resolver import Dimensions

#: kinds of approvers that depend on who is in charge of what
BY_SCOPE = ("owner_lead", "support", "oversight")


class JxcApprovalTrialPeople(models.AbstractModel):
    """Who would be asked for the approval of documents of the past."""

    _name = "jxc.approval.trial.people"
    _description = "People Asked in a Trial of an Approval Rule"

    @api.model
    def _counter(self, rules, past):
        """Return a :class:`PeopleCounter` for rules and recorded requests."""
        return PeopleCounter(self.env, rules, past)

    @api.model
    def _limits(self):
        """Return all approval limits, ascending: amounts between two are alike."""
        # sudo: departments of other companies count as little as hidden ones
        groups = (
            self.env["hr.department"].sudo()._read_group([], ["jxc_approval_limit"])
        )
        return sorted(limit for [limit] in groups if limit)


class PeopleCounter:
    """Collects the documents that each person would be asked about.

    People are looked up once for all documents alike: with the same step, department,
    requester and scope, and with amounts between the same approval limits.
    """

    def __init__(self, env, rules, past):
        self.documents = defaultdict(set)
        self._env = env
        self._steps = {rule.id: rule.step_ids for rule in rules}
        self._past = past
        self._limits = env["jxc.approval.trial.people"]._limits()
        self._known = {}

    def count(self, batch, verdicts):
        """Count who would be asked about the documents of a batch."""
        for document in batch:
            rule, amount = verdicts[document.id]
            if rule and rule.outcome == "steps":
                for user_id in self._people(document, rule, amount):
                    self.documents[user_id].add(document.id)

    def _people(self, document, rule, amount):
        """Return the ids of those whom the steps of a rule ask about a document."""
        case = self._case(document, self._steps[rule.id], amount)
        level = bisect_left(self._limits, amount)
        people = tuple(sorted(case.people.ids))
        key = (rule.id, case.department.id, case.dimensions, people, level)
        key += (case.requester.id,)
        if key not in self._known:
            self._known[key] = {
                user_id
                for step in self._steps[rule.id]
                for user_id in step._find_approvers(case).ids
            }
        return self._known[key]

    def _case(self, document, steps, amount):
        """Return the :class:`Case` of a document, as far as its steps ask for it."""
        users = self._env["res.users"].sudo()
        past = self._past.get(document.id)
        requester = document._jxc_past_requester()
        people = requester
        if past:
            requester = users.browse(past.requester_id)
            people = requester | users.browse(past.editor_id)
        by_scope = any(step.approver_type in BY_SCOPE for step in steps)
        return Case(
            company=document.company_id,
            department=document.jxc_department_id,
            dimensions=document._jxc_dimensions() if by_scope else Dimensions(),
            amount=amount,
            requester=requester,
            people=people,
        )
