from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

#: how long a link counts that a trainer gives to somebody without a user
LINK_HOURS = 24


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    def _attempts_left(self):
        """Return how many attempts are left in this cycle; -1 without a limit."""
        self.ensure_one()
        limit = self.course_id.max_attempts
        if not limit:
            return -1
        return max(0, limit + self.extra_attempts - self.attempt_count)

    def _attempts(self):
        """Return the attempts at the exam in this cycle, the first one first."""
        self.ensure_one()
        # sudo: answers are hidden from most; whoever calls has checked
        attempts = self.sudo().user_input_ids.filtered(lambda one: not one.test_entry)
        return attempts.sorted("id")

    def _open_attempt(self):
        """Return the attempt that was begun and not handed in, with a new deadline."""
        survey = self.course_id.survey_id
        attempt = self._attempts().filtered(
            lambda one: one.state != "done" and one.survey_id == survey
        )[-1:]
        if attempt:
            attempt._jxc_in_exam().write({"deadline": self._exam_deadline()})
        return attempt

    def _new_attempt(self):
        """Return a new attempt at the exam, in the pool of attempts of this cycle."""
        if self._attempts_left() == 0:
            self._refuse_attempt()
        survey = self.course_id.survey_id
        if not self.invite_token:
            self.invite_token = self.env["survey.user_input"]._generate_invite_token()
        learner = self.employee_id.user_id
        partner = self._exam_partner()
        if not survey._has_attempts_left(partner, partner.email, self.invite_token):
            self._refuse_attempt()
        self.exam_started_on = fields.Datetime.now()
        user_input = survey._create_answer(
            user=learner,
            partner=partner,
            invite_token=self.invite_token,
            # not part of a live session that happens to run with this survey
            is_session_answer=False,
            state="new",
            start_datetime=False,
            deadline=self._exam_deadline(),
        )
        user_input._jxc_in_exam().write({"jxc_assignment_id": self.id})
        return user_input

    def _exam_partner(self):
        """Return the contact who takes the exam.

        :raises UserError: for an employee without a user and without a contact
        """
        employee = self.employee_id
        partner = employee.user_id.partner_id or employee.work_contact_id
        if not partner:
            raise UserError(
                self.env._(
                    "%(employee)s has neither a user nor a work contact, so nobody "
                    "could tell whose answers these are. Set a work contact on the "
                    "employee.",
                    employee=employee.name,
                )
            )
        return partner

    def _exam_deadline(self):
        """Return until when the link counts: without an end for people who log in."""
        if self.employee_id.user_id:
            return False
        return fields.Datetime.now() + timedelta(hours=LINK_HOURS)

    def _refuse_attempt(self):
        """Refuse a further attempt.

        :raises UserError: naming who can grant one
        """
        trainers = self.course_id.trainer_ids.mapped("name")
        raise UserError(
            self.env._(
                "%(employee)s has used all attempts at the exam of “%(course)s” "
                "(%(count)s). Ask a trainer for help and for one more attempt: "
                "%(trainers)s.",
                employee=self.employee_id.name,
                course=self.course_id.name,
                count=self.attempt_count,
                trainers=trainers or self.env._("the department that owns the course"),
            )
        )

    def action_grant_attempt(self):
        """Grant one more attempt at the exam in this cycle.

        :return: True
        :raises AccessError: for people who do not teach the course
        :raises UserError: when the assignment is settled
        """
        self._check_taught()
        for record in self:
            assignment = record._lock_for_exam()
            assignment._check_exam()
            assignment.write(
                {
                    "extra_attempts": assignment.extra_attempts + 1,
                    # the survey's own limit counts per token
                    "invite_token": self.env[
                        "survey.user_input"
                    ]._generate_invite_token(),
                }
            )
            assignment.message_post(
                body=self.env._("One more attempt at the exam was granted."),
                partner_ids=assignment.employee_id.user_id.partner_id.ids,
            )
        return True
