from odoo import api, models


class JxcCachedMixin(models.AbstractModel):
    """Configuration that is read through caches: a change clears them on all workers.

    Documents ask for it at each step, so that it must not cost a query each time.
    """

    _name = "jxc.cached.mixin"
    _description = "Configuration Read Through Caches"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env.registry.clear_cache()
        return records

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result
