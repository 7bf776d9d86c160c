from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import owner_resolver
from .jxc_ownership import SCOPE_FIELDS
from .stock_picking import PROCESS_BY_CODE


class JxcHandover(models.Model):
    """The passing of one scope, with its open documents, to another department."""

    _name = "jxc.handover"
    _description = "Handover"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(
        "Number", readonly=True, copy=False, default=lambda self: self.env._("New")
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    scope_type = fields.Selection(
        selection=lambda self: (
            self.env["jxc.ownership"]
            ._fields["scope_type"]
            ._description_selection(self.env)
        ),
        required=True,
        default="company",
        help="What is handed over. A scope that a more general lead covers so far gets "
        "a lead of its own.",
    )
    process_id = fields.Many2one("jxc.process", ondelete="restrict")
    warehouse_id = fields.Many2one(
        "stock.warehouse", ondelete="restrict", check_company=True
    )
    location_id = fields.Many2one(
        "stock.location", ondelete="restrict", check_company=True
    )
    picking_type_id = fields.Many2one(
        "stock.picking.type",
        "Operation Type",
        ondelete="restrict",
        check_company=True,
    )
    category_id = fields.Many2one(
        "product.category", "Product Category", ondelete="restrict"
    )
    partner_id = fields.Many2one(
        "res.partner", "Vendor", ondelete="restrict", check_company=True
    )
    scope_res_id = fields.Integer(
        compute="_compute_scope_res_id", store=True, precompute=True
    )
    scope_name = fields.Char("Scope", compute="_compute_scope_name")
    lead_ownership_id = fields.Many2one(
        "jxc.ownership",
        "Led Until Then By",
        compute="_compute_lead",
        store=True,
        precompute=True,
        ondelete="restrict",
        help="The register entry that covers the scope: its own lead, or the more "
        "general one it falls under.",
    )
    ownership_id = fields.Many2one(
        "jxc.ownership",
        compute="_compute_lead",
        store=True,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="The lead of exactly this scope, which ends with the handover. Empty when "
        "the scope has had no lead of its own.",
    )
    department_from_id = fields.Many2one(
        "hr.department",
        "Handing Over",
        compute="_compute_lead",
        store=True,
        precompute=True,
        index=True,
        tracking=True,
        ondelete="restrict",
    )
    department_to_id = fields.Many2one(
        "hr.department",
        "Taking Over",
        required=True,
        index=True,
        check_company=True,
        tracking=True,
        ondelete="restrict",
    )
    date = fields.Date(
        "Effective Date",
        required=True,
        default=fields.Date.context_today,
        tracking=True,
        help="First day of the new lead. Open documents change hands on this day, or "
        "when both departments have confirmed, whichever comes later.",
    )
    reason = fields.Text(help="Why the scope changes hands; part of the history.")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("confirming", "To Confirm"),
            ("scheduled", "Scheduled"),
            ("done", "Done"),
            ("rolled_back", "Rolled Back"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        readonly=True,
        index=True,
        copy=False,
        tracking=True,
        help="To confirm: both departments have to agree. Scheduled: both agreed, the "
        "effective date is still to come.",
    )
    requester_id = fields.Many2one("res.users", readonly=True, copy=False)
    sent_on = fields.Date(readonly=True, copy=False)
    done_on = fields.Datetime("Handed Over On", readonly=True, copy=False)
    new_ownership_id = fields.Many2one(
        "jxc.ownership",
        readonly=True,
        copy=False,
        ondelete="restrict",
    )

    _one_open_per_scope = models.UniqueIndex(
        "(company_id, scope_type, scope_res_id) "
        "WHERE state IN ('confirming', 'scheduled')",
        "Another handover of this scope is under way.",
    )

    def _as_ownership(self):
        """Return the scope as a new ownership, which knows how to read and name it."""
        self.ensure_one()
        values = {name: self[name].id for name in SCOPE_FIELDS.values()}
        return self.env["jxc.ownership"].new(
            {
                **values,
                "scope_type": self.scope_type,
                "company_id": self.company_id.id,
                "department_id": self.department_to_id.id,
            }
        )

    @api.depends("scope_type", *SCOPE_FIELDS.values())
    def _compute_scope_res_id(self):
        for handover in self:
            scope = handover._as_ownership()._scope_record()
            handover.scope_res_id = scope.id or 0

    @api.depends("scope_type", *SCOPE_FIELDS.values())
    @api.depends_context("lang")
    def _compute_scope_name(self):
        for handover in self:
            handover.scope_name = handover._as_ownership().scope_name

    @api.depends("company_id", "scope_type", "date", *SCOPE_FIELDS.values())
    def _compute_lead(self):
        for handover in self:
            # once it is sent, the handover speaks about the lead of that moment
            if handover.state == "draft":
                handover.update(handover._lead_values())

    def _lead_values(self):
        """Return what the register says about the scope on the effective date."""
        lead = self._lead_on(self.date)
        return {
            "lead_ownership_id": lead.id,
            "ownership_id": lead.id if self._leads_exactly(lead) else False,
            "department_from_id": lead.department_id.id,
        }

    @api.depends("name", "scope_name")
    def _compute_display_name(self):
        for handover in self:
            handover.display_name = f"{handover.name} · {handover.scope_name}"

    @api.constrains("scope_type", *SCOPE_FIELDS.values())
    def _check_scope(self):
        for handover in self:
            if handover.scope_type == "company":
                continue
            if not handover[SCOPE_FIELDS[handover.scope_type]]:
                labels = dict(
                    self._fields["scope_type"]._description_selection(self.env)
                )
                raise ValidationError(
                    self.env._(
                        "Choose the %(scope)s that is handed over.",
                        scope=labels[handover.scope_type],
                    )
                )

    @api.constrains("department_to_id", "department_from_id")
    def _check_departments(self):
        for handover in self:
            if handover.department_to_id == handover.department_from_id:
                raise ValidationError(
                    self.env._(
                        "%(department)s leads “%(scope)s” already: choose another "
                        "department to take it over.",
                        department=handover.department_to_id.display_name,
                        scope=handover.scope_name,
                    )
                )

    # ------------------------------------------------------------------
    # What the register says about the scope
    # ------------------------------------------------------------------

    def _scope_key(self):
        """Return the scope as a key of an owner map."""
        self.ensure_one()
        return self.scope_type, self.scope_res_id

    def _leads_exactly(self, ownership):
        """Return whether ``ownership`` is about this very scope."""
        key = (ownership.scope_type, ownership.scope_res_id)
        return bool(ownership) and key == self._scope_key()

    def _lead_on(self, day):
        """Return the ownership that leads the scope on ``day``, or an empty one."""
        self.ensure_one()
        Ownership = self.env["jxc.ownership"]
        if not self.company_id or not day:
            return Ownership
        periods = owner_resolver.periods_on(
            Ownership._lead_periods(self.company_id.id), day
        )
        owners = {(period.scope_type, period.res_id): period for period in periods}
        for key in owner_resolver.candidates(self._scope_dimensions()):
            if key in owners:
                return Ownership.browse(owners[key].ownership_id)
        return Ownership

    def _scope_dimensions(self):
        """Return what the resolver needs to find who covers the scope."""
        process = {
            "vendor": "purchasing",
            "process": self.process_id,
            "picking_type": PROCESS_BY_CODE.get(self.picking_type_id.code, "transfer"),
            "company": None,
        }.get(self.scope_type, "storage")
        scope = self._as_ownership()._scope_record()
        name = {"vendor": "partner"}.get(self.scope_type, self.scope_type)
        own = {} if name in ("company", "process") else {name: scope}
        return self.env["jxc.ownership"]._dimensions(process=process, **own)
