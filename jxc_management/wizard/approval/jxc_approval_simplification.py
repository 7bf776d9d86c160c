from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools.threshold_curve import Curve


class JxcApprovalSimplification(models.TransientModel):
    """From which amount on purchase approval is worth its while, by last year's orders.

    The figures are calculated when it is opened and again by its button.
    """

    _name = "jxc.approval.simplification"
    _description = "Simplification of Purchase Approval"
    _inherit = ["jxc.wizard.mixin"]
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    rule_id = fields.Many2one(
        "jxc.approval.rule",
        "Approval Rule",
        check_company=True,
        domain="[('operation', '=', 'purchase'), ('outcome', '=', 'steps'), "
        "('company_id', 'in', (company_id, False))]",
        ondelete="cascade",
        help="Counts the orders that only the amount keeps from this rule. Empty: all "
        "orders that no rule asks about, as if all of them needed approval today.",
    )
    months = fields.Integer(
        "Months to Look Back", default=12, help="Orders of this many months count."
    )
    target = fields.Float(
        "Spend to Cover",
        default=0.9,
        help="The share of the spend that should still be approved. The largest "
        "threshold that reaches it is recommended.",
    )
    threshold = fields.Monetary(
        "Threshold Today", readonly=True, help="From this amount on the rule asks."
    )
    order_count = fields.Integer("Orders", readonly=True)
    other_count = fields.Integer(
        "Orders of Other Rules",
        readonly=True,
        help="Other rules ask about them in any case, so this threshold frees none of "
        "them. Their spend stays covered.",
    )
    spend = fields.Monetary(
        readonly=True, help="Of the orders counted here and of those of other rules."
    )
    decisions_each = fields.Float(
        "Decisions per Approval",
        readonly=True,
        help="On average of the requests that were decided in this time.",
    )
    hours_each = fields.Float(
        "Hours per Approval",
        readonly=True,
        help="From submission to the last decision, by the clock, on average of the "
        "requests that were decided in this time.",
    )
    request_ids = fields.Json("Counted Requests")
    request_count = fields.Integer("Decided Requests", readonly=True)
    orders = fields.Json("Counted Orders")
    other_orders = fields.Json("Counted Orders of Other Rules")
    line_ids = fields.One2many(
        "jxc.approval.simplification.line",
        "simplification_id",
        "Thresholds",
        readonly=True,
    )
    recommended_id = fields.Many2one(
        "jxc.approval.simplification.line", compute="_compute_recommended_id"
    )

    _check_range = models.Constraint(
        "CHECK (months BETWEEN 1 AND 60 AND target BETWEEN 0 AND 1)",
        "Choose between 1 and 60 months and between 0 and 100 % of the spend.",
    )

    @api.depends("line_ids.is_recommended")
    def _compute_recommended_id(self):
        for simplification in self:
            lines = simplification.line_ids
            simplification.recommended_id = lines.filtered("is_recommended")[:1]

    def _compute_display_name(self):
        for simplification in self:
            simplification.display_name = self.env._("Simplify Purchase Approval")

    @api.model
    def action_start(self):
        """Open the report of the current company, for its first rule."""
        report = self.create({"rule_id": self._usual_rule().id})
        report._calculate()
        return report._get_records_action(name=report.display_name, context={})

    @api.model
    def _usual_rule(self):
        """Return the rule that most likely decides about routine orders.

        That is the one with the lowest threshold among those without other conditions.
        """
        rules = self.env["jxc.approval.rule"].search(
            [
                ("operation", "=", "purchase"),
                ("outcome", "=", "steps"),
                ("company_id", "in", (self.env.company.id, False)),
            ],
            order="sequence, id",
        )
        plain = rules.filtered(lambda rule: not self._is_narrow(rule._compile()))
        return (plain or rules).sorted("amount_min")[:1]

    @api.model
    def _is_narrow(self, compiled):
        """Return whether a compiled rule has other conditions than the amount."""
        names = ("departments", "categories", "warehouses", "partners")
        names += ("price_deviation", "domain")
        return any(getattr(compiled, name) for name in names)

    def action_calculate(self):
        """Calculate the figures again for what was chosen."""
        self.ensure_one()
        self._calculate()
        return True

    def _calculate(self):
        """Read the orders and requests, and make a line per threshold."""
        self.ensure_one()
        amounts, others = self._order_amounts()
        self._measure_requests()
        curve = Curve(amounts.values(), sum(others.values()))
        self.write(
            {
                "threshold": self.rule_id.amount_min,
                "order_count": len(amounts),
                "other_count": len(others),
                "spend": curve.spend,
                "orders": list(amounts.items()),
                "other_orders": list(others),
            }
        )
        self.line_ids.unlink()
        self.env["jxc.approval.simplification.line"].create(
            self._threshold_values(curve)
        )

    def _order_amounts(self):
        """Return ``{order_id: amount}`` of the orders that the threshold decides about.

        And the same of the orders that other rules ask about in any case.
        """
        replay = self.env["jxc.approval.replay"]
        since = fields.Datetime.subtract(fields.Datetime.now(), months=self.months)
        orders = replay._documents("purchase", self.company_id, since)
        rules = replay._rules("purchase", self.company_id, self.rule_id)
        without = [rule._compile() for rule in rules - self.rule_id]
        lowered = [self._lowered(rule) for rule in rules]
        mine, others = {}, {}

        def sort_out(batch, verdicts):
            for order_id, other in replay._judge_batch(batch, without).items():
                found = verdicts[order_id].rule
                if other.rule and other.rule.outcome == "steps":
                    others[order_id] = other.amount
                elif not self.rule_id or (found and found.id == self.rule_id.id):
                    mine[order_id] = other.amount

        replay._judge(orders, lowered, sort_out)
        return mine, others

    def _lowered(self, rule):
        """Return a compiled rule, the chosen one without its lower amount."""
        compiled = rule._compile()
        return compiled._replace(amount_min=0.0) if rule == self.rule_id else compiled

    def _measure_requests(self):
        """Keep how many decisions and hours a request of the rule took on average."""
        since = fields.Datetime.subtract(fields.Datetime.now(), months=self.months)
        domain = [
            ("operation", "=", "purchase"),
            ("company_id", "=", self.company_id.id),
            ("state", "in", ("approved", "rejected")),
            ("is_automatic", "=", False),
            ("submitted_on", ">=", since),
        ]
        if self.rule_id:
            domain.append(("rule_id", "=", self.rule_id.id))
        lines = self.env["jxc.approval.analysis"]
        [[requests, votes, hours]] = lines._read_group(
            domain,
            aggregates=[
                "request_id:array_agg_distinct",
                "votes:sum",
                "request_hours:avg",
            ],
        )
        requests = [one for one in requests or () if one]
        self.write(
            {
                "request_ids": requests,
                "request_count": len(requests),
                "decisions_each": (votes or 0) / len(requests) if requests else 0,
                "hours_each": hours or 0.0,
            }
        )

    def _threshold_values(self, curve):
        """Return the values of one line per threshold."""
        current = self.threshold
        recommended = curve.recommended(self.target, current)
        vals_list = []
        for threshold in curve.candidates(self.target, current):
            point = curve.point(threshold, current)
            vals_list.append(
                {
                    "simplification_id": self.id,
                    "threshold": threshold,
                    "approved_count": point.approved,
                    "covered_share": point.covered,
                    "freed_count": point.freed,
                    "freed_share": point.freed_share or 0.0,
                    "saved_decisions": point.freed * self.decisions_each,
                    "saved_hours": point.freed * self.hours_each,
                    "is_current": threshold == current,
                    "is_recommended": threshold == recommended,
                }
            )
        return vals_list

    def _check_applicable(self):
        """Refuse to change a rule that is not chosen, or by others.

        :raises UserError: saying what to do first
        """
        if not self.env.user.has_group("jxc_management.group_jxc_administrator"):
            raise UserError(
                self.env._(
                    "Only administrators of JXC Management change approval rules. Show "
                    "them this report."
                )
            )
        if not self.rule_id:
            raise UserError(
                self.env._(
                    "Choose the approval rule whose threshold shall change, and "
                    "calculate again."
                )
            )
