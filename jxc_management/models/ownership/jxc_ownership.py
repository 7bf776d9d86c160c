from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from ...tools.owner_resolver import PRECEDENCE

#: field that holds the scope's record, by scope type (the company scope has none)
SCOPE_FIELDS = {
    "process": "process_id",
    "warehouse": "warehouse_id",
    "location": "location_id",
    "picking_type": "picking_type_id",
    "category": "category_id",
    "vendor": "partner_id",
}


class JxcOwnership(models.Model):
    """A department's dated role (lead, support or oversight) for one scope."""

    _name = "jxc.ownership"
    _description = "Department Ownership"
    _inherit = ["mail.thread"]
    _order = "company_id, scope_rank, scope_res_id, role, date_from desc, id desc"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    department_id = fields.Many2one(
        "hr.department",
        required=True,
        index=True,
        check_company=True,
        tracking=True,
        ondelete="restrict",
    )
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("oversight", "Oversight")],
        required=True,
        default="lead",
        tracking=True,
        help="Lead: runs it and answers for it. Support: helps to run it, usually IT. "
        "Oversight: checks it independently, usually finance.",
    )
    scope_type = fields.Selection(
        [
            ("company", "Whole Company"),
            ("process", "Process"),
            ("warehouse", "Warehouse"),
            ("location", "Location"),
            ("picking_type", "Operation Type"),
            ("category", "Product Category"),
            ("vendor", "Vendor"),
        ],
        required=True,
        default="company",
        help="When several scopes fit a document, the most specific lead counts: "
        "location, operation type, warehouse, product category, vendor, process, "
        "company.",
    )
    process_id = fields.Many2one("jxc.process", ondelete="restrict", index=True)
    warehouse_id = fields.Many2one(
        "stock.warehouse", ondelete="restrict", index=True, check_company=True
    )
    location_id = fields.Many2one(
        "stock.location", ondelete="restrict", index=True, check_company=True
    )
    picking_type_id = fields.Many2one(
        "stock.picking.type",
        "Operation Type",
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    category_id = fields.Many2one(
        "product.category", "Product Category", ondelete="restrict", index=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Vendor", ondelete="restrict", index=True, check_company=True
    )
    scope_res_id = fields.Integer(
        compute="_compute_scope_key", store=True, precompute=True
    )
    scope_rank = fields.Integer(
        compute="_compute_scope_key", store=True, precompute=True
    )
    scope_name = fields.Char("Scope", compute="_compute_scope_name")
    user_id = fields.Many2one(
        "res.users",
        "Accountable Person",
        compute="_compute_user_id",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        help="Who answers for the role; the department's manager unless you choose "
        "somebody else.",
    )
    date_from = fields.Date(
        "From", required=True, default=fields.Date.context_today, tracking=True
    )
    date_to = fields.Date("To", tracking=True, help="Empty while there is no end.")
    state = fields.Selection(
        [("draft", "Draft"), ("active", "Active"), ("ended", "Ended")],
        "Status",
        required=True,
        default="draft",
        index=True,
        copy=False,
        tracking=True,
    )
    origin = fields.Selection(
        [
            ("manual", "Manual"),
            ("proposal", "Proposal"),
            ("handover", "Handover"),
        ],
        required=True,
        default="manual",
        readonly=True,
        copy=False,
    )
    raci = fields.Char("RACI", compute="_compute_raci")
    reason = fields.Text(help="Why this department has this role.")

    _one_lead_per_scope = models.Constraint(
        "EXCLUDE USING gist ("
        "int4range(company_id, company_id, '[]') WITH &&, "
        "int4range(scope_rank, scope_rank, '[]') WITH &&, "
        "int4range(scope_res_id, scope_res_id, '[]') WITH &&, "
        "(CASE WHEN date_to < date_from THEN 'empty'::daterange "
        "ELSE daterange(date_from, date_to, '[]') END) WITH &&"
        ") WHERE (role = 'lead' AND state IN ('active', 'ended'))",
        "Another department leads this scope in the same period. End its ownership "
        "first, or hand the scope over.",
    )
    _check_end = models.Constraint(
        "CHECK (date_to IS NOT NULL OR state != 'ended')",
        "An ended ownership needs its last day.",
    )
    _check_dates = models.Constraint(
        "CHECK (date_to >= date_from OR state = 'ended')",
        "The last day of an ownership cannot be before its first day.",
    )

    @api.depends(
        "scope_type", *SCOPE_FIELDS.values(), "partner_id.commercial_partner_id"
    )
    def _compute_scope_key(self):
        for ownership in self:
            scope = ownership._scope_record()
            ownership.scope_res_id = scope.id if scope else 0
            ownership.scope_rank = PRECEDENCE.index(ownership.scope_type or "company")

    @api.depends("scope_type", *SCOPE_FIELDS.values())
    @api.depends_context("lang")
    def _compute_scope_name(self):
        labels = dict(self._fields["scope_type"]._description_selection(self.env))
        for ownership in self:
            # sudo: the name of the scope is part of the register, which everybody reads
            scope = ownership._scope_record().sudo()
            label = labels.get(ownership.scope_type, "")
            ownership.scope_name = f"{label}: {scope.display_name}" if scope else label

    @api.depends("department_id")
    def _compute_user_id(self):
        for ownership in self:
            # sudo: an employee's user is not readable without HR rights
            manager = ownership.department_id.sudo().manager_id
            ownership.user_id = manager.user_id or ownership.user_id

    @api.depends("role")
    def _compute_raci(self):
        letters = {"lead": "A", "support": "R", "oversight": "C"}
        for ownership in self:
            ownership.raci = letters.get(ownership.role, "")

    @api.depends("department_id", "role", "scope_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        roles = dict(self._fields["role"]._description_selection(self.env))
        for ownership in self:
            ownership.display_name = " · ".join(
                part
                for part in (
                    ownership.department_id.name,
                    roles.get(ownership.role),
                    ownership.scope_name,
                )
                if part
            )

    def _scope_record(self):
        """Return the record the scope is about; an empty one for the company scope."""
        self.ensure_one()
        name = SCOPE_FIELDS.get(self.scope_type)
        if not name:
            return self.env["res.company"]
        if name == "partner_id":
            return self.partner_id.commercial_partner_id
        return self[name]

    @api.constrains("scope_type", *SCOPE_FIELDS.values())
    def _check_scope(self):
        for ownership in self:
            if ownership.scope_type == "company" or ownership._scope_record():
                continue
            labels = dict(self._fields["scope_type"]._description_selection(self.env))
            raise ValidationError(
                self.env._(
                    "%(department)s: choose the %(scope)s this ownership is about.",
                    department=ownership.department_id.display_name,
                    scope=labels[ownership.scope_type],
                )
            )

    def _check_lead_overlap(self):
        """Name the rival of a second lead; the database only says that there is one.

        :raises ValidationError: naming the department and its period
        """
        for ownership in self:
            rival = ownership._overlapping_lead()
            if rival:
                raise ValidationError(
                    self.env._(
                        "%(department)s already leads “%(scope)s” from %(start)s"
                        "%(end)s. End that ownership first, or start a handover.",
                        department=rival.department_id.display_name,
                        scope=rival.scope_name,
                        start=format_date(self.env, rival.date_from),
                        end=f" – {format_date(self.env, rival.date_to)}"
                        if rival.date_to
                        else "",
                    )
                )

    def _overlapping_lead(self):
        """Return one other lead of the same scope whose period overlaps."""
        self.ensure_one()
        if self.role != "lead" or self.state == "draft" or self._is_void():
            return self.browse()
        domain = Domain(
            [
                ("id", "!=", self._origin.id),
                ("company_id", "=", self.company_id.id),
                ("scope_type", "=", self.scope_type),
                ("scope_res_id", "=", self.scope_res_id),
                ("role", "=", "lead"),
                ("state", "!=", "draft"),
            ]
        )
        if self.date_to:
            domain &= Domain("date_from", "<=", self.date_to)
        domain &= Domain("date_to", "=", False) | Domain(
            "date_to", ">=", self.date_from
        )
        return self.search(domain).filtered(lambda other: not other._is_void())[:1]

    def _is_void(self):
        """Return whether the ownership was withdrawn before its first day."""
        self.ensure_one()
        return bool(self.date_to and self.date_to < self.date_from)
