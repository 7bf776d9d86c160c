from functools import partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class JxcRegulationVersion(models.Model):
    _inherit = "jxc.regulation.version"

    def _take_effect(self):
        """Put one approved version into effect in the place of the former one."""
        self.ensure_one()
        version = self._as_engine()
        regulation = version.regulation_id
        # two versions of a regulation never take effect at the same time
        self.env.execute_query(
            SQL(
                "SELECT id FROM jxc_regulation WHERE id = %s FOR NO KEY UPDATE",
                regulation.id,
            )
        )
        former = regulation.current_version_id
        today = fields.Date.context_today(self)
        if former:
            former.write({"state": "superseded", "date_end": today})
            former._clear_activities()
        version.write(
            {"state": "active", "material_version_id": version._material(former).id}
        )
        regulation.write({"current_version_id": version.id})
        # the former version is withdrawn from all lists before the new one is asked for
        self.env["jxc.regulation.acknowledgement"]._reconcile(regulation)

    def _material(self, former):
        """Return the version whose confirmations count for this one."""
        if self.change_kind == "minor" and former.major == self.major:
            return former.material_version_id
        return self

    @api.model
    def _cron_daily(self):
        """Put due versions into effect, ask for reviews and for confirmations."""
        today = fields.Date.context_today(self)
        due = self.sudo().search(
            Domain("state", "=", "approved") & Domain("date_effective", "<=", today)
        )
        acknowledgements = self.env["jxc.regulation.acknowledgement"]
        self.env["ir.cron"]._jxc_each(
            [
                *(version._take_effect for version in due),
                *self._reviews_to_ask_for(today),
                *acknowledgements._jobs_to_reconcile(),
            ]
        )

    @api.model
    def _reviews_to_ask_for(self, today):
        """Return what asks for each review that is due, as functions."""
        activity_type = self.env.ref("jxc_management.mail_activity_data_review")
        due = self.sudo().search(
            Domain("state", "=", "active") & Domain("date_review", "<=", today)
        )
        open_ones = self.env["mail.activity"].sudo()
        asked = open_ones.search(
            Domain("res_model", "=", self._name)
            & Domain("res_id", "in", due.ids)
            & Domain("activity_type_id", "=", activity_type.id)
        )
        due -= self.browse(asked.mapped("res_id"))
        return [partial(version._ask_for_review, activity_type) for version in due]

    def _ask_for_review(self, activity_type):
        """Give those in charge an activity, unless the version was replaced."""
        self.ensure_one()
        user = self.regulation_id._responsible()
        if user and self.state == "active":
            self._as_engine().activity_schedule(
                activity_type_id=activity_type.id,
                user_id=user.id,
                date_deadline=self.date_review,
                summary=self.display_name,
                note=self.env._(
                    "Is it still right? Confirm the review, or start a new version."
                ),
            )
