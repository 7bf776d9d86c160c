from odoo import api, models

from ...tools.approval_content import add_line, combined, exceeds
from ...tools.transfer_kind import main_operation

CLOSED = ("done", "cancel")


class StockPicking(models.Model):
    _name = "stock.picking"
    _inherit = ["stock.picking", "jxc.approval.mixin"]

    def _jxc_operation(self):
        self.ensure_one()
        moves = self.sudo().move_ids.filtered(lambda move: move.state != "cancel")
        return main_operation(moves._jxc_operations())

    def _jxc_content(self):
        self.ensure_one()
        content = {
            "header": {
                "operation": self._jxc_operation(),
                "from": self.location_id.id,
                "to": self.location_dest_id.id,
                "partner": self.partner_id.commercial_partner_id.id,
                "company": self.company_id.id,
            },
            "lines": {},
        }
        for move in self.move_ids:
            if move.state != "cancel":
                for key, quantity in move._jxc_quantities().items():
                    amount = quantity * move._jxc_unit_value()
                    add_line(content, key, "", quantity, amount)
        return content

    def _jxc_labels(self):
        return {
            key: move.product_id.display_name
            for move in self.move_ids
            for key in move._jxc_quantities()
        }

    def _jxc_amount(self):
        self.ensure_one()
        lines = self.sudo()._jxc_content()["lines"].values()
        amount = sum(line["amount"] for line in lines)
        return self.company_id.currency_id.round(amount)

    def _jxc_partner(self):
        return self.partner_id

    def _jxc_products(self):
        return self.move_ids.product_id

    def _jxc_warehouses(self):
        return self.picking_type_id.warehouse_id

    def _jxc_in_effect(self):
        return self.state == "done"

    def _jxc_is_parked(self):
        return self.state not in CLOSED

    def _jxc_check_taken_back(self):
        self.move_ids._jxc_check_taken_back()

    @api.model
    def _jxc_watched_fields(self):
        return frozenset({"location_id", "location_dest_id", "partner_id"})

    def _jxc_is_covered(self):
        return super()._jxc_is_covered() or self._jxc_is_covered_by_original()

    def _jxc_is_covered_by_original(self):
        """Return whether an approved transfer allows this backorder of it.

        What all its backorders move together must be within what was approved.
        """
        original = self.sudo().backorder_id
        while original and original.jxc_approval_state != "approved":
            original = original.backorder_id
        request = original.jxc_approval_request_id
        if not request or request.res_id != original.id:
            return False
        family = original
        latest = original
        while latest:
            latest = latest.backorder_ids - family
            family |= latest
        own = self.sudo()._jxc_content()
        contents = [own, *(one._jxc_content() for one in family - self.sudo())]
        return not exceeds(
            request.content,
            combined(contents),
            request.tolerance_percent,
            request.tolerance_amount,
        )

    def _jxc_approved(self):
        for picking in self:
            requester = picking.jxc_approval_request_id.requester_id
            picking.message_notify(
                partner_ids=requester.partner_id.ids,
                subject=picking.display_name,
                body=self.env._(
                    "“%(transfer)s” is approved. It can be validated now.",
                    transfer=picking.display_name,
                ),
            )

    def button_validate(self):
        waiting = self.filtered(lambda one: one.state not in CLOSED)._jxc_to_approve()
        if not waiting:
            return super().button_validate()
        waiting.check_access("write")
        requests = self.env["jxc.approval.request"]
        requests._submit(waiting)
        rest = self - waiting
        result = super(StockPicking, rest).button_validate() if rest else True
        return waiting._jxc_waiting_notice() if result is True else result

    def _action_done(self):
        passed = self.filtered(lambda picking: picking._jxc_passed_by_rule())
        result = super()._action_done()
        if passed:
            self.env["jxc.approval.request"]._record_automatic(passed)
        self._jxc_drop_approvals()
        return result

    def action_cancel(self):
        result = super().action_cancel()
        self._jxc_drop_approvals()
        return result
