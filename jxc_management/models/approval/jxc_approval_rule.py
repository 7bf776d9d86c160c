from odoo import api, fields, models
from odoo.exceptions import ValidationError


class JxcApprovalRule(models.Model):
    """When documents of an operation need approval, and by whom.

    Rules are tried by sequence, the first one that fits counts.
    """

    _name = "jxc.approval.rule"
    _description = "Approval Rule"
    _inherit = ["mail.thread", "jxc.cached.mixin"]
    _order = "operation, sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: the rule counts in every company; its amounts are then in the "
        "currency of each company.",
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    operation = fields.Selection(
        selection=lambda self: self.env["jxc.operation"]._selection(),
        required=True,
        default="purchase",
        index=True,
        tracking=True,
    )
    outcome = fields.Selection(
        [("steps", "Needs Approval"), ("auto", "Passes at Once")],
        required=True,
        default="steps",
        tracking=True,
        help="Passes at once: routine documents that nobody has to look at; they are "
        "recorded as approved by the rule.",
    )
    amount_min = fields.Monetary(
        "From Amount", tracking=True, help="This amount and more. 0: no lower limit."
    )
    amount_max = fields.Monetary(
        "Up to Amount", tracking=True, help="Up to and with this amount. 0: no limit."
    )
    # not prefetched: requests read their rules, and need none of these
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_approval_rule_department_rel",
        prefetch=False,
        string="Departments",
        check_company=True,
        help="Documents these departments, or departments below them, are in charge "
        "of. Empty: all.",
    )
    category_ids = fields.Many2many(
        "product.category",
        "jxc_approval_rule_category_rel",
        prefetch=False,
        string="Product Categories",
        help="Documents with at least one product of these categories or of those "
        "below. Empty: all.",
    )
    warehouse_ids = fields.Many2many(
        "stock.warehouse",
        "jxc_approval_rule_warehouse_rel",
        prefetch=False,
        string="Warehouses",
        check_company=True,
    )
    partner_ids = fields.Many2many(
        "res.partner",
        "jxc_approval_rule_partner_rel",
        prefetch=False,
        string="Vendors",
        check_company=True,
    )
    price_deviation = fields.Float(
        "Price Deviation (%)",
        tracking=True,
        help="Only when a price is more than this percentage above the vendor price "
        "list, or above the last price paid where there is none. 0: at any price.",
    )
    domain = fields.Char(
        help="Further conditions on the document; “uid” is the person who submits it."
    )
    model_name = fields.Char(compute="_compute_model_name")
    tolerance_percent = fields.Float(
        "Tolerance (%)",
        tracking=True,
        help="An approved document may grow by this share without a new approval.",
    )
    tolerance_amount = fields.Monetary(
        "Tolerance", tracking=True, help="The same as an amount; the larger one counts."
    )
    step_ids = fields.One2many("jxc.approval.rule.step", "rule_id", "Steps", copy=True)
    request_count = fields.Integer("Requests", compute="_compute_request_count")

    _check_amounts = models.Constraint(
        "CHECK (amount_min >= 0 AND amount_max >= 0 "
        "AND (amount_max = 0 OR amount_max >= amount_min))",
        "The amounts of an approval rule cannot be negative, nor the lower one above "
        "the upper one.",
    )
    _check_tolerances = models.Constraint(
        "CHECK (tolerance_percent >= 0 AND tolerance_amount >= 0 "
        "AND price_deviation >= 0)",
        "Tolerances and price deviations of an approval rule cannot be negative.",
    )

    @api.depends("company_id")
    @api.depends_context("company")
    def _compute_currency_id(self):
        for rule in self:
            rule.currency_id = (rule.company_id or self.env.company).currency_id

    @api.depends("operation")
    def _compute_model_name(self):
        operations = self.env["jxc.operation"]
        for rule in self:
            rule.model_name = rule.operation and operations._model_of(rule.operation)

    def _compute_request_count(self):
        counts = dict(
            self.env["jxc.approval.request"]._read_group(
                [("rule_id", "in", self.ids)], ["rule_id"], ["__count"]
            )
        )
        for rule in self:
            rule.request_count = counts.get(rule._origin, 0)

    @api.constrains("outcome", "step_ids", "active")
    def _check_steps(self):
        for rule in self:
            if rule.active and rule.outcome == "steps" and not rule.step_ids:
                raise ValidationError(
                    self.env._(
                        "“%(rule)s” needs at least one step that says who approves. "
                        "Add one, or let the documents pass at once.",
                        rule=rule.name,
                    )
                )

    @api.constrains("domain", "operation")
    def _check_domain(self):
        for rule in self.filtered("domain"):
            try:
                documents = self.env[rule.model_name].sudo()
                documents.search_count(rule._parsed_domain(rule.domain), limit=1)
            except Exception as error:
                raise ValidationError(
                    self.env._(
                        "The further conditions of “%(rule)s” cannot be read: "
                        "%(error)s",
                        rule=rule.name,
                        error=error,
                    )
                ) from error

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for rule in self:
            if rule.request_count:
                raise ValidationError(
                    self.env._(
                        "“%(rule)s” has decided about documents and stays in their "
                        "history. Archive it instead.",
                        rule=rule.name,
                    )
                )

    def action_view_requests(self):
        """Open the requests that this rule has led to."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_approval_request_action_all"
        )
        return {**action, "domain": [("rule_id", "=", self.id)], "context": {}}
