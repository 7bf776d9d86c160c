from odoo import api, models
from odoo.exceptions import AccessError


class MailActivity(models.Model):
    _inherit = "mail.activity"

    def write(self, vals):
        self._jxc_check_own()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_jxc_of_others(self):
        self._jxc_check_own()

    def _jxc_check_own(self):
        """Refuse that somebody takes away what the addon asks of others.

        Where readers may discuss a record, Odoo lets them delete its activities too,
        such as the one that tells a manager about the reader.

        :raises AccessError: naming whose activity it is
        """
        if self.env.su:
            return
        for activity in self:
            model = activity.res_model or ""
            if (
                activity.automated
                and activity.user_id != self.env.user
                and model.startswith("jxc.")
                and self.env[model]._mail_post_access == "read"
            ):
                raise AccessError(
                    self.env._(
                        "“%(activity)s” is for %(person)s, who alone can change or "
                        "finish it.",
                        activity=activity.display_name,
                        person=activity.user_id.sudo().name,
                    )
                )
