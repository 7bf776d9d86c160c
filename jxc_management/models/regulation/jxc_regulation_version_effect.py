import logging

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

_logger = logging.getLogger(__name__)


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
        for version in due:
            try:
                with self.env.cr.savepoint():
                    version._take_effect()
            except UserError:
                # the others take effect all the same
                _logger.exception("%s cannot take effect", version.display_name)
        self._ask_for_reviews(today)
        self.env["jxc.regulation.acknowledgement"]._cron_reconcile()

    @api.model
    def _ask_for_reviews(self, today):
        """Give those in charge an activity for each version whose review is due."""
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
        for version in due - self.browse(asked.mapped("res_id")):
            user = version.regulation_id._responsible()
            if user:
                version._as_engine().activity_schedule(
                    activity_type_id=activity_type.id,
                    user_id=user.id,
                    date_deadline=version.date_review,
                    summary=version.display_name,
                    note=self.env._(
                        "Is it still right? Confirm the review, or start a new version."
                    ),
                )
