from odoo import api, models


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        """Add what waits for the user and, for administrators, the rules."""
        facts = super()._facts()
        facts["numbers"]["to_approve"] = (
            "jxc.approval.request",
            [("is_my_turn", "=", True)],
        )
        if facts["is_administrator"]:
            facts["numbers"]["approval_rules"] = (
                "jxc.approval.rule",
                [("company_id", "in", [self.env.company.id, False])],
            )
        return facts

    @api.model
    def _parts(self, facts, counts):
        """Put first among the documents what waits for the user, if anything does."""
        parts = super()._parts(facts, counts)
        if counts["to_approve"]:
            label = self.env._("To approve")
            number = self._number("to_approve", label, facts, counts)
            parts["documents"]["numbers"].insert(0, number)
        return parts

    @api.model
    def _step_codes(self):
        return (*super()._step_codes(), "approval_rules")

    @api.model
    def _step_approval_rules(self, facts, counts):
        link = self._number(
            "approval_rules", self.env._("Approval rules"), facts, counts
        )
        return self._step(
            "approval_rules",
            self.env._("Rules say what needs approval, and by whom"),
            "done" if link["count"] else "todo",
            self.env._("Without a rule every document takes effect at once."),
            [link],
            self._xmlid_action("jxc_approval_rule_action"),
        )
