from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import float_round
from odoo.tools.misc import formatLang


class JxcApprovalSimplificationLine(models.TransientModel):
    """What approval from one amount on would free, and what it would still cover."""

    _name = "jxc.approval.simplification.line"
    _description = "Threshold of a Simplification of Purchase Approval"
    _inherit = ["jxc.wizard.mixin"]
    _order = "threshold, id"

    simplification_id = fields.Many2one(
        "jxc.approval.simplification", required=True, index=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="simplification_id.currency_id")
    threshold = fields.Monetary("Approval From", help="This amount and more.")
    approved_count = fields.Integer(
        "Orders to Approve", help="Orders that would need approval."
    )
    freed_count = fields.Integer(
        "Orders Freed",
        help="Orders that need approval today and would not any more. Negative: so "
        "many orders would need approval in addition.",
    )
    freed_share = fields.Float(
        "Share Freed", help="Of the orders that need approval today."
    )
    covered_share = fields.Float(
        "Spend Covered", help="The share of the spend that would still be approved."
    )
    saved_decisions = fields.Float("Decisions Saved")
    saved_hours = fields.Float("Waiting Hours Saved")
    is_current = fields.Boolean("Today")
    is_recommended = fields.Boolean("Recommended")
    hint = fields.Char(compute="_compute_hint")

    @api.depends("is_current", "is_recommended")
    def _compute_hint(self):
        for line in self:
            hints = [
                line.is_current and self.env._("Today"),
                line.is_recommended and self.env._("Recommended"),
            ]
            line.hint = ", ".join(filter(None, hints))

    def action_open_freed(self):
        """Open the orders between today's threshold and this one."""
        self.ensure_one()
        low, high = sorted((self.simplification_id.threshold, self.threshold))
        return self.simplification_id._open_orders(
            lambda amount: low <= max(amount, 0.0) < high, self.env._("Orders Freed")
        )

    def action_open_approved(self):
        """Open the orders that would need approval."""
        self.ensure_one()
        return self.simplification_id._open_orders(
            lambda amount: max(amount, 0.0) >= self.threshold,
            self.env._("Orders to Approve"),
        )

    def action_apply(self):
        """Let the chosen rule ask from this amount on; its discussion keeps why.

        :raises UserError: for others than administrators, and without a rule
        """
        self.ensure_one()
        report = self.simplification_id
        report._check_applicable()
        rule = report.rule_id
        if rule.amount_max and self.threshold > rule.amount_max:
            raise UserError(
                self.env._(
                    "“%(rule)s” only counts up to %(amount)s. Choose a lower threshold "
                    "or change the rule first.",
                    rule=rule.name,
                    amount=self._money(rule.amount_max),
                )
            )
        before = rule.amount_min
        rule.amount_min = self.threshold
        rule.message_post(body=self._note(before))
        report._calculate()
        return True

    def _note(self, before):
        """Return the text that says what changed and what it was expected to bring."""
        return self.env._(
            "Approval from %(after)s on, before from %(before)s on. Of the orders of "
            "the last %(months)s months this frees %(freed)s from approval; "
            "%(share)s %% of the spend is still approved.",
            after=self._money(self.threshold),
            before=self._money(before),
            months=self.simplification_id.months,
            freed=self.freed_count,
            share=float_round(self.covered_share * 100, precision_digits=1),
        )

    def _money(self, amount):
        return formatLang(self.env, amount, currency_obj=self.currency_id)
