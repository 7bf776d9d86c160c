from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults

#: what only the buttons set
ENGINE_FIELDS = frozenset(("state", "entered_by_id", "confirmed_by_id", "user_id"))
#: a default from a client would keep the department from following the person
SUBJECT_FIELDS = frozenset(("employee_id", "department_id"))
ADMINISTRATOR = "jxc_management.group_jxc_administrator"


class JxcKpiReading(models.Model):
    """Readings are entered by one person and confirmed by another."""

    _inherit = "jxc.kpi.reading"

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_engine_fields({name for vals in vals_list for name in vals})
        vals_list = [
            self._without_department(vals) if vals.get("employee_id") else vals
            for vals in vals_list
        ]
        clean = without_defaults(self, ENGINE_FIELDS | SUBJECT_FIELDS)
        readings = super(JxcKpiReading, clean).create(vals_list)
        readings._check_not_own()
        readings._check_subject()
        return readings.with_env(self.env)

    def write(self, vals):
        changed = {
            name for name in vals if not name.startswith(("message_", "activity_"))
        }
        if not changed or by_engine(self):
            return super().write(vals)
        self._refuse_engine_fields(changed)
        self.lock_for_update()
        self.invalidate_recordset(["state"])
        self._check_draft()
        self._check_entered()
        self._check_not_own()
        if vals.get("employee_id") or self.employee_id:
            vals = self._without_department(vals)
        # who changed it last has entered it: nobody confirms his own figures
        result = super().write({**vals, "entered_by_id": self.env.uid})
        self._check_not_own()
        self._check_subject()
        return result

    @staticmethod
    def _without_department(vals):
        """Leave out the department: a person's is the one of the day."""
        return {name: vals[name] for name in vals if name != "department_id"}

    def _refuse_engine_fields(self, names):
        if not by_engine(self) and ENGINE_FIELDS & set(names):
            raise UserError(
                self.env._("Readings are confirmed and refused by their buttons only.")
            )

    def _check_not_own(self):
        """Refuse readings about the person who enters them.

        :raises AccessError: saying who may
        """
        if not self.env.su and self.user_id & self._my_users():
            raise AccessError(
                self.env._("Nobody enters a reading about himself. Ask your manager.")
            )

    def _check_subject(self):
        """Refuse readings of the whole company by others than administrators.

        No manager would see them.

        :raises UserError: naming the reading
        """
        if self.env.su or self.env.user.has_group(ADMINISTRATOR):
            return
        for reading in self:
            if not reading.department_id:
                raise UserError(
                    self.env._(
                        "“%(reading)s” says neither department nor person, so that "
                        "no manager would see it. Choose one.",
                        reading=reading.display_name,
                    )
                )

    def _check_draft(self):
        decided = self.filtered(lambda reading: reading.state != "draft")
        if decided:
            raise UserError(
                self.env._(
                    "“%(reading)s” has been decided on and is kept as it is. Refuse "
                    "it and enter another one, if it is wrong.",
                    reading=decided[0].display_name,
                )
            )

    def unlink(self):
        # before the record rules, whose messages do not say what to do
        if not self.env.su:
            self._unlink_except_decided()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self._check_draft()
        self._check_entered()
        self._check_not_own()

    def _check_entered(self):
        """Check that the user entered the readings, or administers.

        :raises AccessError: saying who may change them
        """
        if self.env.su or self.env.user.has_group(ADMINISTRATOR):
            return
        if any(reading.entered_by_id != self.env.user for reading in self):
            raise AccessError(
                self.env._(
                    "Only who entered a reading, or an administrator, changes or "
                    "deletes it."
                )
            )

    @api.depends("state", "entered_by_id", "department_id", "employee_id")
    @api.depends_context("uid")
    def _compute_can_decide(self):
        me = self._my_users()
        for reading in self:
            reading.can_decide = reading._may_decide(me)

    def _my_users(self):
        """Return the users that the current person has."""
        return self.env["jxc.assessed.mixin"]._my_users()

    def _may_decide(self, me):
        """Return whether a person may confirm or refuse the reading.

        Administrators and managers above, but neither who entered it nor whom it is
        about: the person, or the manager of the department.

        :param me: all users that the current person has
        """
        self.ensure_one()
        # sudo: without HR rights a user reads neither managers nor employees
        reading = self.sudo()
        user = self.env.user
        department = reading.department_id
        if (reading.entered_by_id | reading.user_id) & me:
            return False
        if not reading.employee_id and department.manager_id.user_id & me:
            return False
        if user.has_group(ADMINISTRATOR):
            return True
        if reading.employee_id:
            people = self.env["jxc.training.assignment"]._managed_employees()
            return reading.employee_id in people
        managed = self.env["hr.department"]._jxc_managed()
        return bool(department.parent_id) and department.parent_id.id in managed.ids

    def action_confirm(self):
        """Confirm readings: they count from now on."""
        self._decide("confirmed", ("draft",))

    def action_refuse(self):
        """Refuse readings, also confirmed ones: they do not count any longer."""
        self._decide("refused", ("draft", "confirmed"))

    def _check_decider(self):
        """Refuse people who may not confirm or refuse one of the readings.

        :raises AccessError: naming it
        """
        me = self._my_users()
        for reading in self:
            if not reading._may_decide(me):
                raise AccessError(
                    self.env._(
                        "“%(reading)s” is confirmed or refused by an administrator or "
                        "a manager above, who has not entered it and whom it is not "
                        "about.",
                        reading=reading.display_name,
                    )
                )

    def _decide(self, state, states):
        """Set the state of readings as a decision of the user.

        :raises AccessError: when the user may not decide on one
        :raises UserError: when one has been decided on already
        """
        self.check_access("read")
        self._check_decider()
        # sudo: managers decide on what they may not write
        self.sudo().lock_for_update()
        self.invalidate_recordset(["state"])
        done = self.filtered(lambda reading: reading.state not in states)
        if done:
            raise UserError(
                self.env._(
                    "“%(reading)s” has been decided on already.",
                    reading=done[0].display_name,
                )
            )
        decided = as_engine(self)
        decided.write({"state": state, "confirmed_by_id": self.env.uid})
