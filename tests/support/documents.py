"""Documents of a warehouse, made through the public API by whom the test says."""


class Documents:
    """Makes purchase and stock documents of a place in the name of one session."""

    def __init__(self, session, company, product, vendor):
        self.session = session
        self.company = company
        self.product = product
        self.vendor = vendor

    def by(self, session):
        """The same maker for another person."""
        return Documents(session, self.company, self.product, self.vendor)

    def order(self, place, quantity=5, **values):
        """Create a draft purchase order that is delivered to a place."""
        line = {"product_id": self.product, "product_qty": quantity, "price_unit": 10}
        order = {"partner_id": self.vendor, "picking_type_id": place.receipts}
        order["order_line"] = [(0, 0, line)]
        return self.session.create("purchase.order", {**order, **values})

    def receipt(self, place, quantity=5, **values):
        """Confirm a new order and return (order, its receipt)."""
        order = self.order(place, quantity, **values)
        self.session.call("purchase.order", "button_confirm", [order])
        [receipt] = self.session.value("purchase.order", order, "picking_ids")
        return order, receipt

    def receive(self, place, quantity=5):
        """Buy and receive in full; return (order, receipt)."""
        order, receipt = self.receipt(place, quantity)
        self.validate(receipt)
        return order, receipt

    def validate(self, picking):
        """Press Validate; return what the button returns."""
        return self.session.call("stock.picking", "button_validate", [picking])

    def transfer(self, picking_type, source, destination, quantity=2, confirm=True):
        """Create a transfer of the product between two locations."""
        ends = {"location_id": source, "location_dest_id": destination}
        move = {"product_id": self.product, "product_uom_qty": quantity, **ends}
        values = {"picking_type_id": picking_type, **ends, "move_ids": [(0, 0, move)]}
        picking = self.session.create("stock.picking", values)
        if confirm:
            self.session.call("stock.picking", "action_confirm", [picking])
        return picking

    def delivery(self, place, quantity=1, confirm=True):
        """Create a delivery to customers."""
        ends = (place.deliveries, place.stock, self.company.customers)
        return self.transfer(*ends, quantity, confirm)

    def scrap(self, place, **values):
        """Create a draft scrap order."""
        scrap = {"product_id": self.product, "location_id": place.stock}
        return self.session.create("stock.scrap", {**scrap, "scrap_qty": 1, **values})

    def orderpoint(self, place, product=None, minimum=0, **values):
        """Create a reordering rule for a product that has none there yet."""
        point = {"product_id": product or self.new_product()}
        point |= {"warehouse_id": place.warehouse, "location_id": place.stock}
        point |= {"product_min_qty": minimum, "product_max_qty": minimum}
        return self.session.create("stock.warehouse.orderpoint", {**point, **values})

    def new_product(self):
        """Create a product nobody has used yet."""
        return self.company.add_product("spare")

    def move(self, place, **values):
        """Create a stand-alone draft move out of the place's stock."""
        move = {"product_id": self.product, "product_uom_qty": 1}
        move |= {"location_id": place.stock, "picking_type_id": place.deliveries}
        move["location_dest_id"] = self.company.customers
        return self.session.create("stock.move", {**move, **values})

    def move_line(self, place, picking, **values):
        """Add a detailed operation to a transfer."""
        line = {"product_id": self.product, "quantity": 1, "picking_id": picking}
        line |= {"location_id": place.stock}
        line["location_dest_id"] = self.company.customers
        return self.session.create("stock.move.line", {**line, **values})

    def count(self, place, quantity=7, product=None):
        """Enter a counted quantity as the inventory screen does."""
        quant = {"product_id": product or self.product, "location_id": place.stock}
        quant["inventory_quantity"] = quantity
        context = {"inventory_mode": True}
        return self.session.create("stock.quant", quant, context=context)
