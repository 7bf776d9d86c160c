from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .jxc_ownership import SCOPE_FIELDS

#: what makes an ownership what it is: fixed from the moment it is active
IDENTITY_FIELDS = {
    "company_id",
    "department_id",
    "role",
    "scope_type",
    "date_from",
    "origin",
    *SCOPE_FIELDS.values(),
}

#: what follows from the scope and is never given
DERIVED_FIELDS = {"scope_res_id", "scope_rank"}
#: what else an ended ownership keeps
CLOSING_FIELDS = {"date_to", "user_id", "reason"}


class JxcOwnership(models.Model):
    _inherit = "jxc.ownership"

    @api.model_create_multi
    def create(self, vals_list):
        ownerships = self._create_checked(vals_list)
        ownerships.filtered(lambda o: o.state != "draft")._ownership_changed()
        return ownerships

    def _create_checked(self, vals_list):
        """Create by the rules of the register, without taking the consequences yet."""
        for vals in vals_list:
            self.browse()._check_derived(vals)
            if vals.get("state", "draft") != "draft":
                self.new(vals)._check_lead_overlap()
        return super().create(vals_list)

    def write(self, vals):
        if vals.get("state") == "ended" and "date_to" not in vals:
            endless = self.filtered(lambda ownership: not ownership.date_to)
            last_day = fields.Date.context_today(self)
            endless._write_and_follow({**vals, "date_to": last_day})
            return (self - endless)._write_and_follow(vals)
        return self._write_and_follow(vals)

    def _write_and_follow(self, vals):
        """Write by the rules of the register and take the consequences."""
        in_force = self.filtered(lambda o: o.state != "draft")
        result = self._write_checked(vals)
        in_force |= self.filtered(lambda o: o.state != "draft")
        if in_force and {"state", "date_to", "user_id"} & vals.keys():
            in_force._ownership_changed()
        return result

    def _write_checked(self, vals):
        """Write by the rules of the register, without taking the consequences yet."""
        self._check_derived(vals)
        self._check_frozen(vals)
        if {"state", "date_to"} & vals.keys():
            for ownership in self:
                ownership.new(vals, origin=ownership)._check_lead_overlap()
        return super().write(vals)

    @api.model
    def _check_derived(self, vals):
        """Refuse values that follow from others, and an origin that is not true.

        :raises UserError: naming what to choose instead
        """
        forged = DERIVED_FIELDS & vals.keys()
        origin = vals.get("origin", "manual") != "manual" and not (
            self.env.su
            or self.env.user.has_group("jxc_management.group_jxc_administrator")
        )
        if forged or origin or (self and self._differs_any(vals, {"origin"})):
            raise UserError(
                self.env._(
                    "The key of a scope and the origin of an ownership follow from "
                    "how it was made. Choose the scope type and its record instead."
                )
            )

    def _differs_any(self, vals, names):
        """Return whether ``vals`` would change ``names`` on one of the records."""
        return any(ownership._differs(vals, names) for ownership in self)

    def _check_frozen(self, vals):
        """Refuse to rewrite history: active and ended ownerships only move forward.

        :raises UserError: for a change of an active or ended ownership's identity, a
            step backwards in its state, or a changed end of an ended one
        """
        forward = {"draft": ("draft", "active"), "active": ("active", "ended")}
        for ownership in self:
            allowed = forward.get(ownership.state, ("ended",))
            step_back = "state" in vals and vals["state"] not in allowed
            identity = ownership.state != "draft" and ownership._differs(
                vals, IDENTITY_FIELDS
            )
            end = ownership.state == "ended" and ownership._differs(
                vals, CLOSING_FIELDS
            )
            if step_back or identity or end:
                raise UserError(
                    self.env._(
                        "“%(ownership)s” is part of the history and cannot be "
                        "rewritten. End it, or hand the scope over to another "
                        "department.",
                        ownership=ownership.display_name,
                    )
                )

    def _differs(self, vals, names):
        """Return whether ``vals`` would change one of the fields ``names``."""
        self.ensure_one()
        return any(
            self._fields[name].convert_to_cache(vals[name], self)
            != self._fields[name].convert_to_cache(self[name], self)
            for name in names & vals.keys()
        )

    @api.constrains("state", "date_to")
    def _check_ended(self):
        today = fields.Date.context_today(self)
        for ownership in self:
            if ownership.state != "ended" or ownership._is_void():
                continue
            if ownership.date_to > today:
                raise ValidationError(
                    self.env._(
                        "“%(ownership)s” cannot have ended on a day to come. Set its "
                        "last day and leave it active until then.",
                        ownership=ownership.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_history(self):
        for ownership in self:
            if ownership.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(ownership)s” is part of the history and cannot be deleted. "
                        "End it instead.",
                        ownership=ownership.display_name,
                    )
                )

    def action_activate(self):
        """Put draft ownerships in force from their first day on.

        :raises ValidationError: when another department leads the same scope
        """
        self.filtered(lambda o: o.state == "draft").write({"state": "active"})
        return True

    def action_end(self):
        """End active ownerships: today is the last day, or never if not begun yet."""
        today = fields.Date.context_today(self)
        for ownership in self.filtered(lambda o: o.state == "active"):
            last_day = min(ownership.date_to or today, today)
            last_day = max(last_day, fields.Date.subtract(ownership.date_from, days=1))
            ownership.write({"state": "ended", "date_to": last_day})
        return True

    def action_hand_over(self):
        """Open a new handover of this scope.

        :raises UserError: when the ownership is not an active lead
        """
        self.ensure_one()
        if self.role != "lead" or self.state != "active":
            raise UserError(
                self.env._(
                    "“%(ownership)s” is not an active lead: only the lead of a scope "
                    "can be handed over.",
                    ownership=self.display_name,
                )
            )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Hand Over"),
            "res_model": "jxc.handover",
            "views": [(False, "form")],
            "context": {"default_ownership_id": self.id},
        }
