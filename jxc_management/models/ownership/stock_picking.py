from odoo import fields, models

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
