from odoo import Command, models


class JxcDemo(models.AbstractModel):
    _inherit = "jxc.demo"

    def _transfer(self, book, plan, kind, steps):
        """Do deliveries, resupplies, direct transfers or customer returns."""
        if kind == "deliver":
            return self._deliver(book, plan, steps)
        if kind == "ship":
            return self._ship(book, plan, steps)
        if kind == "arrive":
            return self._arrive(book, steps)
        if kind == "move":
            return self._move_goods(book, plan, steps)
        for clerk, own in self._by_clerk(steps):
            for step in own:
                clerk._return(book.deliveries[step.number][0], step)

    def _deliver(self, book, plan, steps):
        """Ship deliveries; a rest goes out with its backorder."""
        transfers = {transfer.number: transfer for transfer in plan.deliveries}
        for clerk, own in self._by_clerk(steps):
            new = [step.number for step in own if step.number not in book.deliveries]
            created = clerk._create_deliveries(book, [transfers[n] for n in new])
            book.deliveries.update(zip(new, created, strict=True))
            pickings = []
            for step in own:
                picking = book.deliveries[step.number]
                if picking.state == "done":
                    picking = picking.backorder_ids
                pickings.append(picking.with_env(clerk.env))
            clerk._validate(pickings, own)

    def _create_deliveries(self, book, transfers):
        """Return reserved deliveries to customers."""
        customers = self.env.ref("stock.stock_location_customers")
        pickings = self.env["stock.picking"].create(
            [
                {
                    "partner_id": book.partners[transfer.customer].id,
                    "origin": f"C{transfer.number:04}",
                    **self._picking_values(
                        book,
                        transfer,
                        book.warehouses[transfer.warehouse].out_type_id,
                        customers,
                    ),
                }
                for transfer in transfers
            ]
        )
        return self._reserve(pickings)

    def _reserve(self, pickings):
        """Confirm transfers and reserve their goods; return the transfers."""
        if pickings:
            pickings.action_confirm()
            pickings.action_assign()
        return pickings

    def _picking_values(self, book, transfer, picking_type, destination):
        """Return the values of a transfer out of a warehouse's stock."""
        source = book.warehouses[transfer.warehouse].lot_stock_id
        moment = self._moment(transfer.day, transfer.number)
        common = {
            "picking_type_id": picking_type.id,
            "location_id": source.id,
            "location_dest_id": destination.id,
        }
        return {
            **common,
            "scheduled_date": moment,
            "move_ids": [
                Command.create(
                    {
                        **common,
                        "product_id": book.products[code].id,
                        "product_uom_qty": quantity,
                        "date": moment,
                    }
                )
                for code, quantity in transfer.quantities.items()
            ],
        }

    def _ship(self, book, plan, steps):
        """Send goods from the central warehouse on their way to the east warehouse."""
        for step in steps:
            book.resupplies[step.number] = self._request(book, plan, step.number)
        for clerk, own in self._by_clerk(steps):
            clerk._validate(
                [
                    book.resupplies[step.number]
                    .filtered(lambda picking: picking.picking_type_code == "outgoing")
                    .with_env(clerk.env)
                    for step in own
                ],
                own,
            )

    def _request(self, book, plan, number):
        """Let the resupply route make the two transfers of a resupply."""
        transfer = plan.resupplies[number - 1]
        east = book.warehouses["EW"]
        reference = f"EW-{number:03}"
        values = {
            "warehouse_id": east,
            "route_ids": east.resupply_route_ids,
            "date_planned": self._moment(transfer.day + 2, number),
        }
        rule = self.env["stock.rule"]
        rule.run(
            [
                rule.Procurement(
                    book.products[code],
                    quantity,
                    book.products[code].uom_id,
                    east.lot_stock_id,
                    reference,
                    reference,
                    self.env.company,
                    values,
                )
                for code, quantity in transfer.quantities.items()
            ]
        )
        pickings = self.env["stock.picking"].search([("origin", "=", reference)])
        pickings.action_assign()
        return pickings

    def _arrive(self, book, steps):
        """Put goods in transit into the stock of the east warehouse."""
        for clerk, own in self._by_clerk(steps):
            clerk._validate(
                [
                    book.resupplies[step.number]
                    .filtered(lambda picking: picking.picking_type_code != "outgoing")
                    .with_env(clerk.env)
                    for step in own
                ],
                own,
            )

    def _move_goods(self, book, plan, steps):
        """Move goods directly from one warehouse to the other."""
        for clerk, own in self._by_clerk(steps):
            transfers = [plan.moves[step.number - 1] for step in own]
            clerk._validate(list(clerk._create_moves(book, transfers)), own)

    def _create_moves(self, book, transfers):
        """Return reserved direct transfers between the warehouses."""
        other = {"CW": book.warehouses["EW"], "EW": book.warehouses["CW"]}
        pickings = self.env["stock.picking"].create(
            [
                self._picking_values(
                    book,
                    transfer,
                    book.warehouses[transfer.warehouse].int_type_id,
                    other[transfer.warehouse].lot_stock_id,
                )
                for transfer in transfers
            ]
        )
        return self._reserve(pickings)

    def _leave_work(self, book, plan):
        """Leave transfers to be done today: ready, lacking goods, or cancelled."""
        clerk = self._as("whclerk")
        cancelled = [d for d in plan.deliveries if d.fate == "cancelled"]
        clerk._create_deliveries(book, cancelled).action_cancel()
        ready = [d for d in plan.deliveries if d.fate == "ready"]
        clerk._create_deliveries(book, ready)
        clerk._create_moves(book, [m for m in plan.moves if m.fate == "ready"])
        for transfer in plan.resupplies:
            if transfer.fate == "ready":
                self._request(book, plan, transfer.number)
        lacking = [d for d in plan.deliveries if d.fate == "lacking"]
        clerk._create_deliveries(
            book, [self._beyond_stock(book, delivery) for delivery in lacking]
        )

    def _beyond_stock(self, book, delivery):
        """Return the delivery; one that lacks goods asks for more than there is."""
        if delivery.fate != "lacking":
            return delivery
        location = book.warehouses[delivery.warehouse].lot_stock_id
        quantities = {
            code: quantity
            + book.products[code].with_context(location=location.id).qty_available
            for code, quantity in delivery.quantities.items()
        }
        return delivery._replace(quantities=quantities)
