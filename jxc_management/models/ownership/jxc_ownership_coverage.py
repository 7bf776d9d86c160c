from odoo import fields, models
from odoo.fields import Domain

from ...tools.coverage_sql import coverage_query
from .jxc_ownership import SCOPE_FIELDS


class JxcOwnershipCoverage(models.Model):
    """One thing that a department can lead, and which department leads it today."""

    _name = "jxc.ownership.coverage"
    _description = "Ownership Coverage"
    _auto = False
    _order = "number, name, id"
    _depends = {
        "jxc.ownership": [
            "company_id",
            "department_id",
            "role",
            "scope_type",
            "scope_res_id",
            "state",
            "date_from",
            "date_to",
        ],
        "jxc.process": ["name", "code", "active"],
        "stock.warehouse": ["name", "company_id", "active"],
        "stock.location": [
            "complete_name",
            "company_id",
            "location_id",
            "parent_path",
            "usage",
            "warehouse_id",
            "active",
        ],
        "stock.picking.type": ["name", "code", "company_id", "warehouse_id", "active"],
        "product.category": ["complete_name", "parent_path"],
        "res.partner": ["complete_name", "company_id", "supplier_rank", "active"],
        "purchase.order": ["partner_id", "company_id", "state", "date_order"],
    }

    company_id = fields.Many2one("res.company", readonly=True)
    kind = fields.Selection(
        [
            ("process", "Process"),
            ("warehouse", "Warehouse"),
            ("location", "Location"),
            ("picking_type", "Operation Type"),
            ("category", "Product Category"),
            ("vendor", "Vendor"),
        ],
        readonly=True,
    )
    number = fields.Integer("Kind Number", readonly=True)
    res_id = fields.Integer("Record ID", readonly=True)
    name = fields.Char("Scope", readonly=True)
    department_id = fields.Many2one(
        "hr.department",
        "Lead Department",
        readonly=True,
        help="The department that leads it today, by its own or a wider ownership.",
    )
    via = fields.Selection(
        [
            ("own", "Own Lead"),
            ("inherited", "Inherited"),
            ("company", "Company Default"),
            ("none", "No Lead"),
        ],
        "Led Through",
        readonly=True,
        help="Own lead: the register names a lead for exactly this. Inherited: the "
        "lead comes from what it belongs to, such as its warehouse or its process. "
        "Company default: only the lead of the whole company is left.",
    )
    ownership_id = fields.Many2one("jxc.ownership", "Own Ownership", readonly=True)
    lead_ownership_id = fields.Many2one(
        "jxc.ownership",
        "Comes From",
        readonly=True,
        help="The ownership that decides who leads it.",
    )

    @property
    def _table_query(self):
        today = fields.Date.context_today(self)
        year_ago = fields.Date.subtract(today, years=1)
        return coverage_query(today, year_ago, self.env.lang or "en_US")

    def action_assign(self):
        """Open a new lead ownership for this scope, or the draft that waits for it."""
        self.ensure_one()
        action = {
            "type": "ir.actions.act_window",
            "name": self.env._("Assign “%(scope)s”", scope=self.name),
            "res_model": "jxc.ownership",
            "views": [(False, "form")],
        }
        draft = self.env["jxc.ownership"].search(
            self._own_domain() & Domain("state", "=", "draft"), limit=1
        )
        if draft:
            return {**action, "res_id": draft.id}
        context = {
            "default_company_id": self.company_id.id,
            "default_role": "lead",
            "default_scope_type": self.kind,
            f"default_{SCOPE_FIELDS[self.kind]}": self.res_id,
        }
        return {**action, "context": context}

    def _own_domain(self):
        """Return the domain of the lead ownerships of exactly this scope."""
        return Domain(
            [
                ("company_id", "=", self.company_id.id),
                ("role", "=", "lead"),
                ("scope_type", "=", self.kind),
                ("scope_res_id", "=", self.res_id),
            ]
        )

    def action_open_record(self):
        """Open the process, warehouse, vendor ... this row is about."""
        self.ensure_one()
        model = self.env["jxc.ownership"]._fields[SCOPE_FIELDS[self.kind]].comodel_name
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": model,
            "res_id": self.res_id,
            "views": [(False, "form")],
        }
