from odoo import fields, models


class JxcGate(models.Model):
    """What people must hold to perform an operation in some places."""

    _name = "jxc.gate"
    _description = "Gate"
    _inherit = ["mail.thread"]
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
        check_company=True,
        help="Empty: all.",
    )
    department_ids = fields.Many2many(
        "hr.department",
        "jxc_gate_department_rel",
        string="Departments",
        check_company=True,
        help="Documents that these departments, or those below, are in charge of. "
        "Empty: all.",
    )
    course_ids = fields.Many2many(
        "jxc.course", "jxc_gate_course_rel", string="Certificates"
    )
    regulation_ids = fields.Many2many(
        "jxc.regulation",
        "jxc_gate_regulation_rel",
        string="Regulations",
        help="Regulations whose version in effect must be read and confirmed.",
    )
    grace_days = fields.Integer(
        default=0,
        help="Days after the expiry of a certificate during which the gate warns only.",
    )
    min_coverage = fields.Integer(
        "Minimum Coverage",
        default=1,
        help="When fewer qualified people are left for the warehouse, the gate warns "
        "instead of blocking, and the department in charge is told.",
    )
    break_glass_group_id = fields.Many2one(
        "res.groups",
        help="Members may go on with a reason, which is recorded.",
    )

    def _operation_selection(self):
        """Return the operations that gates guard, as options of a selection."""
        return [
            *self.env["jxc.operation"]._selection(),
            ("adjustment", self.env._("Inventory Adjustment")),
            ("approval", self.env._("Approval Decision")),
        ]
