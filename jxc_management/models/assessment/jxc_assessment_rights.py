from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from .jxc_decision_mixin import ADMINISTRATOR


class JxcAssessment(models.Model):
    _inherit = "jxc.assessment"

    can_self_review = fields.Boolean(compute="_compute_can")
    can_review = fields.Boolean(compute="_compute_can")
    can_appeal = fields.Boolean(compute="_compute_can")
    can_sign = fields.Boolean(compute="_compute_can")
    is_to_review = fields.Boolean(
        "Waits for My Review",
        compute="_compute_is_to_review",
        search="_search_is_to_review",
    )

    @api.model
    def _mine_domain(self):
        return super()._mine_domain() | Domain("assessed_id", "=", self.env.uid)

    def _assessed_users(self):
        return super()._assessed_users() | self.sudo().assessed_id

    @api.depends("state", "self_reviewed_on", "signed_by_id")
    @api.depends_context("uid")
    def _compute_can(self):
        administers = self.env.user.has_group(ADMINISTRATOR)
        me = self.env["jxc.assessment"]._my_users()
        for assessment in self:
            about_me = assessment._assessed_users() & me
            judge = not about_me and (administers or assessment.is_managed)
            state = assessment.state
            assessment.can_self_review = assessment.is_mine and state == "self_review"
            assessment.can_review = judge and state == "manager_review"
            assessment.can_appeal = assessment.is_mine and state == "appeal"
            assessment.can_sign = (
                administers
                and not about_me
                and state == "appeal"
                and not assessment._is_signed()
                and not assessment._judges() & me
            )

    @api.depends("state", "manager_reviewed_on")
    @api.depends_context("uid")
    def _compute_is_to_review(self):
        # sudo: the answer does not depend on what else the user may read
        mine = self.sudo().filtered_domain(self._search_is_to_review("in", [True]))
        for assessment in self:
            assessment.is_to_review = assessment in mine

    @api.model
    def _search_is_to_review(self, operator, value):
        if operator != "in":
            return NotImplemented
        waiting = Domain("state", "=", "manager_review")
        waiting &= Domain("manager_reviewed_on", "=", False)
        managed = self._search_is_managed("in", [True])
        asked = Domain("reviewer_id", "=", self.env.uid)
        if self.env.user.has_group(ADMINISTRATOR):
            asked |= Domain("reviewer_id", "=", False)
        return waiting & (managed | asked) & ~self._mine_domain()

    def _judges(self):
        """Return who judged in one assessment: reviewer, overrides, appeals."""
        # sudo: whoever may see them
        record = self.sudo()
        return (
            record.manager_reviewed_by_id
            | record.line_ids.override_by_id
            | record.appeal_ids.decided_by_id
        )

    def _has_work(self):
        """Return whether people have worked on one assessment."""
        return bool(
            self.self_reviewed_on
            or self.manager_reviewed_on
            or self.appeal_ids
            or any(line._has_work() for line in self.line_ids)
        )

    def _start_change(self, state):
        """Keep others from changing one assessment meanwhile.

        :raises UserError: when its period is not in ``state``
        """
        self._start_decision()
        if self.state != state:
            self._refuse_state(state)

    def _check_mine(self):
        """Refuse everybody but the one assessed.

        :raises AccessError: naming the assessment
        """
        if not self.is_mine:
            raise AccessError(
                self.env._(
                    "“%(assessment)s” is not about you. Only the one assessed can do "
                    "this.",
                    assessment=self.display_name,
                )
            )
