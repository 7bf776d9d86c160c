from odoo import fields, models
from odoo.exceptions import AccessError, UserError

from .jxc_regulation_acknowledgement_confirm import ADMINISTRATOR, HR_OFFICER


class JxcRegulationAcknowledgement(models.Model):
    _inherit = "jxc.regulation.acknowledgement"

    reminded_on = fields.Datetime(readonly=True)

    def _may_manage(self):
        """Return whether the user may remind these people and record their papers."""
        user = self.env.user
        return (
            user.has_group(HR_OFFICER)
            or user.has_group(ADMINISTRATOR)
            or all(one.is_managed for one in self)
        )

    def _check_manager(self):
        """Refuse people who may not do this for others.

        :raises AccessError: naming who may
        """
        self.check_access("read")
        if not self._may_manage():
            raise AccessError(
                self.env._(
                    "Only the managers of the people and Human Resources remind them "
                    "or record their confirmations."
                )
            )

    def action_remind(self):
        """Send those who have not confirmed yet a message.

        :raises AccessError: for people who are not their managers
        :raises UserError: when nobody is left to remind
        """
        self._check_manager()
        # sudo: the people's users are not for everybody to read
        people = self.sudo().filtered(
            lambda one: one.state == "todo" and one.employee_id.user_id.active
        )
        if not people:
            raise UserError(
                self.env._(
                    "Nobody to remind: all have confirmed, or have no user. Record a "
                    "signed page for people without a user."
                )
            )
        people._notify_reminder()
        people._as_engine().write({"reminded_on": fields.Datetime.now()})
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("People reminded: %(count)s", count=len(people)),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }

    def _notify_reminder(self):
        """Send each person a message in his language."""
        for one in self:
            user = one.employee_id.user_id
            one.message_notify(
                partner_ids=user.partner_id.ids,
                author_id=self.env.user.partner_id.id,
                subject=one.display_name,
                body=one.with_context(lang=user.lang)._reminder_text(),
            )

    def _reminder_text(self):
        """Return what a reminder says, in the language of its context."""
        return self.env._(
            "Please read and confirm “%(regulation)s” by %(day)s.",
            regulation=self.display_name,
            day=self.date_due,
        )

    def action_record_paper(self):
        """Open the wizard that records a signed page.

        :raises AccessError: for people who are not the employee's managers
        :raises UserError: for employees with a user, and when nothing is open
        """
        self.ensure_one()
        self._check_paper()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Signed Page"),
            "res_model": "jxc.regulation.paper",
            "view_mode": "form",
            "target": "new",
            "context": {"default_acknowledgement_id": self.id},
        }

    def _check_paper(self):
        """Refuse a paper where the person confirms himself, or nothing is open.

        :raises AccessError: for people who are not the employee's managers
        :raises UserError: saying who confirms
        """
        self._check_manager()
        self._check_open()
        # sudo: employees are readable in public only
        employee = self.sudo().employee_id
        if self.has_user:
            raise UserError(
                self.env._(
                    "%(employee)s has a user and confirms in person, under My "
                    "Regulations.",
                    employee=employee.name,
                )
            )

    def _record_paper(self, day, name, content, note):
        """Record the signed page of one employee without a user.

        :param content: the page, base64
        """
        self.ensure_one()
        self._check_paper()
        self._lock_state()
        self._check_paper()
        one = self._as_engine()
        text = one.regulation_id.current_version_id
        self._check_intact(text)
        scan = self._create_scan(name, content)
        one.write(
            {
                **self._confirmed_values(text),
                "way": "paper",
                "recorded_by_id": self.env.uid,
                "paper_date": day,
                "paper_note": note,
                "scan_id": scan.id,
            }
        )
        self._clear_activities()

    def _create_scan(self, name, content):
        """Return a signed page as an attachment of one acknowledgement."""
        # sudo: the page is kept; nobody may write here himself
        return (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": name,
                    "datas": content,
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        )
