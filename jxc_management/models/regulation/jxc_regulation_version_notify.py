from odoo import fields, models
from odoo.fields import Domain

from ...tools.engine_token import by_engine


class JxcRegulationVersion(models.Model):
    _inherit = "jxc.regulation.version"

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Approvers get an activity; they do not follow all that is written later."""
        if by_engine(self):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

    def _tell_submitted(self):
        """Give everybody who may approve one version an activity."""
        for user in self._deciders():
            self._as_engine().activity_schedule(
                "jxc_management.mail_activity_data_regulation_approval",
                user_id=user.id,
                date_deadline=fields.Date.context_today(self),
                summary=self.display_name,
            )
        self._as_engine().message_post(
            body=self.env._(
                "Submitted for approval. It waits for %(people)s.",
                people=self.waiting_for,
            ),
            author_id=self.env.user.partner_id.id,
        )

    def _tell_decided(self, what, comment):
        """Note what became of one version, and tell its author and last editor."""
        self._clear_activities()
        comment = (comment or "").strip()
        texts = {
            "approved": self.env._("Approved. %(comment)s", comment=comment),
            "returned": self.env._("Sent back to the author: %(why)s", why=comment),
            "withdrawn": self.env._("Withdrawn: %(why)s", why=comment),
        }
        version = self._as_engine()
        me = self.env.user.partner_id
        version.message_post(body=texts[what].strip(), author_id=me.id)
        people = (version.author_id | version.editor_id).partner_id - me
        if people:
            version.message_notify(
                partner_ids=people.ids,
                author_id=me.id,
                subject=version.display_name,
                body=texts[what].strip(),
            )

    def _tell_reviewed(self, day):
        """Note that one version was looked at again."""
        self._clear_activities()
        self._as_engine().message_post(
            body=self.env._("Reviewed without a change. Next review: %(day)s.", day=day)
            if day
            else self.env._("Reviewed without a change."),
            author_id=self.env.user.partner_id.id,
        )

    def _clear_activities(self):
        """Take the versions off the lists of all who were asked about them."""
        # sudo: the activities belong to others
        self.env["mail.activity"].sudo().search(
            Domain("res_model", "=", self._name)
            & Domain("res_id", "in", self.ids)
            & Domain("automated", "=", True)
        ).write({"active": False})
