from odoo import fields, models
from odoo.fields import Domain

from ...tools.engine_token import by_engine


class JxcApprovalRequest(models.Model):
    _inherit = "jxc.approval.request"

    def _tell_submitted(self):
        """Tell the approvers of the open steps, and note it on the documents."""
        self._tell_open_steps(self.step_ids._undecided())
        self._note_on_documents(
            {
                request.id: self.env._(
                    "Submitted for approval (%(rule)s). It waits for %(people)s.",
                    rule=request.rule_id.sudo().name,
                    people=request.waiting_for,
                )
                for request in self.sudo()
            }
        )

    def _tell_open_steps(self, steps):
        """Give each undecided approver of open steps an activity, all in one go."""
        type_id = self.env["ir.model.data"]._xmlid_to_res_id(
            "jxc_management.mail_activity_data_approval", raise_if_not_found=True
        )
        model_id = self.env["ir.model"]._get_id(self._name)
        today = fields.Date.context_today(self)
        vals_list = []
        for step in steps.sudo():
            request = step.request_id
            due = step.deadline
            vals_list += [
                {
                    "activity_type_id": type_id,
                    "automated": True,
                    "res_model_id": model_id,
                    "res_model": self._name,
                    "res_id": request.id,
                    "res_name": request.name,
                    "user_id": user.id,
                    "date_deadline": due.date() if due else today,
                    "summary": request.name,
                }
                for user in (step.approver_ids - step.decided_ids).filtered("active")
            ]
        activities = self._as_engine().env["mail.activity"]
        if not any(request.company_id.jxc_approval_email for request in self.sudo()):
            activities = activities.with_context(mail_activity_quick_update=True)
        activities.create(vals_list)

    def message_subscribe(self, partner_ids=None, subtype_ids=None):
        """Approvers get an activity; they do not follow all that is written later."""
        if by_engine(self):
            return True
        return super().message_subscribe(partner_ids, subtype_ids)

    def _clear_activities(self, users=None):
        """Take the requests off the lists of all their approvers, or of ``users``."""
        # sudo: the activities belong to others
        activities = self.env["mail.activity"].sudo()
        domain = Domain("res_model", "=", self._name) & Domain("res_id", "in", self.ids)
        domain &= Domain("automated", "=", True)
        if users:
            domain &= Domain("user_id", "in", users.ids)
        # archived like done ones: deleting would also empty all caches
        activities.search(domain).write({"active": False})

    def _tell_requester(self, state, reason=""):
        """Tell the requesters how their requests ended; note it on the documents."""
        texts = {
            "approved": self.env._(
                "Approved by %(person)s.", person=self.env.user.name
            ),
            "rejected": self.env._(
                "Rejected by %(person)s: %(reason)s",
                person=self.env.user.name,
                reason=reason,
            ),
        }
        self._note_on_documents(dict.fromkeys(self.ids, texts[state]))
        if state == "rejected":
            for request in self.sudo():
                request.message_notify(
                    partner_ids=request.requester_id.partner_id.ids,
                    subject=request.name,
                    body=texts[state],
                )

    def _note_on_documents(self, bodies):
        """Add an internal note to the documents of requests.

        :param bodies: ``{request_id: text}``
        """
        for res_model, requests in self.sudo().grouped("res_model").items():
            documents = self.env[res_model].sudo().browse(requests.mapped("res_id"))
            if hasattr(documents, "_message_log_batch"):
                documents._message_log_batch(
                    {request.res_id: bodies[request.id] for request in requests}
                )
