from odoo import api, fields, models

PROCESS_BY_CODE = {
    "incoming": "receiving",
    "outgoing": "delivery",
    "internal": "transfer",
}


class StockPicking(models.Model):
    _name = "stock.picking"
    _inherit = ["stock.picking", "jxc.owned.mixin"]

    jxc_dest_department_id = fields.Many2one(
        "hr.department",
        "Receiving Department",
        compute="_compute_jxc_stamps",
        store=True,
        precompute=True,
        index=True,
        copy=False,
        ondelete="restrict",
        help="The department that leads the destination; it may process the transfer "
        "as well.",
    )

    def _jxc_stamp_depends(self):
        return (
            "picking_type_id",
            "location_id",
            "location_dest_id",
            "partner_id",
        )

    def _jxc_scope(self, owners):
        source, destination = self.location_id, self.location_dest_id
        inside = source if source.usage == "internal" else destination
        return {
            "location": inside if inside.usage == "internal" else None,
            "picking_type": self.picking_type_id,
            "category": self._jxc_shared_category(owners, self.move_ids.product_id),
            "partner": self.partner_id,
            "process": PROCESS_BY_CODE.get(self.picking_type_id.code, "transfer"),
        }

    def _jxc_owners(self, owners):
        return {
            **super()._jxc_owners(owners),
            "jxc_dest_department_id": self._jxc_destination_lead(owners),
        }

    def _jxc_destination_lead(self, owners):
        destination = self.location_dest_id
        if destination.usage != "internal":
            return False
        return self._jxc_lead(owners, location=destination, process="storage")

    def _jxc_keeps_stamps(self):
        return self.state in ("done", "cancel")

    @api.model_create_multi
    def create(self, vals_list):
        pickings = super().create(vals_list)
        pickings._jxc_check_ends()
        return pickings

    def write(self, vals):
        result = super().write(vals)
        if not {"location_id", "location_dest_id", "picking_type_id"}.isdisjoint(vals):
            self._jxc_check_ends()
        return result

    def _jxc_check_ends(self):
        """Refuse to reach for the stock of others with an operation type of one's own.

        A transfer belongs to whoever leads its operation type, which does not open the
        locations of other warehouses to him.

        :raises AccessError: naming the location and its department
        """
        scopes = self.env["jxc.user.scope"]
        if not scopes._is_restricted():
            return
        for picking in self.sudo():
            reach = scopes._reaches("write").get(picking.company_id.id)
            ends = picking.location_id | picking.location_dest_id
            owners = ends.jxc_department_id
            if not reach or set(owners.ids) & (reach.department_ids | reach.own_ids):
                continue
            home = picking.picking_type_id.warehouse_id.view_location_id
            for end in ends:
                if not (home and end._child_of(home)):
                    scopes._check_may_change(
                        end, end.jxc_department_id, picking.company_id
                    )
