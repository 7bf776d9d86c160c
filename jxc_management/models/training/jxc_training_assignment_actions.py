from odoo import fields, models
from odoo.exceptions import AccessError, UserError


class JxcTrainingAssignment(models.Model):
    _inherit = "jxc.training.assignment"

    def action_start(self):
        """Open what the learner has to do next: the exam, or the course.

        :return: the action that shows it
        :raises AccessError: for somebody else's assignment
        :raises UserError: for a closed assignment
        """
        self.ensure_one()
        self.check_access("read")
        if not self.is_mine:
            raise AccessError(
                self.env._(
                    "“%(assignment)s” can only be started by the person himself.",
                    assignment=self.display_name,
                )
            )
        self._check_open()
        if self._is_exam_next():
            return self._start_exam()
        return self._open_course()

    def _is_exam_next(self):
        """Return whether nothing but the exam is left to do."""
        delivery = self.course_id.delivery
        return delivery == "exam" or (delivery == "both" and self.state == "attended")

    def _start_exam(self):
        """Return the action that leads to the exam."""
        return self._open_course()

    def action_open_course(self):
        """Open the material and the sessions of the course.

        :return: the action that shows them
        """
        self.ensure_one()
        self.check_access("read")
        return self._open_course()

    def _open_course(self):
        """Return the action that shows the material and the sessions."""
        course = self.course_id
        view = self.env.ref("jxc_management.jxc_course_view_learn")
        return {
            "type": "ir.actions.act_window",
            "name": course.name,
            "res_model": course._name,
            "res_id": course.id,
            "views": [(view.id, "form")],
        }

    def action_confirm(self, comment):
        """Certify by hand that people have learnt the course.

        For self-study, and for people who have no user to take an exam with.

        :param comment: how it was found out, for the record
        :return: True
        :raises AccessError: for others than trainers of the course, those in charge of
            it and administrators, and for the learner himself
        :raises UserError: for a closed assignment, or without a comment
        """
        self.check_access("read")
        comment = self._required_text(comment)
        self._lock()
        self._check_open()
        refused = self.filtered(lambda assignment: not assignment.can_confirm)
        if refused:
            raise AccessError(refused[0]._not_confirmable())
        certificates = self.env["jxc.certificate"]._issue(self, "trainer")
        for certificate in certificates:
            certificate.sudo().message_post(body=comment)
        return True

    def _not_confirmable(self):
        """Return why the user may not certify one assignment."""
        course = self.course_id.name
        if self.is_mine:
            return self.env._("Nobody can confirm what he learnt himself.")
        # sudo: without HR rights employees are readable in public only
        if self.course_id.delivery != "self" and self.employee_id.sudo().user_id:
            return self.env._(
                "“%(course)s” is not confirmed by hand: %(person)s has to take the "
                "exam or the session.",
                course=course,
                person=self.employee_id.sudo().name,
            )
        return self.env._(
            "Only a trainer of “%(course)s”, the manager of its department or an "
            "administrator can confirm it.",
            course=course,
        )

    def action_waive(self, reason, until=None):
        """Let people off the course.

        :param reason: why, which is kept
        :param until: last day of the waiver; None: for good
        :return: True
        :raises AccessError: for others than managers of the people and administrators,
            and for oneself
        :raises UserError: for a closed assignment, without a reason, or for a past day
        """
        self._check_responsible()
        reason = self._required_text(reason)
        until = fields.Date.to_date(until)
        if until and until < self.env.company._jxc_today():
            raise UserError(
                self.env._("A waiver cannot end in the past. Choose a later day.")
            )
        self._lock()
        self._check_open()
        self._close(
            "waived",
            waiver_reason=reason,
            waived_by_id=self.env.uid,
            waived_until=until,
        )
        return True

    def action_cancel(self, reason):
        """Take back assignments that were made by hand or for an incident.

        :param reason: why, which is kept
        :return: True
        :raises AccessError: for others than managers of the people and administrators,
            and for oneself
        :raises UserError: for what a requirement asks for, or what is closed
        """
        self._check_responsible()
        reason = self._required_text(reason)
        self._lock()
        self._check_open()
        required = self.filtered(lambda one: one.origin in ("requirement", "renewal"))
        if required:
            raise UserError(
                self.env._(
                    "A requirement asks for “%(assignment)s”, which would come back "
                    "over night. Waive it, or change the requirement.",
                    assignment=required[0].display_name,
                )
            )
        self._close("cancelled", cancel_reason=reason)
        return True

    def action_open_certificate(self):
        """Open the certificate that the assignment led to.

        :return: the action that shows it
        """
        self.ensure_one()
        self.check_access("read")
        return self.certificate_id._get_records_action()

    def _required_text(self, text):
        """Return a text without blanks around it.

        :raises UserError: when there is none
        """
        text = text.strip() if isinstance(text, str) else ""
        if not text:
            raise UserError(self.env._("Say why: the reason is kept for the record."))
        return text
