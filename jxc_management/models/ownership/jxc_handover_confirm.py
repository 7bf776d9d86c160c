from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .jxc_handover_lifecycle import ADMINISTRATOR

LEAD_GROUP = "jxc_management.group_jxc_lead"
ACTIVITY = "jxc_management.mail_activity_type_handover"
SIDES = ("from", "to")
DECIDED_BY = (
    "department_from_id",
    "department_to_id",
    "lead_ownership_id",
    "new_ownership_id",
)


class JxcHandover(models.Model):
    _inherit = "jxc.handover"

    confirm_from_user_id = fields.Many2one(
        "res.users",
        "Handed Over By",
        readonly=True,
        copy=False,
        tracking=True,
    )
    confirm_from_date = fields.Datetime("Agreed On", readonly=True, copy=False)
    confirm_to_user_id = fields.Many2one(
        "res.users",
        "Taken Over By",
        readonly=True,
        copy=False,
        tracking=True,
    )
    confirm_to_date = fields.Datetime("Accepted On", readonly=True, copy=False)
    decider_from_ids = fields.Many2many(
        "res.users",
        string="May Confirm Handing Over",
        compute="_compute_deciders",
        help="The person accountable for the ownership, the manager of the department "
        "and the managers above. A JXC administrator may stand in.",
    )
    decider_to_ids = fields.Many2many(
        "res.users",
        string="May Confirm Taking Over",
        compute="_compute_deciders",
        help="The manager of the department and the managers above. A JXC "
        "administrator may stand in.",
    )
    concerns_me = fields.Boolean(
        compute="_compute_concerns_me",
        search="_search_concerns_me",
        help="Whether you answer for one of the two departments.",
    )
    can_confirm_from = fields.Boolean(compute="_compute_can_confirm")
    can_confirm_to = fields.Boolean(compute="_compute_can_confirm")
    can_stand_in_from = fields.Boolean(compute="_compute_can_confirm")
    can_stand_in_to = fields.Boolean(compute="_compute_can_confirm")

    @api.depends(*DECIDED_BY)
    def _compute_deciders(self):
        for handover in self:
            handover.decider_from_ids = handover._deciders("from")
            handover.decider_to_ids = handover._deciders("to")

    @api.depends(*DECIDED_BY)
    @api.depends_context("uid")
    def _compute_concerns_me(self):
        for handover in self:
            deciders = handover._deciders("from") | handover._deciders("to")
            handover.concerns_me = self.env.user in deciders

    @api.model
    def _search_concerns_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        # sudo: who manages a department is not readable without HR rights
        departments = self.env["hr.department"].sudo()
        managed = departments.search([("manager_id.user_id", "=", self.env.uid)]).ids
        return (
            Domain("lead_ownership_id.user_id", "=", self.env.uid)
            | Domain("new_ownership_id.user_id", "=", self.env.uid)
            | Domain("department_from_id", "child_of", managed)
            | Domain("department_to_id", "child_of", managed)
        )

    @api.depends("state", "confirm_from_user_id", "confirm_to_user_id")
    @api.depends_context("uid")
    def _compute_can_confirm(self):
        administrator = self.env.user.has_group(ADMINISTRATOR)
        for handover in self:
            for side in SIDES:
                possible = handover._is_pending(side, "confirm")
                mine = self.env.user in handover._deciders(side)
                handover[f"can_confirm_{side}"] = possible and mine
                handover[f"can_stand_in_{side}"] = (
                    possible and administrator and not mine
                )

    def _is_pending(self, side, decision):
        """Return whether the user could still decide for ``side``.

        :param decision: ``"confirm"`` or ``"rollback"``
        """
        self.ensure_one()
        other = "to" if side == "from" else "from"
        return (
            self.state == {"confirm": "confirming", "rollback": "done"}[decision]
            and not self[f"{decision}_{side}_user_id"]
            and self[f"{decision}_{other}_user_id"] != self.env.user
        )

    def _deciders(self, side):
        """Return the users who decide for a side, the nearest to the scope first."""
        self.ensure_one()
        # sudo: who manages a department is not readable without HR rights
        handover = self.sudo()
        department = handover[f"department_{side}_id"]
        lead = {"from": handover.lead_ownership_id, "to": handover.new_ownership_id}
        users = lead[side].user_id
        while department:
            users |= department.manager_id.user_id
            department = department.parent_id
        return users.filtered("active").with_env(self.env)

    def action_confirm_from(self):
        """Agree for the department that hands over.

        :raises AccessError: when the user does not decide for that department
        :raises UserError: when he has confirmed for the other department
        """
        return self._confirm("from")

    def action_confirm_to(self):
        """Accept for the department that takes over.

        :raises AccessError: when the user does not decide for that department
        :raises UserError: when he has confirmed for the other department
        """
        return self._confirm("to")

    def _confirm(self, side):
        self._start_step("confirming")
        for handover in self:
            handover._check_may_decide(side, "confirm")
            handover._tell_stand_in(side)
            handover._advance(
                {
                    f"confirm_{side}_user_id": self.env.uid,
                    f"confirm_{side}_date": fields.Datetime.now(),
                }
            )
            if handover.confirm_from_user_id and handover.confirm_to_user_id:
                handover._confirmed()
        self._sync_activities()
        return True

    def _confirmed(self):
        """Take the handover further now that both departments agree."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        if self.sent_on <= self.date < today:
            # the day passed while the departments were deciding
            self._advance({"date": today})
        self._check_register()
        self._advance({"state": "scheduled"})
        if self.date <= today:
            self._apply()

    def _check_may_decide(self, side, decision):
        """Check that the user decides for ``side``, and not for both.

        :raises AccessError: naming who decides for the department
        :raises UserError: when the side has decided or the user has for the other one
        """
        self.ensure_one()
        deciders = self._deciders(side)
        department = self[f"department_{side}_id"].display_name
        if not self._is_pending(side, decision):
            raise UserError(
                self.env._(
                    "%(department)s has decided already, or you have decided for the "
                    "other department: nobody can agree with himself.",
                    department=department,
                )
            )
        if self.env.user in deciders or self.env.user.has_group(ADMINISTRATOR):
            return
        raise AccessError(
            self.env._(
                "Only %(people)s can decide for %(department)s, or a JXC administrator "
                "in their place.",
                people=deciders.sudo().mapped("name") or self.env._("its manager"),
                department=department,
            )
        )

    def _tell_stand_in(self, side):
        """Record that an administrator decides in place of a department."""
        self.ensure_one()
        deciders = self._deciders(side)
        if self.env.user in deciders:
            return
        self.message_post(
            body=self.env._(
                "%(user)s decides for %(department)s as an administrator, in place of "
                "%(people)s.",
                user=self.env.user.name,
                department=self[f"department_{side}_id"].display_name,
                people=deciders.sudo().mapped("name") or self.env._("its manager"),
            )
        )

    @api.model
    def _no_confirmations(self):
        """Return the values of a handover that nobody has confirmed."""
        return {
            f"confirm_{side}_{part}": False
            for side in SIDES
            for part in ("user_id", "date")
        }
