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
    def _document_labels(self):
        return {"to_approve": self.env._("To approve"), **super()._document_labels()}

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
