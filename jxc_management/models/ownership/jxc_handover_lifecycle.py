from odoo import api, fields, models
from odoo.exceptions import LockError, UserError, ValidationError

from .jxc_ownership import SCOPE_FIELDS

ADMINISTRATOR = "jxc_management.group_jxc_administrator"
#: what both departments agree on: fixed once the handover has been sent
AGREED_FIELDS = {
    "company_id",
    "scope_type",
    "department_to_id",
    "date",
    "reason",
    *SCOPE_FIELDS.values(),
}
#: what the register says about the scope
LEAD_FIELDS = {
    "scope_res_id",
    "ownership_id",
    "lead_ownership_id",
    "department_from_id",
}
#: what only the steps of a handover set, whoever calls
STEP_FIELDS = {
    "name",
    "state",
    "requester_id",
    "sent_on",
    "done_on",
    *LEAD_FIELDS,
    "new_ownership_id",
    "confirm_from_user_id",
    "confirm_from_date",
    "confirm_to_user_id",
    "confirm_to_date",
    "rollback_reason",
    "rollback_from_user_id",
    "rollback_to_user_id",
    "rolled_back_on",
    "restored_ownership_id",
    "preview_date",
    "line_ids",
    "entry_ids",
}


class JxcHandover(models.Model):
    _inherit = "jxc.handover"

    @api.model
    def default_get(self, fields_list):
        """Take the scope from the ownership that the form was opened for."""
        defaults = super().default_get(fields_list)
        ownership_id = defaults.get("ownership_id")
        if ownership_id:
            defaults.update(self._scope_of_ownership(ownership_id))
        # a default from the client's context must not replace what is looked up
        return {k: v for k, v in defaults.items() if k not in LEAD_FIELDS}

    @api.model
    def _scope_of_ownership(self, ownership_id):
        """Return the scope values of an ownership."""
        ownership = self.env["jxc.ownership"].browse(ownership_id)
        values = {name: ownership[name].id for name in SCOPE_FIELDS.values()}
        return {
            **values,
            "scope_type": ownership.scope_type,
            "company_id": ownership.company_id.id,
        }

    @api.model_create_multi
    def create(self, vals_list):
        prepared = [self._prepare_draft(vals) for vals in vals_list]
        handovers = super().create(prepared)
        handovers._build_preview()
        return handovers

    @api.model
    def _prepare_draft(self, vals):
        """Return the values of a new draft: its steps are still to come.

        :raises UserError: when ``vals`` sets what only the steps set
        """
        vals = dict(vals)
        if vals.get("ownership_id"):
            vals = {**self._scope_of_ownership(vals.pop("ownership_id")), **vals}
        self._check_steps_unset({k: v for k, v in vals.items() if v})
        company = self.env["res.company"].browse(vals.get("company_id"))
        sequence = self.env["ir.sequence"].with_company(company or self.env.company)
        # set here, a default from the client's context cannot slip in
        return {
            **vals,
            **dict.fromkeys(STEP_FIELDS - LEAD_FIELDS, False),
            "name": sequence.next_by_code(self._name),
            "state": "draft",
            "requester_id": self.env.uid,
        }

    def write(self, vals):
        self._check_steps_unset(vals)
        if AGREED_FIELDS & vals.keys():
            self._check_state("draft")
        result = super().write(vals)
        if AGREED_FIELDS & vals.keys():
            self._build_preview()
        return result

    def _advance(self, vals):
        """Write what only the steps of a handover may write."""
        return super().write(vals)

    @api.model
    def _check_steps_unset(self, vals):
        """Refuse to set from outside what the steps of a handover set.

        :raises UserError: naming the first field concerned
        """
        forbidden = sorted(STEP_FIELDS & vals.keys())
        if forbidden:
            raise UserError(
                self.env._(
                    "“%(field)s” follows from the steps of the handover and cannot be "
                    "set by hand. Use the buttons of the handover.",
                    field=self._fields[forbidden[0]]._description_string(self.env),
                )
            )

    def _check_state(self, *states):
        """Check that the handovers are in one of ``states``.

        :raises UserError: naming the handover and its state
        """
        labels = dict(self._fields["state"]._description_selection(self.env))
        for handover in self:
            if handover.state not in states:
                raise UserError(
                    self.env._(
                        "%(handover)s is in the state “%(state)s”, so this step is "
                        "not possible.",
                        handover=handover.display_name,
                        state=labels[handover.state],
                    )
                )

    @api.constrains("date")
    def _check_date(self):
        """Let only administrators date a handover back, within the present lead."""
        today = fields.Date.context_today(self)
        for handover in self:
            if handover.date >= today:
                continue
            if not self.env.user.has_group(ADMINISTRATOR):
                raise ValidationError(
                    self.env._(
                        "%(handover)s: choose today or a later day. Only a JXC "
                        "administrator may date a handover back.",
                        handover=handover.display_name,
                    )
                )
            lead = handover._lead_on(today)
            if not lead or handover.date <= lead.date_from:
                raise ValidationError(
                    self.env._(
                        "%(handover)s: a handover can be dated back to a day after "
                        "the present lead began, not before.",
                        handover=handover.display_name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        for handover in self:
            if handover.state != "draft":
                raise UserError(
                    self.env._(
                        "%(handover)s is part of the history and cannot be deleted. "
                        "Cancel it instead.",
                        handover=handover.display_name,
                    )
                )

    # ------------------------------------------------------------------
    # Steps
    # ------------------------------------------------------------------

    def action_send(self):
        """Ask both departments to confirm the handover.

        :raises UserError: when it is incomplete or the scope is being handed over
        """
        self._start_step("draft")
        for handover in self:
            handover._advance(handover._lead_values())
            handover._check_complete()
            handover._check_date()
            handover._build_preview()
            today = fields.Date.context_today(handover)
            handover._advance({"state": "confirming", "sent_on": today})
        self._sync_activities()
        return True

    def action_draft(self):
        """Take a handover back to change it; given confirmations lapse."""
        self._start_step("confirming", "scheduled", "cancelled")
        self._advance({"state": "draft", "sent_on": False, **self._no_confirmations()})
        self._sync_activities()
        return True

    def action_cancel(self):
        """Give up handovers that have not taken effect."""
        self._start_step("draft", "confirming", "scheduled")
        self._advance({"state": "cancelled"})
        self._sync_activities()
        return True

    def action_apply(self):
        """Apply confirmed handovers whose day has come, without waiting for the job.

        :raises UserError: before the effective date
        """
        self._start_step("scheduled")
        for handover in self:
            if handover.date > fields.Date.context_today(handover):
                raise UserError(
                    self.env._(
                        "%(handover)s takes effect on its effective date. To bring it "
                        "forward, set it back to draft and change the date.",
                        handover=handover.display_name,
                    )
                )
            handover._apply()
        return True

    def action_refresh(self):
        """Show the impact as of now."""
        self._start_step("draft", "confirming", "scheduled")
        self._build_preview()
        return True

    def _start_step(self, *states):
        """Check access and state, and keep others from taking a step meanwhile.

        :raises AccessError: when the user may only read the handovers
        :raises LockError: when another user is taking a step with them
        """
        self.check_access("write")
        try:
            self.lock_for_update(allow_referencing=True)
        except LockError as error:
            raise LockError(
                self.env._(
                    "Somebody else is working on %(handover)s at this moment. Try "
                    "again shortly.",
                    handover=", ".join(self.mapped("name")),
                )
            ) from error
        self._check_state(*states)

    def _check_complete(self):
        """Check that there is something to hand over, and why, and nobody else does.

        :raises UserError: saying what is missing
        """
        self.ensure_one()
        if not self.department_from_id:
            raise UserError(
                self.env._(
                    "Nobody leads “%(scope)s” so far, so nobody can hand it over. "
                    "Create an ownership instead.",
                    scope=self.scope_name,
                )
            )
        if not (self.reason or "").strip():
            raise UserError(self.env._("Say why the scope changes hands."))
        # sudo: also one between departments that are none of the user's business
        rival = self.sudo().search(self._same_scope_domain(), limit=1)
        if rival:
            raise UserError(
                self.env._(
                    "“%(scope)s” is being handed over already: see %(handover)s.",
                    scope=self.scope_name,
                    handover=rival.name,
                )
            )

    def _same_scope_domain(self):
        """Return the domain of other handovers of this scope that are under way."""
        return [
            ("id", "!=", self.id),
            ("company_id", "=", self.company_id.id),
            ("scope_type", "=", self.scope_type),
            ("scope_res_id", "=", self.scope_res_id),
            ("state", "in", ("confirming", "scheduled")),
        ]
