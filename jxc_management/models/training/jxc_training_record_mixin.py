from odoo import models


class JxcTrainingRecordMixin(models.AbstractModel):
    """A record of the training of one employee, and who answers for it."""

    _name = "jxc.training.record.mixin"
    _description = "Record of Training"
    _inherit = ["jxc.engine.record.mixin", "jxc.person.mixin"]

    def _is_responsible(self):
        """Return whether the user manages the person, or administers; never himself."""
        self.ensure_one()
        if self.is_mine:
            return False
        administrator = "jxc_management.group_jxc_administrator"
        return self.is_managed or self.env.user.has_group(administrator)
