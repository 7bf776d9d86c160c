from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from ...tools.engine_token import as_engine, by_engine
from ...tools.forged_defaults import without_defaults
from .jxc_training_session import ENGINE_FIELDS

#: what the calendar shows
CALENDAR_FIELDS = {"name", "date_start", "date_stop", "place", "url", "trainer_ids"}


class JxcTrainingSession(models.Model):
    _inherit = "jxc.training.session"

    def _as_engine(self):
        """Return these sessions with the right to be moved on, for their buttons."""
        # sudo: participants have no right to write; whoever calls has checked
        return as_engine(self)

    @api.model_create_multi
    def create(self, vals_list):
        if not by_engine(self):
            for vals in vals_list:
                self._check_by_hand(vals)
        sessions = super(JxcTrainingSession, without_defaults(self, ENGINE_FIELDS))
        return sessions.create(vals_list).with_env(self.env)

    def write(self, vals):
        if not by_engine(self):
            self._check_by_hand(vals)
            self._check_course_stays(vals)
            self._check_to_come(vals)
        result = super().write(vals)
        if "capacity" in vals:
            self._as_engine()._fill_places()
        if CALENDAR_FIELDS & vals.keys():
            self._as_engine()._sync_calendar(vals.keys())
        return result

    @api.model
    def _check_by_hand(self, vals):
        """Check that nothing is set by hand that the buttons set.

        :raises UserError: naming the buttons
        """
        if vals.keys() & set(ENGINE_FIELDS):
            raise UserError(
                self.env._(
                    "The status of a session, its participants and its entry in the "
                    "calendar follow from its buttons: open, register, mark who was "
                    "there, close, cancel."
                )
            )

    def _check_course_stays(self, vals):
        if not vals.keys() & {"course_id", "company_id"}:
            return
        for session in self:
            if session.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(session)s” is open: people registered for this course. "
                        "Cancel it, and make a new session for another course.",
                        session=session.name,
                    )
                )

    def _check_to_come(self, vals):
        """Check that what is over is not told differently afterwards.

        :raises UserError: for sessions that were held or cancelled
        """
        if all(name.startswith(("message_", "activity_")) for name in vals):
            return
        for session in self:
            if session.state in ("done", "cancelled"):
                raise UserError(
                    self.env._(
                        "“%(session)s” is over and stays as it was: certificates refer "
                        "to it. Make a new session instead.",
                        session=session.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_public(self):
        for session in self:
            if session.state != "draft":
                raise UserError(
                    self.env._(
                        "“%(session)s” is part of the history. Only drafts are "
                        "deleted; cancel a session that is not held.",
                        session=session.name,
                    )
                )

    def _check_can_run(self):
        """Check that the current user holds these sessions.

        :raises AccessError: naming who does
        """
        self.check_access("read")
        for session in self:
            if not session.can_run:
                raise AccessError(
                    self.env._(
                        "“%(session)s” is held by %(trainers)s: they, and the lead of "
                        "the department that owns the course, decide about it.",
                        session=session.name,
                        trainers=session.sudo().trainer_ids.mapped("name")
                        or self.env._("nobody yet"),
                    )
                )

    def _check_state(self, *states):
        """Check that all sessions are in one of ``states``.

        :raises UserError: naming the session and its status
        """
        labels = dict(self._fields["state"]._description_selection(self.env))
        for session in self:
            if session.state not in states:
                raise UserError(
                    self.env._(
                        "“%(session)s” is %(state)s: this is no longer, or not yet, "
                        "possible.",
                        session=session.name,
                        state=labels[session.state].lower(),
                    )
                )

    @api.model
    def _may_create(self):
        """Return whether the current user can make a session of any course."""
        if self.env.user.has_group("jxc_management.group_jxc_administrator"):
            return True
        # sudo: only whether there is one
        courses = self.env["jxc.course"].sudo()
        taught = Domain("is_taught", "=", True) | Domain("is_led", "=", True)
        return bool(courses.search_count(taught, limit=1))

    def _get_view_cache_key(self, view_id=None, view_type="form", **options):
        key = super()._get_view_cache_key(view_id, view_type, **options)
        return (*key, self._may_create())

    @api.model
    def _get_view(self, view_id=None, view_type="form", **options):
        arch, view = super()._get_view(view_id, view_type, **options)
        if not self._may_create():
            # learners register, they make no sessions
            arch.set("create", "0")
        return arch, view
