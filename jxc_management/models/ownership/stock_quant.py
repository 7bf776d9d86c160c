from odoo import api, models
from odoo.exceptions import UserError

#: what only stock moves may change
MOVE_FIELDS = {"quantity", "reserved_quantity", "in_date"}
#: what tells one quant from another: a change would carry stock away without a move
PLACE_FIELDS = {"product_id", "location_id", "lot_id", "package_id", "owner_id"}


class StockQuant(models.Model):
    _name = "stock.quant"
    _inherit = ["stock.quant", "jxc.owned.mixin"]

    def _jxc_stamp_depends(self):
        return ("location_id", "product_id")

    def _jxc_owners(self, owners):
        if self.location_id.usage != "internal":
            return {"jxc_department_id": False}
        return super()._jxc_owners(owners)

    def _jxc_scope(self, owners):
        return {
            "location": self.location_id,
            "category": self.product_id.categ_id,
            "process": "storage",
        }

    @api.model_create_multi
    def create(self, vals_list):
        # core creates counted quants with sudo, past the record rules
        if not self.env.su:
            self._jxc_check_countable(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su and not (MOVE_FIELDS | PLACE_FIELDS).isdisjoint(vals):
            self._jxc_check_not_by_hand()
        return super().write(vals)

    def _get_quants_by_products_locations(
        self, product_ids, location_ids, extra_domain=False
    ):
        # a transfer takes from and adds to stock that may be hidden from the user: not
        # to find it here would start a second quant beside it
        return super(StockQuant, self.sudo())._get_quants_by_products_locations(
            product_ids, location_ids, extra_domain
        )

    def _jxc_check_not_by_hand(self):
        """Refuse to change quantities without a stock move, where that is guarded.

        :raises UserError: naming the first product concerned
        """
        for quant in self:
            if self._jxc_moves_only(quant.company_id.sudo()):
                raise UserError(
                    self.env._(
                        "The quantity of “%(product)s” in %(location)s changes through "
                        "stock moves only. Enter a counted quantity and apply it.",
                        product=quant.product_id.display_name,
                        location=quant.location_id.display_name,
                    )
                )

    @api.model
    def _jxc_moves_only(self, company):
        """Return whether quantities of a company change through moves only."""
        return company.jxc_enforce_ownership

    @api.model
    def _jxc_check_countable(self, vals_list):
        """Refuse counts and quantities in locations the user may not change.

        :raises UserError: for a quantity set by hand
        :raises AccessError: for a location of another department
        """
        Location = self.env["stock.location"].sudo()
        # defaults of the client's context or of the user himself end up as values
        defaults = self.default_get(["location_id", "quantity", "reserved_quantity"])
        forged = defaults.get("quantity") or defaults.get("reserved_quantity")
        for vals in vals_list:
            location_id = vals.get("location_id") or defaults.get("location_id")
            location = Location.browse(location_id).exists()
            company = location.company_id
            if not self._jxc_moves_only(company):
                continue
            if forged or not MOVE_FIELDS.isdisjoint(vals):
                self.new(
                    {"product_id": vals.get("product_id"), "location_id": location.id}
                )._jxc_check_not_by_hand()
            if company.jxc_enforce_ownership:
                self.env["jxc.user.scope"]._check_may_change(
                    location, location.jxc_department_id, company
                )
