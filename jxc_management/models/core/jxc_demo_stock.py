from odoo import api, models

from ...tools.demo_orders import EAST, FIRST


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    def _stock_up(self, book, plan):
        """Count the first stock of both warehouses."""
        for login, code in (("whlead", "CW"), ("eastlead", EAST)):
            opening = {c: q for (side, c), q in plan.opening.items() if side == code}
            keeper = self._as(login)
            quants = keeper.env["stock.quant"].with_context(
                inventory_mode=True, inventory_name="Opening stock 期初库存"
            )
            location = book.warehouses[code].lot_stock_id
            values = [
                {
                    "product_id": book.products[code].id,
                    "location_id": location.id,
                    "lot_id": keeper._opening_lot(book.products[code]),
                    "inventory_quantity": quantity,
                }
                for code, quantity in opening.items()
            ]
            quants.create(values).action_apply_inventory(self._moment(FIRST))

    def _opening_lot(self, product):
        """Return the id of the lot of a product's first stock, or False."""
        if product.tracking != "lot":
            return False
        name = f"{product.default_code}-OPEN"
        domain = [("product_id", "=", product.id), ("name", "=", name)]
        lot = self.env["stock.lot"].search(domain, limit=1)
        lot = lot or lot.create({"product_id": product.id, "name": name})
        return lot.id

    def _count(self, book, steps):
        """Count some products and post what differs."""
        for step in steps:
            keeper = self._as("eastlead" if step.warehouse == EAST else "whlead")
            location = book.warehouses[step.warehouse].lot_stock_id
            quants = keeper.env["stock.quant"].with_context(
                inventory_mode=True, inventory_name="Stock count 盘点"
            )
            counted = quants.browse()
            for code, difference in step.quantities.items():
                quant = quants._gather(book.products[code], location, strict=True)
                quant = quant or quants.create(
                    {"product_id": book.products[code].id, "location_id": location.id}
                )
                quant.inventory_quantity = quant.quantity + difference
                counted |= quant
            counted.action_apply_inventory(self._moment(step.day, step.number))

    def _scrap(self, book, steps):
        """Scrap damaged goods."""
        for clerk, own in self._by_clerk(steps):
            for step in own:
                location = book.warehouses[step.warehouse].lot_stock_id
                for code, quantity in step.quantities.items():
                    scrap = clerk.env["stock.scrap"].create(
                        {
                            "product_id": book.products[code].id,
                            "scrap_qty": quantity,
                            "location_id": location.id,
                            "origin": "Damaged 破损",
                        }
                    )
                    scrap.action_validate()
                    moment = self._moment(step.day, step.number)
                    # sudo: a clerk does not change done documents
                    scrap.sudo().date_done = moment
                    scrap.sudo().move_ids.date = moment

    @api.model
    def _load_replenishment(self):
        """Let the reordering rules order what is missing, once."""
        company = self.env.ref("jxc_management.demo_company")
        rules = self.env["stock.warehouse.orderpoint"].search(
            [("company_id", "=", company.id)]
        )
        east = self.env.ref("jxc_management.demo_warehouse_east")
        own = rules.filtered(lambda rule: rule.warehouse_id == east)
        if own.route_id:
            return
        own.route_id = east.resupply_route_ids
        rules.with_context(tracking_disable=True)._procure_orderpoint_confirm(
            company_id=company
        )
