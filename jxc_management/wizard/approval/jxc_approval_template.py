import math

from markupsafe import Markup

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: with fewer orders than this the past says little about good amounts
ENOUGH_ORDERS = 20


def round_amount(amount):
    """Return the largest of 1, 2, 5, 10, 20, 50 ... that is not above ``amount``."""
    if amount < 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(amount))
    return max(step * power for step in (1, 2, 5) if step * power <= amount)


class JxcApprovalTemplate(models.TransientModel):
    """An administrator's choice of ready-made approval rules."""

    _name = "jxc.approval.template"
    _description = "Approval Rule Template"
    _inherit = ["jxc.wizard.mixin"]

    company_id = fields.Many2one(
        "res.company",
        required=True,
        default=lambda self: self.env.company,
        domain="[('id', 'in', allowed_company_ids)]",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    template = fields.Selection(
        [
            ("small", "Small company: one approval above an amount"),
            ("two_steps", "Two steps by amount"),
            ("authority", "Authority chain: limits of departments"),
            ("routine", "Routine orders within the price list pass at once"),
            ("scrap", "Write-offs: finance"),
            ("over", "Receipts over the ordered quantity"),
        ],
        required=True,
        default="small",
    )
    amount = fields.Monetary(
        "From Amount",
        compute="_compute_amounts",
        store=True,
        readonly=False,
        help="Proposed from your orders of the last twelve months: about one in five "
        "is above it.",
    )
    amount_second = fields.Monetary(
        "Second Step From",
        compute="_compute_amounts",
        store=True,
        readonly=False,
        help="Proposed from your orders of the last twelve months: about one in twenty "
        "is above it.",
    )
    amount_routine = fields.Monetary(
        "Routine Up To",
        compute="_compute_amounts",
        store=True,
        readonly=False,
        help="Orders up to this amount pass at once when no price is above the known "
        "one.",
    )
    amount_scrap = fields.Monetary(
        "Write-Offs From", help="The value of the goods at cost. 0: every write-off."
    )
    price_deviation = fields.Float(
        "Price Tolerance (%)",
        default=2,
        help="So much may a price be above the vendor price list, or above the last "
        "price paid.",
    )
    sla_hours = fields.Float(
        "Hours to Decide",
        default=8,
        help="Working hours; afterwards the managers of the approvers are asked too. "
        "0: no limit.",
    )
    approver_ids = fields.Many2many(
        "res.users",
        string="Approvers",
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        help="One of them approves. Empty: the manager of the requester.",
    )
    in_force = fields.Boolean(
        "In Force at Once",
        default=True,
        help="Off: the rules are archived, so that you can look at them first.",
    )
    limit_ids = fields.One2many(
        "jxc.approval.template.limit",
        "template_id",
        "Limits",
        compute="_compute_limit_ids",
        store=True,
        readonly=False,
    )
    preview = fields.Html("What Is Created", compute="_compute_preview", sanitize=False)
    existing_ids = fields.Many2many(
        "jxc.approval.rule",
        string="Rules in Force",
        compute="_compute_existing_ids",
        help="Rules for the same operation. They stay as they are; of all rules the "
        "first that fits counts.",
    )

    def _compute_display_name(self):
        self.display_name = self.env._("Approval Rule Templates")

    @api.depends("company_id")
    def _compute_amounts(self):
        for template in self:
            first, second = template._usual_amounts()
            template.amount = first
            template.amount_second = second
            template.amount_routine = round_amount(first / 2)

    def _usual_amounts(self):
        """Return which amounts one in five and one in twenty orders are above."""
        company = self.company_id
        query = SQL(
            """
            SELECT count(*), percentile_cont(ARRAY[0.8, 0.95]) WITHIN GROUP (
                       ORDER BY amount_total / COALESCE(NULLIF(currency_rate, 0), 1))
              FROM purchase_order
             WHERE company_id = %s AND state = 'purchase' AND date_order >= %s
            """,
            company.id,
            fields.Datetime.subtract(fields.Datetime.now(), months=12),
        )
        [[count, shares]] = self.env.execute_query(query)
        if count < ENOUGH_ORDERS:
            limit = company.po_double_validation_amount or 5000
            return limit, 5 * limit
        first, second = map(round_amount, shares)
        return first, max(second, round_amount(2 * first))

    @api.depends("company_id", "template")
    def _compute_limit_ids(self):
        for template in self:
            values = (
                template._limit_values() if template.template == "authority" else []
            )
            template.limit_ids = [
                Command.clear(),
                *(Command.create(one) for one in values),
            ]

    def _limit_values(self):
        """Return a limit per department with a manager: the one it has, or a usual."""
        departments = self.env["hr.department"].search(
            [("company_id", "=", self.company_id.id), ("manager_id", "!=", False)]
        )
        usual = {0: 0, 1: self.amount_second}
        return [
            {
                "department_id": department.id,
                "limit": department.jxc_approval_limit
                or usual.get(department.parent_path.count("/") - 1, self.amount),
            }
            for department in departments.sorted("complete_name")
        ]

    @api.depends(
        "template",
        "company_id",
        "amount",
        "amount_second",
        "amount_routine",
        "amount_scrap",
        "price_deviation",
        "sla_hours",
        "approver_ids",
    )
    def _compute_preview(self):
        for template in self:
            rules = [
                self.env["jxc.approval.rule"].new(values)
                for values in template._rule_values()
            ]
            template.preview = Markup("<ul>%s</ul>") % Markup().join(
                Markup("<li><b>%s</b><br/>%s</li>")
                % (rule.name, Markup("<br/>").join(rule.explanation.splitlines()))
                for rule in rules
            )

    @api.depends("template", "company_id")
    def _compute_existing_ids(self):
        for template in self:
            operations = {values["operation"] for values in template._rule_values()}
            template.existing_ids = self.env["jxc.approval.rule"].search(
                [
                    ("company_id", "in", (template.company_id.id, False)),
                    ("operation", "in", list(operations)),
                ]
            )

    def action_create_rules(self):
        """Create the rules of the template and open them; no other rule changes.

        :raises UserError: when an amount makes no sense
        """
        self.ensure_one()
        self._check_amounts()
        rules = self.env["jxc.approval.rule"].create(self._rule_values())
        if self.template == "authority":
            self.limit_ids._apply()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_approval_rule_action"
        )
        return {
            **action,
            "domain": [("id", "in", rules.ids)],
            "context": {"active_test": False},
        }

    def _check_amounts(self):
        """Refuse amounts with which a rule would do the opposite of its name.

        :raises UserError: saying which one to change
        """
        if self.template == "two_steps" and self.amount_second <= self.amount:
            raise UserError(
                self.env._("The second step has to start above the first amount.")
            )
        if self.template == "routine" and self.amount_routine <= 0:
            raise UserError(
                self.env._(
                    "Say up to which amount orders are routine: without one, every "
                    "order would pass at once."
                )
            )
        if self.template == "routine" and self.price_deviation <= 0:
            raise UserError(
                self.env._(
                    "The price tolerance has to be above 0 %, for example 0.1 %."
                )
            )
