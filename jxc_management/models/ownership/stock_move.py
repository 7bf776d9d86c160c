from odoo import api, fields, models

from .stock_picking import PROCESS_BY_CODE


class StockMove(models.Model):
    _name = "stock.move"
    _inherit = ["stock.move", "jxc.owned.mixin", "jxc.moved.mixin"]

    jxc_dest_department_id = fields.Many2one(
        "hr.department",
        "Receiving Department",
        compute="_compute_jxc_stamps",
        store=True,
        precompute=True,
        index=True,
        copy=False,
        ondelete="restrict",
    )

    def _jxc_stamp_depends(self):
        return (
            "company_id",
            "location_id",
            "location_dest_id",
            "picking_id.jxc_department_id",
            "picking_id.jxc_dest_department_id",
        )

    def _jxc_owners(self, owners):
        if self.picking_id:
            # a transfer has one owner on each side, or people would see half of it
            return {
                "jxc_department_id": self.picking_id.jxc_department_id.id,
                "jxc_dest_department_id": self.picking_id.jxc_dest_department_id.id,
            }
        destination = self.location_dest_id
        inside = destination if destination.usage == "internal" else None
        return {
            **super()._jxc_owners(owners),
            "jxc_dest_department_id": inside
            and self._jxc_lead(
                owners,
                location=inside,
                category=self.product_id.categ_id,
                process="storage",
            ),
        }

    def _jxc_scope(self, owners):
        source, destination = self.location_id, self.location_dest_id
        inside = source if source.usage == "internal" else destination
        return {
            "location": inside if inside.usage == "internal" else None,
            "picking_type": self.picking_type_id,
            "category": self.product_id.categ_id,
            "process": PROCESS_BY_CODE.get(self.picking_type_id.code, "storage"),
        }

    def _jxc_whole(self):
        return self.picking_id or None

    def _jxc_keeps_stamps(self):
        return self.state in ("done", "cancel")

    @api.model_create_multi
    def create(self, vals_list):
        moves = super().create(vals_list)
        moves.picking_id._jxc_stamp_by_category()
        return moves

    def _assign_picking_post_process(self, new=False):
        result = super()._assign_picking_post_process(new=new)
        self.picking_id._jxc_stamp_by_category()
        return result
