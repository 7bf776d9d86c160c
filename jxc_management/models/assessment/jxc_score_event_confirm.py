from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults
from .jxc_decision_mixin import ADMINISTRATOR

ENGINE_FIELDS = {"state", "entered_by_id", "confirmed_by_id"}
#: whom an event is about: an employee's department follows from the employee
SUBJECT_FIELDS = {"subject", "employee_id", "department_id"}
#: steps in which no score changes any more
CLOSED = ("approved", "locked")


class JxcScoreEvent(models.Model):
    _inherit = "jxc.score.event"

    can_confirm = fields.Boolean(compute="_compute_can_confirm")
    can_refuse = fields.Boolean(compute="_compute_can_confirm")

    @api.depends("state", "entered_by_id")
    @api.depends_context("uid")
    def _compute_can_confirm(self):
        for event in self:
            decider = not event._why_not()
            event.can_confirm = decider and event.state == "draft"
            event.can_refuse = decider and event.state != "refused"

    @api.constrains("subject", "department_id", "employee_id", "company_id")
    def _check_subject(self):
        for event in self:
            # sudo: without HR rights employees are readable in public only
            one = event.sudo()
            whom = one.employee_id if one.subject == "employee" else one.department_id
            if not whom:
                raise ValidationError(
                    self.env._(
                        "Say whom “%(event)s” is about: a department or an employee.",
                        event=event.name,
                    )
                )
            if whom.company_id and whom.company_id != one.company_id:
                raise ValidationError(
                    self.env._(
                        "“%(event)s” is about somebody of another company. Choose the "
                        "company of the one concerned.",
                        event=event.name,
                    )
                )

    @api.constrains("points")
    def _check_points(self):
        for event in self:
            if not event.points:
                raise ValidationError(
                    self.env._(
                        "“%(event)s” has no points. Give points above or below 0.",
                        event=event.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        if by_engine(self):
            return super().create(vals_list)
        for vals in vals_list:
            self._check_engine_fields(vals)
        clean = without_defaults(self, ENGINE_FIELDS | SUBJECT_FIELDS)
        completed = [self._complete(vals) for vals in vals_list]
        events = super(JxcScoreEvent, clean).create(completed)
        events = events.with_env(self.env)
        events._check_open_day()
        events._check_author()
        return events

    @api.model
    def _complete(self, vals):
        """Return values with the author, and the department of an employee."""
        return self._with_subject({**vals, "entered_by_id": self.env.uid})

    def _with_subject(self, vals):
        """Return values with all that says whom at most one event is about."""
        subject = vals.get("subject") or self.subject or "employee"
        if subject != "employee":
            return {**vals, "subject": subject, "employee_id": False}
        # sudo: without HR rights employees are readable in public only
        employee = self.sudo().employee_id
        if "employee_id" in vals:
            employee = employee.browse(vals["employee_id"])
        department = employee.department_id
        return {**vals, "subject": subject, "department_id": department.id}

    def write(self, vals):
        if all(name.startswith(("message_", "activity_")) for name in vals):
            return super().write(vals)
        if not by_engine(self):
            self._check_engine_fields(vals)
            self._check_own_draft()
            self._check_author()
            if not SUBJECT_FIELDS.isdisjoint(vals):
                if len(self) > 1:
                    return all([event.write(vals) for event in self])
                vals = self._with_subject(vals)
        self._check_open_day()
        result = super().write(vals)
        self._check_open_day()
        if not by_engine(self):
            self._check_author()
        return result

    def unlink(self):
        # before the record rules, whose messages do not say what to do
        if not self.env.su:
            self._unlink_except_decided()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        self._check_own_draft()

    @api.model
    def _check_engine_fields(self, vals):
        """Refuse values that follow from the buttons.

        :raises UserError: naming the buttons
        """
        if not ENGINE_FIELDS.isdisjoint(vals):
            raise UserError(
                self.env._(
                    "Who entered and who confirmed points follows from who does it. "
                    "Use the buttons."
                )
            )

    def _check_own_draft(self):
        """Refuse to change decided events, and those that somebody else entered.

        :raises UserError: naming one
        """
        for event in self:
            if event.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(event)s” is decided and stays as it is.", event=event.name
                    )
                )
            if event.entered_by_id != self.env.user and not self.env.su:
                raise AccessError(
                    self.env._(
                        "“%(event)s” was entered by %(person)s, who alone changes it. "
                        "Confirm or refuse it instead.",
                        event=event.name,
                        person=event.sudo().entered_by_id.name,
                    )
                )

    def _check_author(self):
        """Refuse events by people who neither manage nor administer, or about oneself.

        :raises AccessError: saying so
        """
        # superusers such as data files have no rights to check
        if not self.env.su:
            self._check_judge()

    def _check_open_day(self):
        """Refuse events on days whose results are approved.

        :raises UserError: naming the period
        """
        for event in self:
            period = event._closed_period()
            if period:
                raise UserError(
                    self.env._(
                        "“%(event)s” lies in “%(period)s”, whose results are approved. "
                        "Enter it with a day in a later period.",
                        event=event.name,
                        period=period.name,
                    )
                )

    def _closed_period(self):
        # sudo: of all periods of the company
        return (
            self.env["jxc.assessment.period"]
            .sudo()
            .search(
                [
                    ("company_id", "=", self.company_id.id),
                    ("date_from", "<=", self.date),
                    ("date_to", ">=", self.date),
                    ("state", "in", CLOSED),
                ],
                limit=1,
            )
        )

    def action_confirm(self):
        """Confirm events that somebody else entered: they count from now on.

        :raises AccessError: for the author, whom it is about, and people who neither
            manage nor administer
        """
        for event in self:
            event._start_judging("draft")
            event._as_engine().write(
                {"state": "confirmed", "confirmed_by_id": self.env.uid}
            )
            event._count()
        return True

    def action_refuse(self):
        """Refuse events: they do not count, or no longer.

        :raises AccessError: as for confirming
        """
        for event in self:
            event._start_judging("draft", "confirmed")
            event._as_engine().write(
                {"state": "refused", "confirmed_by_id": self.env.uid}
            )
            event._count()
        return True

    def _as_engine(self):
        """Return these events with the right to be written, for decisions."""
        # sudo: the buttons check who decides
        return as_engine(self)

    def _start_judging(self, *states):
        """Keep others from deciding one event meanwhile.

        :raises AccessError: for people who may not decide
        :raises UserError: when it is decided
        """
        self._start_decision()
        why_not = self._why_not()
        if why_not:
            raise AccessError(why_not)
        if self.state not in states:
            self._refuse_state(*states)

    def _why_not(self):
        """Return why the user may not decide one event, or None."""
        if self._is_about_me():
            return self.env._("Nobody decides about his own points.")
        if self.sudo().entered_by_id & self._my_users():
            return self.env._(
                "You entered these points. Somebody else has to confirm them."
            )
        if not (self.is_managed or self.env.user.has_group(ADMINISTRATOR)):
            return self.env._(
                "Only managers of the one concerned and administrators decide about "
                "points."
            )
        return None

    def _count(self):
        """Let the assessments that one event belongs to follow it."""
        # sudo: scores are written by the engine
        assessments = self.env["jxc.assessment"].sudo().search(self._assessed_domain())
        # the calendar's kinds overlap: a month counts in its quarter, too
        assessments._as_engine()._rescore()

    def _assessed_domain(self):
        domain = Domain("company_id", "=", self.company_id.id)
        domain &= Domain("date_from", "<=", self.date)
        domain &= Domain("date_to", ">=", self.date)
        domain &= Domain("state", "not in", CLOSED)
        if self.subject == "employee":
            return domain & Domain("employee_id", "=", self.employee_id.id)
        return (
            domain
            & Domain("employee_id", "=", False)
            & Domain("department_id", "=", self.department_id.id)
        )
