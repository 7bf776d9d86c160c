from odoo import fields, models


class JxcDueMixin(models.AbstractModel):
    _inherit = "jxc.due.mixin"

    def write(self, vals):
        if "date_due" in vals:
            self._mark_moved(fields.Date.to_date(vals["date_due"]))
        return super().write(vals)

    def _mark_moved(self, date_due):
        """Let the days be calculated again on which these were due before."""
        last = fields.Date.add(fields.Date.today(), days=1)
        moved = self.filtered(
            # later ones have not been counted yet
            lambda one: (
                one.date_due and one.date_due != date_due and one.date_due <= last
            )
        )
        self.env["jxc.kpi"]._mark_records(self._name, moved.ids)
