from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError, LockError, UserError

ADMINISTRATOR = "jxc_management.group_jxc_administrator"


class JxcDecisionMixin(models.AbstractModel):
    """Something that people decide about: with reasons, and one after the other."""

    _name = "jxc.decision.mixin"
    _description = "Record That Is Decided About"

    @api.model
    def _check_administrator(self):
        """Refuse everybody but administrators.

        :raises AccessError: saying so
        """
        if not self.env.user.has_group(ADMINISTRATOR):
            raise AccessError(
                self.env._(
                    "Only administrators of JXC Management can do this. Ask one."
                )
            )

    @api.model
    def _required_text(self, text, least=1):
        """Return a text without blanks around it.

        :raises UserError: when it has fewer than ``least`` characters
        """
        text = text.strip() if isinstance(text, str) else ""
        if len(text) >= least:
            return text
        if least <= 1:
            raise UserError(self.env._("Say why: the reason is kept for the record."))
        raise UserError(
            self.env._(
                "Say why in at least %(least)s characters: the reason is kept for the "
                "record.",
                least=least,
            )
        )

    def _start_decision(self):
        """Keep others from deciding about one record meanwhile.

        :raises UserError: when somebody is at it
        """
        self.ensure_one()
        self.check_access("read")
        try:
            # sudo: the callers check who may decide
            self.sudo().lock_for_update()
        except LockError as error:
            raise UserError(
                self.env._(
                    "Somebody else is at work on “%(record)s”. Try again in a moment.",
                    record=self.display_name,
                )
            ) from error

    def _post_for_good(self, text):
        """Say in the discussion what the user did, so that he cannot change it.

        People may edit their own messages: the system is the author of this one.
        """
        body = self.env._(
            "%(person)s: %(text)s", person=self.env.user.sudo().name, text=text
        )
        author = self.env.ref("base.partner_root").id
        record = self.with_user(SUPERUSER_ID)
        record.message_post(body=body, author_id=author)

    def _refuse_state(self, *states):
        """Refuse what is not possible in the step that one record is in.

        :param states: the steps it is possible in
        :raises UserError: naming them
        """
        names = dict(self._fields["state"]._description_selection(self.env))
        raise UserError(
            self.env._(
                "“%(record)s” is in the step “%(state)s”, where this is not possible. "
                "It is possible in: %(states)s.",
                record=self.display_name,
                state=names[self.state],
                states=[names[state] for state in states],
            )
        )
