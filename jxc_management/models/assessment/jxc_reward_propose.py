from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

FINISHED = ("approved", "locked")


class JxcRewardRule(models.Model):
    _inherit = "jxc.reward.rule"

    def _holds(self, assessment):
        """Return whether the condition of one rule is true of one assessment."""
        if assessment.subject != self.subject or not assessment.has_score:
            return False
        if self.condition == "grade":
            return assessment.grade_id in self.grade_ids
        if self.condition == "failed":
            return not assessment.is_passed
        return self.score_from <= assessment.score <= self.score_to

    def _amount(self, assessment):
        """Return the amount of one rule for one assessment."""
        base = self.amount
        if self.basis == "coefficient":
            base *= assessment.coefficient
        elif self.basis == "score":
            base *= assessment.score / 100
        elif self.basis == "none":
            base = 0.0
        return self.currency_id.round(base)


class JxcReward(models.Model):
    _inherit = "jxc.reward"

    can_decide = fields.Boolean(compute="_compute_can_decide")

    @api.model
    def _propose(self, period):
        """Propose what the rules say about an approved period; nothing twice.

        Periods after it that were approved, or even locked, before it are looked at
        again by the rules that ask for several periods in a row: in which order they
        are approved makes no difference. Their scores and checksums stay.
        """
        rules = self.env["jxc.reward.rule"].sudo()
        rules = rules.search([("company_id", "=", period.company_id.id)])
        if not rules:
            return self
        found = self._propose_one(period.sudo(), rules)
        later = self._neighbours(period.sudo(), max(rules.mapped("consecutive")), 1)
        for distance, one in enumerate(later, 1):
            concerned = rules.filtered(
                lambda rule, distance=distance: rule.consecutive > distance
            )
            found |= self._propose_one(one, concerned)
        return found

    @api.model
    def _propose_one(self, period, rules):
        assessments = period.assessment_ids
        chains = self._chains(period, max(rules.mapped("consecutive")))
        known = {(one.assessment_id, one.rule_id) for one in assessments.reward_ids}
        vals_list = [
            self._proposal(rule, assessment)
            for assessment in assessments
            for rule in rules
            if (assessment, rule) not in known
            and self._is_due(rule, assessment, chains)
        ]
        return self._as_engine().create(vals_list)

    @api.model
    def _chains(self, period, length):
        """Return ``[{subject: assessment}]`` of the periods before, nearest first.

        Only of periods of the same kind that follow each other without a gap.
        """
        return [
            {one._subject(): one for one in earlier.assessment_ids}
            for earlier in self._neighbours(period, length, -1)
        ]

    @api.model
    def _neighbours(self, period, length, way):
        """Return the finished periods next to one, nearest first, without a gap.

        :param length: how many periods in a row matter, ``period`` included
        :param way: 1 for later ones, -1 for earlier ones
        """
        found = []
        while len(found) < length - 1:
            if way > 0:
                name, day = "date_from", fields.Date.add(period.date_to, days=1)
            else:
                name, day = "date_to", fields.Date.subtract(period.date_from, days=1)
            period = period.search(
                [
                    ("company_id", "=", period.company_id.id),
                    ("kind", "=", period.kind),
                    ("state", "in", FINISHED),
                    (name, "=", day),
                ],
                limit=1,
            )
            if not period:
                break
            found.append(period)
        return found

    @api.model
    def _is_due(self, rule, assessment, chains):
        """Return whether a rule holds, in as many periods in a row as it asks for."""
        if not rule._holds(assessment):
            return False
        before = max(rule.consecutive, 1) - 1
        if len(chains) < before:
            return False
        earlier = [chain.get(assessment._subject()) for chain in chains[:before]]
        return all(one and rule._holds(one) for one in earlier)

    @api.model
    def _proposal(self, rule, assessment):
        return {
            "name": f"{rule.name}: {assessment.name}",
            "assessment_id": assessment.id,
            "rule_id": rule.id,
            "kind": rule.kind,
            "amount": rule._amount(assessment),
            "measure": rule.measure,
            "reason": rule._reason(assessment),
        }

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        for reward in self:
            reward.can_decide = reward.state == "proposed" and not reward._why_not()

    def _why_not(self):
        """Return why the user may not decide one reward, or None."""
        if not self.env.user.has_group("jxc_management.group_jxc_administrator"):
            return self.env._("Only administrators decide about rewards and penalties.")
        if self._is_about_me():
            return self.env._("Nobody decides about his own reward.")
        # sudo: whoever may see the assessment
        if self.sudo().assessment_id.manager_reviewed_by_id & self._my_users():
            return self.env._(
                "You reviewed the assessment that “%(reward)s” follows from. Another "
                "administrator has to decide.",
                reward=self.display_name,
            )
        return None

    def _assessed_users(self):
        return super()._assessed_users() | self.sudo().assessment_id._assessed_users()

    def action_approve(self):
        """Approve proposals.

        :raises AccessError: for others than administrators, for those rewarded, and
            those who reviewed them
        """
        self._decide("approved", False)
        return True

    def action_refuse(self, reason):
        """Refuse proposals.

        :param reason: why, which is kept
        """
        self._decide("refused", self._required_text(reason))
        return True

    def _decide(self, state, reason):
        self.check_access("read")
        # sudo: checked below
        locked = self.sudo().try_lock_for_update()
        if len(locked) < len(self):
            raise UserError(
                self.env._(
                    "Somebody else is deciding about these rewards. Try again in a "
                    "moment."
                )
            )
        for reward in self:
            why_not = reward._why_not()
            if why_not:
                raise AccessError(why_not)
            if reward.state != "proposed":
                raise UserError(
                    self.env._(
                        "“%(reward)s” is decided already.", reward=reward.display_name
                    )
                )
        self._as_engine().write(
            {
                "state": state,
                "decision": reason,
                "decided_by_id": self.env.uid,
                "decided_on": fields.Datetime.now(),
            }
        )
