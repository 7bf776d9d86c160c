from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

HR_OFFICER = "hr.group_hr_user"
ADMINISTRATOR = "jxc_management.group_jxc_administrator"


class JxcRegulationAcknowledgement(models.Model):
    _inherit = "jxc.regulation.acknowledgement"

    text_version_id = fields.Many2one(
        "jxc.regulation.version",
        "Text",
        compute="_compute_text_version_id",
        help="What is to be read now, or what was read.",
    )
    body = fields.Html(
        "What to Read", compute="_compute_text", sanitize=False, compute_sudo=True
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        string="Attachments",
        compute="_compute_text",
        compute_sudo=True,
    )
    change_summary = fields.Text(compute="_compute_text", compute_sudo=True)
    is_opened = fields.Boolean(compute="_compute_is_opened", compute_sudo=True)
    is_quiz_needed = fields.Boolean(compute="_compute_quiz")
    is_quiz_passed = fields.Boolean(compute="_compute_quiz")

    @api.depends("state", "read_version_id", "regulation_id.current_version_id")
    def _compute_text_version_id(self):
        for one in self:
            # sudo: people read what they have to, whatever else they may
            version = one.sudo()
            text = version.read_version_id or (
                version.regulation_id.current_version_id
                if version.state == "todo"
                else version.version_id
            )
            one.text_version_id = text.id

    @api.depends("text_version_id")
    @api.depends_context("lang")
    def _compute_text(self):
        for one in self:
            text = one.text_version_id.sudo()
            one.body = text.body
            one.change_summary = text.change_summary
            one.attachment_ids = text.attachment_ids.ids

    @api.depends("state", "opened_version_id", "text_version_id")
    def _compute_is_opened(self):
        for one in self:
            one.is_opened = one.state != "todo" or (
                bool(one.opened_version_id)
                and one.opened_version_id == one.text_version_id
            )

    @api.depends("state", "regulation_id.survey_id")
    def _compute_quiz(self):
        for one in self:
            # sudo: nobody but survey users reads attempts, not even his own
            secret = one.sudo()
            one.is_quiz_needed = one.state == "todo" and bool(
                secret.regulation_id.survey_id
            )
            one.is_quiz_passed = bool(one.is_quiz_needed and secret._passed_quiz())

    def _passed_quiz(self):
        """Return the attempt with which the person passed the quiz, if there is one.

        Only attempts begun from this acknowledgement count, and never a test.
        """
        self.ensure_one()
        partner = self.employee_id.user_id.partner_id
        return self.env["survey.user_input"].search(
            Domain("survey_id", "=", self.regulation_id.survey_id.id)
            & Domain("partner_id", "=", partner.id or 0)
            & Domain("state", "=", "done")
            & Domain("scoring_success", "=", True)
            & Domain("test_entry", "=", False)
            & Domain("jxc_acknowledgement_id", "=", self.id),
            limit=1,
        )

    def action_read(self):
        """Note that the person opened the text in effect, and show it.

        :raises AccessError: for anybody else
        """
        self.ensure_one()
        self._check_mine()
        if self._lock_state() == "todo":
            # sudo: the person writes this by reading only
            one = self._as_engine()
            text = one.regulation_id.current_version_id
            if text and one.opened_version_id != text:
                now = fields.Datetime.now()
                one.write({"opened_version_id": text.id, "opened_on": now})
        return self._get_records_action(
            context={},
            views=[
                (
                    self.env.ref("jxc_management.jxc_acknowledgement_view_form").id,
                    "form",
                )
            ],
        )

    def action_start_quiz(self):
        """Open the quiz as an attempt for this acknowledgement.

        :raises AccessError: for anybody but the person
        """
        self.ensure_one()
        self._check_mine()
        # sudo: people without survey rights take the quiz, too
        one = self._as_engine()
        self._check_open()
        survey = one.regulation_id.survey_id
        if not one.invite_token:
            token = self.env["survey.user_input"].sudo()._generate_invite_token()
            one.write({"invite_token": token})
        attempt = survey._create_answer(
            user=self.env.user,
            invite_token=one.invite_token,
            # not part of a live session that happens to run with this survey
            is_session_answer=False,
            state="new",
            start_datetime=False,
        )
        attempt._jxc_in_exam().write({"jxc_acknowledgement_id": self.id})
        return survey.action_start_survey(answer=attempt)

    def action_acknowledge(self):
        """Confirm that the current user has read and understood the text in effect.

        Confirming twice changes nothing.

        :raises AccessError: for anybody but the person himself
        :raises UserError: when the text was not opened, was replaced meanwhile, or its
            quiz is not passed
        """
        self.ensure_one()
        self._check_mine()
        if self._lock_state() == "done":
            return True
        self._check_open()
        # sudo: the person writes this by confirming only
        one = self._as_engine()
        text = one.regulation_id.current_version_id
        self._check_opened(text)
        self._check_intact(text)
        attempt = self._check_quiz() if one.is_quiz_needed else one.user_input_id
        values = {"way": "self", "user_input_id": attempt.id}
        one.write({**self._confirmed_values(text), **values})
        self._clear_activities()
        return True

    @api.model
    def _confirmed_values(self, text):
        """Return what every confirmation of a text records."""
        return {
            "state": "done",
            "read_version_id": text.id,
            "acknowledged_on": fields.Datetime.now(),
            "content_hash": text.content_hash,
        }

    def _lock_state(self):
        """Return the state of one acknowledgement, which nobody else changes meanwhile.

        The row is changed, not only locked: of two clicks the second one starts again
        and finds what the first one did.
        """
        self.flush_recordset()
        query = SQL(
            "UPDATE jxc_regulation_acknowledgement SET state = state "
            "WHERE id = %s RETURNING state",
            self.id,
        )
        [[state]] = self.env.execute_query(query)
        self.invalidate_recordset(flush=False)
        return state

    def _check_mine(self):
        """Refuse to act in the place of another person.

        :raises AccessError: naming whose it is
        """
        # sudo: employees are readable in public only
        employee = self.sudo().employee_id
        if not self.env.user or employee.user_id != self.env.user:
            raise AccessError(
                self.env._(
                    "Only the person concerned reads and confirms a regulation. For "
                    "employees without a user, their manager records a signed page."
                )
            )

    def _check_open(self):
        """Refuse what was cancelled or replaced by a newer version.

        :raises UserError: saying what to do instead
        """
        # sudo: the answer does not depend on who asks
        one = self.sudo()
        text = one.regulation_id.current_version_id
        if one.state != "todo" or text.material_version_id != one.version_id:
            raise UserError(
                self.env._(
                    "“%(regulation)s” does not have to be confirmed any more. Look "
                    "under My Regulations for what is in effect now.",
                    regulation=one.version_id.display_name,
                )
            )

    def _check_opened(self, text):
        """Refuse to confirm a text that the person has not opened.

        :raises UserError: saying to read it first
        """
        if self.sudo().opened_version_id != text:
            raise UserError(
                self.env._(
                    "Read “%(regulation)s” first: open it with the button Read Text. "
                    "If you have read it before, it was changed since.",
                    regulation=text.display_name,
                )
            )

    def _check_intact(self, text):
        """Refuse to confirm a text that is not what was approved.

        :raises UserError: saying whom to tell
        """
        if text.is_tampered:
            raise UserError(
                self.env._(
                    "The text of “%(regulation)s” is not what was approved: it was "
                    "changed outside the application. Please tell %(people)s.",
                    regulation=text.display_name,
                    people=text.regulation_id._administrators().mapped("name"),
                )
            )

    def _check_quiz(self):
        """Return the attempt that passed the quiz.

        :raises UserError: when there is none
        """
        attempt = self.sudo()._passed_quiz()
        if not attempt:
            raise UserError(
                self.env._(
                    "Pass the quiz of “%(regulation)s” first, then confirm. A test of "
                    "the quiz and attempts at an earlier version do not count.",
                    regulation=self.display_name,
                )
            )
        return attempt
