from odoo import api, models

from ...tools.transfer_kind import operation_of


class StockQuant(models.Model):
    _name = "stock.quant"
    _inherit = ["stock.quant", "jxc.gated.mixin"]

    def _jxc_gate_company(self):
        return self.location_id.company_id

    def _jxc_gate_operations(self):
        return {"adjustment"}

    def _jxc_gate_warehouses(self):
        return self.location_id.warehouse_id

    def _jxc_gate_title(self):
        return f"{self.product_id.display_name} ({self.location_id.display_name})"

    @api.model
    def _jxc_moves_only(self, company):
        # a quantity written by hand would be a movement that no gate looked at
        guarded = self.env["jxc.gate"]._any_about_stock(company)
        return guarded or super()._jxc_moves_only(company)

    def _apply_inventory(self, date=None):
        return super(StockQuant, self._jxc_through_gates())._apply_inventory(date)

    def move_quants(
        self,
        location_dest_id=False,
        package_dest_id=False,
        message=False,
        unpack=False,
        up_to_parent_packages=False,
    ):
        marked = self
        if location_dest_id:
            marked = self._jxc_through_relocation(location_dest_id)
        return super(StockQuant, marked).move_quants(
            location_dest_id, package_dest_id, message, unpack, up_to_parent_packages
        )

    def _jxc_through_relocation(self, destination):
        """Return these quants for being carried to another location.

        :raises UserError: naming what the person lacks
        """
        carried = self.sudo().filtered(lambda quant: quant.location_id != destination)
        groups = carried.grouped(
            lambda quant: operation_of(quant.location_id.usage, destination.usage)
        )
        marked = self
        for operation, quants in groups.items():
            documents = quants.with_env(self.env)
            marked = self._jxc_through_gates(documents, operation, destination)
        return marked
