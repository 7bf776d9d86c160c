from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

FINAL_STATES = ("done", "rolled_back")


class JxcHandoverLine(models.Model):
    """The records of one kind that change hands in a handover."""

    _name = "jxc.handover.line"
    _description = "Impact of a Handover"
    _order = "handover_id, sequence, id"

    handover_id = fields.Many2one(
        "jxc.handover", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="handover_id.company_id")
    currency_id = fields.Many2one(related="handover_id.currency_id")
    res_model = fields.Selection(
        [
            ("purchase.order", "Open purchase orders"),
            ("stock.picking", "Open transfers"),
            ("stock.move", "Open stock moves without a transfer"),
            ("stock.scrap", "Open scrap orders"),
            ("stock.warehouse.orderpoint", "Reordering rules"),
            ("stock.quant", "Stock"),
            ("stock.location", "Locations"),
            ("stock.warehouse", "Warehouses"),
            ("stock.picking.type", "Operation types"),
        ],
        "Records",
        required=True,
    )
    sequence = fields.Integer(compute="_compute_sequence", store=True, precompute=True)
    record_count = fields.Integer("Count")
    value = fields.Monetary(
        help="Purchase orders: untaxed amount. Stock: quantity at cost. In the "
        "company's currency."
    )
    record_ids = fields.Json(prefetch=False)

    @api.depends("res_model")
    def _compute_sequence(self):
        models_in_order = [key for key, _label in self._fields["res_model"].selection]
        for line in self:
            line.sequence = models_in_order.index(line.res_model)

    @api.depends("res_model", "record_count")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["res_model"]._description_selection(self.env))
        for line in self:
            line.display_name = f"{labels.get(line.res_model)} ({line.record_count})"

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines._check_preview()
        return lines

    def write(self, vals):
        self._check_preview()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_final(self):
        self._check_preview()

    def _check_preview(self):
        """Refuse to change what a handover says it has handed over.

        :raises UserError: naming the handover
        """
        for line in self:
            if line.handover_id.state in FINAL_STATES:
                raise UserError(
                    self.env._(
                        "%(handover)s is part of the history and cannot be rewritten.",
                        handover=line.handover_id.display_name,
                    )
                )

    def action_open(self):
        """Open exactly the records of this line.

        :raises AccessError: when the user may not read such records at all
        """
        self.ensure_one()
        self.check_access("read")
        model = self.env["ir.model"]._get(self.res_model)
        if not self.env[self.res_model].has_access("read"):
            raise AccessError(
                self.env._(
                    "You have no access to “%(model)s” records. The handover sheet "
                    "lists them: print it.",
                    model=model.name,
                )
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self.res_model,
            "view_mode": "list,form",
            "views": [(False, "list"), (False, "form")],
            "domain": [("jxc_handover_line_ids", "in", self.ids)],
            "context": {"active_test": False, "create": False},
        }
