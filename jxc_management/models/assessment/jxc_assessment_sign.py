from odoo import api, fields, models
from odoo.exceptions import AccessError

from .jxc_decision_mixin import ADMINISTRATOR

#: a message names so many people
NAMED = 5


class JxcAssessment(models.Model):
    """Who has to sign an assessment off before the results are approved."""

    _inherit = "jxc.assessment"

    sign_note = fields.Char(
        "Signature Needed",
        compute="_compute_sign_note",
        help="Why the administrator who reads it cannot approve it alone, and who can "
        "help.",
    )

    @api.depends("state", "signed_by_id", "manager_reviewed_by_id", "assessed_id")
    @api.depends_context("uid")
    def _compute_sign_note(self):
        administers = self.env.user.has_group(ADMINISTRATOR)
        me = self._my_users()
        for assessment in self:
            waits = assessment.state == "appeal" and not assessment._is_signed()
            # sudo: whoever may see it
            why_not = administers and waits and assessment.sudo()._why_unsigned(me)
            assessment.sign_note = why_not

    def action_sign(self):
        """Sign one assessment off, for an administrator who approves the period.

        :raises AccessError: for others than administrators, and for those whom it is
            about or who judged in it
        """
        self._start_change("appeal")
        self._check_administrator()
        self._check_judge()
        if self._judges() & self._my_users():
            raise AccessError(
                self.env._(
                    "You judged in “%(assessment)s”. Another administrator has to sign "
                    "it off.",
                    assessment=self.display_name,
                )
                + f" {self._signers_text()}"
            )
        self._as_engine().write(
            {"signed_by_id": self.env.uid, "signed_on": fields.Datetime.now()}
        )
        return True

    def _is_signed(self):
        """Return whether somebody who has not judged in one assessment signed it."""
        signer = self.sudo().signed_by_id
        return bool(signer - self._judges())

    def _remove_signatures(self):
        """Let what is done again be signed again; for the engine."""
        self.filtered("signed_by_id").write({"signed_by_id": False, "signed_on": False})

    def _why_unsigned(self, me):
        """Return why another administrator has to sign one assessment, or None.

        :param me: the users that the approver has
        """
        names = {"period": self.period_id.display_name, "assessment": self.display_name}
        assessed = self._assessed_users()
        if assessed & me:
            text = self.env._(
                "You are assessed in “%(period)s” yourself. Another administrator "
                "approves it, or first signs “%(assessment)s” off.",
                **names,
            )
        elif self.manager_reviewed_by_id & me:
            text = self.env._(
                "You reviewed “%(assessment)s” in “%(period)s” yourself. Another "
                "administrator approves it, or first signs the assessment off.",
                **names,
            )
        elif any(one.has_group(ADMINISTRATOR) for one in assessed):
            text = self.env._(
                "“%(assessment)s” is about an administrator, who sets targets and "
                "rules himself. First an administrator who neither judged in it nor "
                "is assessed by it signs it off.",
                **names,
            )
        else:
            return None
        return f"{text} {self._signers_text()}"

    def _signers_text(self):
        """Return who can sign one assessment off, in words."""
        involved = self._judges() | self._assessed_users()
        return self._administrators_text(self.company_id, involved)

    @api.model
    def _administrators_text(self, company, involved):
        """Return in words which administrators of a company are not involved.

        :param involved: ``res.users`` who judged or are assessed
        """
        # sudo: the members of a group are not for everybody to read
        users = self.env.ref(ADMINISTRATOR).sudo().all_user_ids
        able = users.filtered(
            lambda one: (
                one.active
                and company in one.company_ids
                and not involved & self.with_user(one)._my_users()
            )
        )
        if able:
            return self.env._(
                "This can do: %(people)s.", people=able[:NAMED].mapped("name")
            )
        return self.env._(
            "At present nobody can: all administrators judged in it or are assessed by "
            "it. Make a further person an administrator of JXC Management first, in "
            "Settings under Users."
        )
