from odoo import fields, models
from odoo.exceptions import UserError

from .jxc_handover_confirm import SIDES
from .jxc_handover_lifecycle import ADMINISTRATOR


class JxcHandover(models.Model):
    _inherit = "jxc.handover"

    rollback_reason = fields.Text(readonly=True, copy=False, tracking=True)
    rollback_from_user_id = fields.Many2one(
        "res.users", "Rollback Agreed By", readonly=True, copy=False, tracking=True
    )
    rollback_to_user_id = fields.Many2one(
        "res.users", "Rollback Accepted By", readonly=True, copy=False, tracking=True
    )
    rolled_back_on = fields.Datetime(readonly=True, copy=False)
    restored_ownership_id = fields.Many2one(
        "jxc.ownership", readonly=True, copy=False, ondelete="restrict"
    )

    def action_roll_back(self, reason):
        """Give the scope back. An administrator decides at once, the leads together.

        :param reason: why it is given back; part of the history
        :raises UserError: without a reason or when the scope has moved on
        :raises AccessError: for anybody else
        """
        self._start_step("done")
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the handover is rolled back."))
        for handover in self:
            if self.env.user.has_group(ADMINISTRATOR):
                handover._advance({"rollback_reason": handover._reasons(reason)})
                handover._roll_back()
            else:
                handover._agree_roll_back(reason)
        self._sync_activities()
        return True

    def action_keep(self):
        """Decline a rollback that one of the departments has asked for."""
        self._start_step("done")
        asked = self.filtered("rollback_reason")
        asked._advance(
            {
                "rollback_reason": False,
                "rollback_from_user_id": False,
                "rollback_to_user_id": False,
            }
        )
        for handover in asked:
            handover.message_post(body=self.env._("The handover stays as it is."))
        self._sync_activities()
        return True

    def _reasons(self, reason):
        """Return the reason added to the one that the other side has given."""
        self.ensure_one()
        return "\n".join(
            text for text in (self.rollback_reason, reason.strip()) if text
        )

    def _agree_roll_back(self, reason):
        """Note the agreement of one lead; give the scope back once both agree."""
        self.ensure_one()
        mine = [side for side in SIDES if self.env.user in self._deciders(side)]
        free = [side for side in mine if self._is_pending(side, "rollback")]
        side = (free or mine or SIDES)[0]
        self._check_may_decide(side, "rollback")
        self._advance(
            {
                "rollback_reason": self._reasons(reason),
                f"rollback_{side}_user_id": self.env.uid,
            }
        )
        if self.rollback_from_user_id and self.rollback_to_user_id:
            self._roll_back()

    def _roll_back(self):
        """Give the scope back from today on; what is closed keeps its owner."""
        self.ensure_one()
        # sudo: only administrators may change the register; the caller has checked
        # that an administrator or both departments decided
        handover = self.sudo()
        lead = handover.new_ownership_id
        handover._lock_lead(lead)
        handover._check_still_leads(lead)
        day = max(fields.Date.context_today(self), lead.date_from)
        restored, changes = handover._change_lead(
            lead, day, handover._restored_lead_values(day)
        )
        handover._record(changes, "rollback")
        handover._advance(
            {
                "state": "rolled_back",
                "rolled_back_on": fields.Datetime.now(),
                "restored_ownership_id": restored.id,
            }
        )

    def _check_still_leads(self, lead):
        """Check that the scope has not changed hands again.

        :raises UserError: naming the department that leads it no more
        """
        self.ensure_one()
        today = fields.Date.context_today(self)
        if lead.state != "active" or (lead.date_to and lead.date_to < today):
            raise UserError(
                self.env._(
                    "%(handover)s cannot be rolled back: %(department)s does not lead "
                    "“%(scope)s” any more. Start a new handover.",
                    handover=self.name,
                    department=self.department_to_id.display_name,
                    scope=self.scope_name,
                )
            )

    def _restored_lead_values(self, day):
        """Return the values of the old lead begun anew, or None when there was none."""
        self.ensure_one()
        old = self.ownership_id
        if not old:
            return None
        return {
            **self._new_lead_values(),
            "department_id": old.department_id.id,
            "user_id": old.user_id.id,
            "date_from": day,
            "date_to": self.new_ownership_id.date_to,
            "reason": f"{self.name}: {self.rollback_reason}",
        }
