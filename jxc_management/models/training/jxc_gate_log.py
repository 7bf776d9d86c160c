from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

#: minutes during which the same warning is not recorded again
MOMENT = 15


class JxcGateLog(models.Model):
    """What a gate did to a person who lacked something; never changed."""

    _name = "jxc.gate.log"
    _description = "Gate Log"
    _inherit = ["jxc.engine.record.mixin"]
    _order = "id desc"

    gate_id = fields.Many2one("jxc.gate", index=True, ondelete="restrict")
    company_id = fields.Many2one("res.company", required=True, index=True)
    user_id = fields.Many2one("res.users", "Person", required=True, index=True)
    department_id = fields.Many2one(
        "hr.department",
        index="btree_not_null",
        ondelete="set null",
        help="The person's department at that time.",
    )
    operation = fields.Selection(
        selection=lambda self: self.env["jxc.gate"]._operation_selection(),
        required=True,
    )
    warehouse_id = fields.Many2one("stock.warehouse", ondelete="set null")
    res_model = fields.Char("Document Model", required=True)
    res_id = fields.Many2oneReference("Document ID", model_field="res_model")
    name = fields.Char("Document")
    action = fields.Selection(
        [
            ("warned", "Warned"),
            ("blocked", "Blocked"),
            ("spared", "Let Through for Lack of People"),
            ("override", "Overridden"),
        ],
        required=True,
        index=True,
    )
    missing = fields.Char(help="What the person lacked.")
    reason = fields.Char(help="Why the gate was overridden.")
    date = fields.Datetime(default=fields.Datetime.now, required=True, index=True)
    is_managed = fields.Boolean(
        "Managed by Me", compute="_compute_is_managed", search="_search_is_managed"
    )

    @api.depends("user_id")
    @api.depends_context("uid")
    def _compute_is_managed(self):
        managed = self.sudo().filtered_domain(self._search_is_managed("in", [True]))
        for entry in self:
            entry.is_managed = entry in managed

    def _search_is_managed(self, operator, value):
        """Find what concerns the people whom the current user manages."""
        if operator != "in":
            return NotImplemented
        people = self.env["jxc.training.assignment"]._managed_employees().user_id
        return Domain("user_id", "in", people.ids)

    @api.model
    def _record(self, rows):
        """Add entries; see ``jxc.gate._log_values``."""
        return self._as_engine().create(rows)

    @api.model
    def _recent_of(self, user):
        """Return ``{(gate id, action, model, id), ...}`` logged of a user just now."""
        since = fields.Datetime.now() - timedelta(minutes=MOMENT)
        # sudo: people read their own entries only
        entries = self.sudo().search_fetch(
            [("user_id", "=", user.id), ("date", ">=", since)],
            ["gate_id", "action", "res_model", "res_id"],
        )
        return {
            (entry.gate_id.id, entry.action, entry.res_model, entry.res_id)
            for entry in entries
        }

    @api.model
    def _spared_today(self, gate_ids):
        """Return ``{(gate id, warehouse id), ...}`` where people lacked today."""
        # sudo: see above
        groups = self.sudo()._read_group(
            [
                ("gate_id", "in", list(gate_ids)),
                ("action", "=", "spared"),
                ("date", ">=", "today"),
            ],
            ["gate_id", "warehouse_id"],
        )
        return {(gate.id, warehouse.id or 0) for gate, warehouse in groups}

    def action_open_document(self):
        """Open the document, which needs the right to read it.

        :raises AccessError: for people who may only see the entry
        """
        self.ensure_one()
        self.check_access("read")
        document = self.env[self.res_model].browse(self.res_id).exists()
        if not document:
            return False
        document.check_access("read")
        return document._get_records_action(context={})
