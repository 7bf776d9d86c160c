from odoo import api, fields, models


class JxcApprovalMixin(models.AbstractModel):
    _inherit = "jxc.approval.mixin"

    jxc_approval_note = fields.Char(
        "About the Approval", compute="_compute_jxc_approval_note"
    )
    jxc_has_approval_rules = fields.Boolean(compute="_compute_jxc_has_approval_rules")
    jxc_approval_count = fields.Integer(
        "Approval Requests", compute="_compute_jxc_approval_count"
    )

    @api.depends("jxc_approval_state", "jxc_approval_request_id")
    @api.depends_context("lang", "tz")
    def _compute_jxc_approval_note(self):
        for document in self:
            note = ""
            if document.jxc_approval_state in ("pending", "rejected"):
                # sudo: whoever works with the document need not see its request
                request = document.sudo().jxc_approval_request_id
                note = request._note_for_document()
            document.jxc_approval_note = note

    def _compute_jxc_has_approval_rules(self):
        # the compiled rules are cached: documents without rules cost no query
        compiled = self.env["jxc.approval.rule"]._compiled
        operations = self.env["jxc.operation"]._operations().items()
        codes = [code for code, one in operations if self._name in one.models]
        for document in self:
            company = document.company_id or self.env.company
            document.jxc_has_approval_rules = any(
                compiled(code, company.id) for code in codes
            )

    @api.depends("jxc_approval_request_id")
    def _compute_jxc_approval_count(self):
        asked = self.filtered("jxc_approval_request_id")
        (self - asked).jxc_approval_count = 0
        if not asked:
            return
        counts = dict(
            self.env["jxc.approval.request"]._read_group(
                [("res_model", "=", self._name), ("res_id", "in", asked.ids)],
                ["res_id"],
                ["__count"],
            )
        )
        for document in asked:
            document.jxc_approval_count = counts.get(document.id, 0)

    def action_view_jxc_approval_requests(self):
        """Open the approval requests of the document, one by itself as a form."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "jxc_management.jxc_approval_request_action_all"
        )
        domain = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        requests = self.env["jxc.approval.request"].search(domain, limit=2)
        action.update(domain=domain, context={"create": False})
        if len(requests) == 1:
            action.update(res_id=requests.id, views=[(False, "form")])
        return action
