from odoo import fields, models

from .jxc_handover_confirm import ACTIVITY, LEAD_GROUP, SIDES


class JxcHandover(models.Model):
    _inherit = "jxc.handover"

    def _sync_activities(self):
        """Give an activity to each person whose decision is awaited, and only them."""
        for handover in self:
            awaited = handover._awaited_users()
            # sudo: the activities belong to other people
            present = handover.sudo().activity_search([ACTIVITY])
            missing = awaited - present.user_id
            surplus = present.filtered_domain([("user_id", "not in", awaited.ids)])
            # not marked as done: the log already tells who has decided
            surplus.unlink()
            today = fields.Date.context_today(handover)
            for user in missing:
                handover.activity_schedule(
                    ACTIVITY,
                    user_id=user.id,
                    date_deadline=max(handover.date, today),
                )

    def _awaited_users(self):
        """Return whom to remind: for each undecided side the nearest one who can."""
        self.ensure_one()
        decision = {"confirming": "confirm", "done": "rollback"}.get(self.state)
        if not decision or (decision == "rollback" and not self.rollback_reason):
            return self.env["res.users"]
        decided = self[f"{decision}_from_user_id"] | self[f"{decision}_to_user_id"]
        awaited = self.env["res.users"]
        for side in SIDES:
            if not self[f"{decision}_{side}_user_id"]:
                able = self._deciders(side) - decided - awaited
                awaited |= able.filtered(self._can_take_part)[:1]
        return awaited

    def _can_take_part(self, user):
        """Return whether a user has access to the handover to decide about it."""
        # sudo: the companies and groups of other users
        user = user.sudo()
        return self.company_id in user.company_ids and user.has_group(LEAD_GROUP)
