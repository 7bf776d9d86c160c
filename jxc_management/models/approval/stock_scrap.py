from odoo import api, models

from ...tools.approval_content import add_line


class StockScrap(models.Model):
    _name = "stock.scrap"
    _inherit = ["stock.scrap", "jxc.approval.mixin"]

    def _jxc_operation(self):
        return "scrap"

    def _jxc_content(self):
        self.ensure_one()
        content = {
            "header": {
                "from": self.location_id.id,
                "to": self.scrap_location_id.id,
                "company": self.company_id.id,
            },
            "lines": {},
        }
        product = self.product_id
        quantity = self.product_uom_id._compute_quantity(self.scrap_qty, product.uom_id)
        cost = product.with_company(self.company_id).standard_price
        key = f"product-{product.id}"
        add_line(content, key, "", quantity, quantity * cost)
        return content

    def _jxc_labels(self):
        product = self.product_id
        return {f"product-{product.id}": product.display_name}

    def _jxc_title(self):
        # a scrap gets its number only when it is done
        if self.state == "done":
            return super()._jxc_title()
        return self.env._("Scrap of %(product)s", product=self.product_id.display_name)

    def _jxc_amount(self):
        self.ensure_one()
        [line] = self._jxc_content()["lines"].values()
        return self.company_id.currency_id.round(line["amount"])

    def _jxc_products(self):
        return self.product_id

    def _jxc_warehouses(self):
        return self.location_id.warehouse_id

    def _jxc_in_effect(self):
        return self.state == "done"

    def _jxc_is_parked(self):
        return self.state == "draft"

    def _jxc_check_taken_back(self):
        self.move_ids._jxc_check_taken_back()

    @api.model
    def _jxc_watched_fields(self):
        return frozenset(
            {
                "product_id",
                "scrap_qty",
                "product_uom_id",
                "location_id",
                "scrap_location_id",
            }
        )

    def _jxc_approved(self):
        for scrap in self:
            if scrap.state == "draft" and scrap.check_available_qty():
                scrap.do_scrap()

    def do_scrap(self):
        waiting = self._jxc_to_approve()
        requests = self.env["jxc.approval.request"]
        if waiting:
            waiting.check_access("write")
            requests._submit(waiting)
        rest = self - waiting
        passed = rest.filtered(lambda scrap: scrap._jxc_passed_by_rule())
        result = super(StockScrap, rest).do_scrap()
        if passed:
            requests._record_automatic(passed)
        return result

    def action_validate(self):
        result = super().action_validate()
        if result is True and self.jxc_approval_state == "pending":
            return self._jxc_waiting_notice()
        return result
