from odoo import api, fields, models

from ...tools.approval_content import digest
from .jxc_approval_approvers import Case


class JxcApprovalRequest(models.Model):
    _inherit = "jxc.approval.request"

    @api.model
    def _submit(self, documents):
        """Ask for the approval of documents that a rule wants approved.

        All documents are of one model. Queries do not depend on their number.

        :return: the new requests
        """
        todo = documents.filtered(lambda one: one.jxc_approval_state != "pending")
        if not todo:
            return self
        # what was closed just now must not count as pending any more
        self.flush_model(["state"])
        # whoever submits them at the same moment waits here and starts again
        todo.flush_recordset()
        requests = self._create_for(todo, "pending")
        requests._create_steps({document.id: document for document in todo})
        requests._log("submit")
        requests._open_next_steps()
        requests._update_documents()
        requests._tell_submitted()
        return requests

    @api.model
    def _record_automatic(self, documents):
        """Record that a rule let documents pass without a decision."""
        requests = self._create_for(documents, "approved")
        requests._log("auto")
        requests._update_documents()
        return requests

    @api.model
    def _create_for(self, documents, state):
        """Create a request per document, without steps."""
        rounds = self._rounds_of(documents)
        quiet = self._as_engine().with_context(
            mail_create_nolog=True, mail_create_nosubscribe=True, tracking_disable=True
        )
        requests = quiet.create(
            [
                {
                    **self._document_values(document),
                    "state": state,
                    "round": rounds.get(document.id, 0) + 1,
                    **(
                        {"is_automatic": True, "closed_on": fields.Datetime.now()}
                        if state == "approved"
                        else {}
                    ),
                }
                for document in documents
            ]
        )
        # sudo: whoever submits need not read requests
        return requests.with_env(self.sudo().env)

    @api.model
    def _rounds_of(self, documents):
        """Return ``{id: count}``: how often documents were submitted before."""
        # sudo: earlier requests count even if the submitter may not see them
        counts = self.sudo()._read_group(
            [("res_model", "=", documents._name), ("res_id", "in", documents.ids)],
            ["res_id"],
            ["__count"],
        )
        return dict(counts)

    @api.model
    def _document_values(self, document):
        """Return what a request keeps of its document."""
        rule = document._jxc_rule()
        content = document._jxc_content()
        for key, label in document._jxc_labels().items():
            if key in content["lines"]:
                content["lines"][key]["label"] = label
        requester = document._jxc_requester()
        return {
            "name": document._jxc_title(),
            "res_model": document._name,
            "res_id": document.id,
            "operation": document._jxc_operation(),
            "rule_id": rule.id,
            "company_id": document.company_id.id,
            "department_id": document.jxc_department_id.id,
            "partner_name": document.sudo()._jxc_partner().display_name,
            "amount": document._jxc_amount(),
            "requester_id": requester.id,
            "editor_id": (document._jxc_last_editor() or requester).id,
            "tolerance_percent": rule.tolerance_percent,
            "tolerance_amount": rule.tolerance_amount,
            "content": content,
            "digest": digest(content),
        }

    def _create_steps(self, documents):
        """Create the steps of new requests with a snapshot of their approvers.

        :param documents: ``{id: document}``
        """
        vals_list = []
        known = {}
        for request in self:
            case = request._case(documents[request.res_id])
            for rule_step in request.rule_id.step_ids:
                key = (rule_step, case)
                if key not in known:
                    known[key] = rule_step._step_values(case)
                vals_list.append({**known[key], "request_id": request.id})
        self.env["jxc.approval.step"]._as_engine().create(vals_list)

    def _case(self, document):
        """Return the :class:`Case` that decides who approves this request."""
        return Case(
            company=self.company_id,
            department=self.department_id,
            dimensions=document._jxc_dimensions(),
            amount=self.amount,
            requester=self.requester_id,
            people=self.requester_id | self.editor_id,
        )

    def _open_next_steps(self):
        """Open the first waiting steps of pending requests; return these steps."""
        now = fields.Datetime.now()
        opening = self.step_ids._opening()
        for deadline, steps in opening._deadlines(now).items():
            values = {"state": "open", "opened_on": now, "deadline": deadline}
            steps._as_engine().write(values)
        for deadline, requests in self.grouped(self._next_deadline).items():
            requests.filtered(
                lambda request, deadline=deadline: request.deadline != deadline
            )._as_engine().write({"deadline": deadline})
        return opening

    @staticmethod
    def _next_deadline(request):
        """Return when the first of the open steps of a request should be decided."""
        steps = request.step_ids.filtered(lambda step: step.state == "open")
        return min((one.deadline for one in steps if one.deadline), default=False)

    def _log(self, action, comment=None, step=None, on_behalf_of=None):
        """Record in the append-only log what the current user did about requests."""
        self.env["jxc.approval.decision"]._as_engine().create(
            [
                {
                    "request_id": request.id,
                    "step_id": step.id if step else False,
                    "user_id": self.env.uid,
                    "on_behalf_of_id": on_behalf_of.id if on_behalf_of else False,
                    "action": action,
                    "comment": comment,
                    "amount": request.amount,
                    "digest": request.digest,
                }
                for request in self
            ]
        )

    def _update_documents(self):
        """Show the state of these requests on their documents."""
        for res_model, requests in self.grouped("res_model").items():
            documents = self.env[res_model].sudo().browse(requests.mapped("res_id"))
            documents._jxc_show_requests(requests)
