from odoo import api, fields, models
from odoo.exceptions import ValidationError


class JxcGate(models.Model):
    """What people must hold to perform an operation in some places."""

    _name = "jxc.gate"
    _description = "Gate"
    _inherit = ["mail.thread", "mail.activity.mixin", "jxc.cached.mixin"]
    _order = "operation, sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    sequence = fields.Integer(default=10)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    operation = fields.Selection(
        selection=lambda self: self.env["jxc.gate"]._operation_selection(),
        required=True,
        index=True,
        tracking=True,
    )
    mode = fields.Selection(
        [("off", "Off"), ("warn", "Warn"), ("block", "Block")],
        required=True,
        default="warn",
        tracking=True,
    )
    warehouse_ids = fields.Many2many(
        "stock.warehouse",
        "jxc_gate_warehouse_rel",
        string="Warehouses",
        ondelete="restrict",
        check_company=True,
        help="Empty: all.",
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_gate_department_rel",
        string="Departments",
        ondelete="restrict",
        check_company=True,
        help="Documents that these departments, or those below, are in charge of. "
        "Empty: all.",
    )
    course_ids = fields.Many2many(
        "jxc.course",
        "jxc_gate_course_rel",
        string="Certificates",
        ondelete="restrict",
        check_company=True,
        help="Courses whose valid certificate is needed.",
    )
    regulation_ids = fields.Many2many(
        "jxc.regulation",
        "jxc_gate_regulation_rel",
        string="Regulations",
        ondelete="restrict",
        check_company=True,
        help="Regulations whose version in effect must be read and confirmed.",
    )
    grace_days = fields.Integer(
        default=0,
        tracking=True,
        help="Days after the expiry of a certificate during which the gate warns only.",
    )
    min_coverage = fields.Integer(
        "Minimum Coverage",
        default=1,
        tracking=True,
        help="When fewer qualified people are left for the warehouse, the gate warns "
        "instead of blocking, and the department in charge is told. 0: it always "
        "blocks.",
    )
    break_glass_group_id = fields.Many2one(
        "res.groups",
        "Emergency Group",
        tracking=True,
        help="Members may go on with a reason, which is recorded.",
    )
    override_hours = fields.Integer(
        "Emergency Lasts",
        default=1,
        help="Hours during which a recorded reason counts for its documents.",
    )
    log_count = fields.Integer("Log Entries", compute="_compute_log_count")
    may_configure = fields.Boolean(compute="_compute_may_configure")

    _check_numbers = models.Constraint(
        "CHECK (grace_days BETWEEN 0 AND 3650 AND min_coverage >= 0 "
        "AND override_hours BETWEEN 1 AND 168)",
        "Days of a gate are between 0 and 3,650, people cannot be negative, and a "
        "recorded reason counts for an hour to a week.",
    )

    def _compute_log_count(self):
        counts = dict(
            self.env["jxc.gate.log"]._read_group(
                [("gate_id", "in", self.ids)], ["gate_id"], ["__count"]
            )
        )
        for gate in self:
            gate.log_count = counts.get(gate._origin, 0)

    @api.depends_context("uid")
    def _compute_may_configure(self):
        self.may_configure = self.browse().has_access("write")

    @api.constrains("active", "mode", "course_ids", "regulation_ids")
    def _check_demands(self):
        for gate in self:
            if not gate.active or gate.mode == "off":
                continue
            if not gate.course_ids and not gate.regulation_ids:
                raise ValidationError(
                    self.env._(
                        "“%(gate)s” asks for nothing. Choose at least one certificate "
                        "or regulation, or switch it off.",
                        gate=gate.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        for gate in self.sudo():
            if gate.log_count:
                raise ValidationError(
                    self.env._(
                        "“%(gate)s” has stopped or warned people and stays in their "
                        "log. Archive it instead.",
                        gate=gate.name,
                    )
                )

    def action_view_log(self):
        """Open what this gate did."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_gate_log_action"
        )
        return {**action, "domain": [("gate_id", "=", self.id)], "context": {}}

    def action_view_coverage(self):
        """Open the forecast of this gate."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_gate_coverage_action"
        )
        context = {"search_default_by_warehouse": 1}
        return {**action, "domain": [("gate_id", "=", self.id)], "context": context}

    def action_preview(self):
        """Open who would be stopped today, per warehouse."""
        self.ensure_one()
        return self.env["jxc.gate.preview"]._action_for(self)

    def _operation_selection(self):
        """Return the operations that gates guard, as options of a selection."""
        return [
            *self.env["jxc.operation"]._selection(),
            ("adjustment", self.env._("Inventory Adjustment")),
            ("approval", self.env._("Approval Decision")),
        ]
