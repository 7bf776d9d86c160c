from odoo import api, models

from ...tools.approval_content import add_line


class PurchaseOrder(models.Model):
    _name = "purchase.order"
    _inherit = ["purchase.order", "jxc.approval.mixin"]

    def _jxc_operation(self):
        return "purchase"

    def _jxc_content(self):
        self.ensure_one()
        content = {
            "header": {
                "vendor": self.partner_id.commercial_partner_id.id,
                "currency": self.currency_id.id,
                "company": self.company_id.id,
                "picking_type": self.picking_type_id.id,
            },
            "lines": {},
        }
        rate = self._jxc_rate()
        for line in self.order_line:
            if line.display_type:
                continue
            product = line.product_id
            key = f"product-{product.id}" if product else f"text-{line.name}"
            add_line(
                content,
                key,
                "" if product else line.name,
                line.product_uom_qty or line.product_qty,
                line.price_total / rate,
            )
        return content

    def _jxc_labels(self):
        products = self.order_line.product_id
        return {f"product-{one.id}": one.display_name for one in products}

    def _jxc_amount(self):
        self.ensure_one()
        amount = self.amount_total / self._jxc_rate()
        return self.company_id.currency_id.round(amount)

    def _jxc_rate(self):
        """Return the rate of the order's currency at its date.

        An order that is dated before its creation counts at the day of its creation, so
        that nobody chooses the day of a better rate.
        """
        self.ensure_one()
        company = self.company_id
        if self.currency_id == company.currency_id:
            return 1.0
        created = (self.create_date or self.date_order).date()
        if self.date_order.date() >= created:
            return self.currency_rate or 1.0
        return self.env["res.currency"]._get_conversion_rate(
            company.currency_id, self.currency_id, company, created
        )

    def _jxc_partner(self):
        return self.partner_id

    def _jxc_products(self):
        return self.order_line.product_id

    def _jxc_warehouses(self):
        return self.picking_type_id.warehouse_id

    def _jxc_price_deviation(self):
        return max(self.order_line._jxc_price_deviations(), default=0.0)

    def _jxc_last_editor(self):
        lines = self.sudo().order_line
        last = max(lines, key=lambda line: line.write_date, default=lines)
        editor = last.write_uid
        # sudo: for portal and public users and for jobs nobody has edited it
        return editor if editor and not editor.share and editor.id != 1 else None

    def _jxc_in_effect(self):
        return self.state == "purchase"

    def _jxc_is_parked(self):
        return self.state == "to approve"

    @api.model
    def _jxc_watched_fields(self):
        return frozenset(
            {
                "partner_id",
                "currency_id",
                "company_id",
                "date_order",
                "picking_type_id",
            }
        )

    @api.model
    def _jxc_computed_fields(self):
        return frozenset(
            {
                "currency_rate",
                "amount_untaxed",
                "amount_tax",
                "amount_total",
                "amount_total_cc",
            }
        )

    def _jxc_approved(self):
        for order in self:
            if order.state == "to approve":
                order.button_approve()
                order._add_supplier_to_product()

    def _jxc_returned(self):
        self.filtered(lambda order: order.state == "to approve").write(
            {"state": "draft"}
        )

    def _approval_allowed(self):
        rule = self._jxc_rule()
        if not rule:
            return super()._approval_allowed()
        return rule.outcome == "auto" or self._jxc_is_covered()

    def _add_supplier_to_product(self):
        # an unapproved price must not become the price of the vendor
        if self._jxc_needs_approval():
            return None
        return super()._add_supplier_to_product()

    def button_confirm(self):
        result = super().button_confirm()
        self._jxc_submit_parked()
        return result

    def button_approve(self, force=False):
        result = super().button_approve(force=force)
        self._jxc_submit_parked()
        return result

    def _jxc_submit_parked(self):
        """Ask for the approval of parked orders; record those that passed by a rule."""
        requests = self.env["jxc.approval.request"]
        parked = self.filtered(
            lambda order: (
                order.state == "to approve" and order.jxc_approval_state != "pending"
            )
        )._jxc_to_approve()
        if parked:
            requests._submit(parked)
        passed = self.filtered(
            lambda order: order._jxc_in_effect() and order._jxc_passed_by_rule()
        )
        if passed:
            requests._record_automatic(passed)
