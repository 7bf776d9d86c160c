from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_amount

from ...models.approval.jxc_approval_approvers import Case


class JxcApprovalPreview(models.TransientModel):
    """Who would be asked for approval, and why, if a document were submitted now.

    It is worked out when it is opened; nothing is submitted and nobody is told.
    """

    _name = "jxc.approval.preview"
    _description = "Approval Preview"
    _inherit = ["jxc.wizard.mixin"]

    document = fields.Char(readonly=True)
    outcome = fields.Selection(
        [
            ("none", "No Rule Fits"),
            ("auto", "Passes at Once"),
            ("steps", "Needs Approval"),
            ("covered", "Approved Already"),
            ("pending", "Waiting for Approval"),
        ],
        readonly=True,
    )
    rule = fields.Char(readonly=True)
    reason = fields.Text("Why", readonly=True)
    facts = fields.Char("Details", readonly=True)
    waiting = fields.Char(readonly=True)
    step_ids = fields.One2many(
        "jxc.approval.preview.step", "preview_id", "Steps", readonly=True
    )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        document = self._document_of_context()
        found = self._preview(document)
        return {**values, **{key: found[key] for key in found if key in fields}}

    @api.model
    def _document_of_context(self):
        """Return the document that the preview was opened from.

        :raises UserError: for something that needs no approvals
        :raises AccessError: for documents that the user may not read
        """
        model = self.env.context.get("active_model")
        if "jxc_approval_state" not in self.env.get(model, self)._fields:
            raise UserError(
                self.env._("Open the preview from a document that may need approval.")
            )
        document = self.env[model].browse(self.env.context.get("active_id"))
        document.ensure_one()
        document.check_access("read")
        return document

    @api.model
    def _preview(self, document):
        """Return the values of the preview of ``document``."""
        rule = document._jxc_rule()
        values = {
            "document": document._jxc_title(),
            "outcome": self._outcome(document, rule),
            "facts": self._facts(document.sudo()),
            "waiting": document.jxc_approval_note,
        }
        if not rule:
            return values
        # sudo: who submits a document may not read the rules, but what they say of it
        rule = self.env["jxc.approval.rule"].sudo().browse(rule.id)
        rule = rule.with_company(document.company_id)
        values.update(rule=rule.name, reason=rule._condition_text())
        if values["outcome"] == "steps":
            values["step_ids"] = self._steps(document, rule)
        return values

    @api.model
    def _outcome(self, document, rule):
        if document.jxc_approval_state == "pending":
            return "pending"
        if not rule:
            return "none"
        if rule.outcome == "steps" and document._jxc_is_covered():
            return "covered"
        return rule.outcome

    @api.model
    def _facts(self, document):
        """Return what the rules look at first, in words."""
        currency = document.company_id.currency_id
        facts = [format_amount(self.env, document._jxc_amount(), currency)]
        facts += [document.jxc_department_id.name, document._jxc_partner().display_name]
        return " · ".join(fact for fact in facts if fact)

    @api.model
    def _steps(self, document, rule):
        """Return the commands that create the steps of a preview."""
        requester = document._jxc_requester()
        editor = document._jxc_last_editor() or requester
        case = Case(
            company=document.company_id,
            department=document.jxc_department_id,
            dimensions=document._jxc_dimensions(),
            amount=document._jxc_amount(),
            requester=requester,
            people=requester | editor,
        )
        return [
            Command.create(self._step(step._step_values(case), step, number))
            for number, steps in enumerate(
                rule.step_ids.grouped("sequence").values(), start=1
            )
            for step in steps
        ]

    @api.model
    def _step(self, values, rule_step, number):
        """Return the values of one step.

        :param values: what a request's step would be created with
        """
        users = self.env["res.users"].sudo().browse(values["approver_ids"][0][2])
        names = users.mapped("name")
        return {
            "sequence": number,
            "name": values["name"],
            "approver_ids": [Command.set(users.ids)],
            "people": ", ".join(names) or self.env._("Nobody can decide this step"),
            "votes": self.env._(
                "%(needed)s of %(all)s",
                needed=values["votes_needed"],
                all=len(users),
            ),
            "time": rule_step._time_text(),
        }
