from odoo import api, fields, models
from odoo.fields import Domain


class JxcApprovalRequest(models.Model):
    """One round of approval of one document, with what was to be approved."""

    _name = "jxc.approval.request"
    _description = "Approval Request"
    _inherit = ["mail.thread", "mail.activity.mixin", "jxc.engine.record.mixin"]
    _order = "id desc"
    # approvers hold a discussion without a right to write
    _mail_post_access = "read"

    name = fields.Char("Document", required=True, readonly=True)
    res_model = fields.Char("Document Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        "Document ID", model_field="res_model", required=True, readonly=True
    )
    operation = fields.Selection(
        selection=lambda self: self.env["jxc.operation"]._selection(),
        required=True,
        readonly=True,
    )
    rule_id = fields.Many2one(
        "jxc.approval.rule", index=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    department_id = fields.Many2one(
        "hr.department", index=True, readonly=True, ondelete="restrict"
    )
    partner_name = fields.Char("Partner", readonly=True)
    amount = fields.Monetary(
        readonly=True, help="In company currency, at the date of the document."
    )
    round = fields.Integer(
        default=1, readonly=True, help="How often the document was submitted."
    )
    state = fields.Selection(
        [
            ("pending", "Pending"),
            ("approved", "Approved"),
            ("rejected", "Rejected"),
            ("stale", "Outdated"),
            ("withdrawn", "Withdrawn"),
        ],
        "Status",
        required=True,
        default="pending",
        index=True,
        readonly=True,
        help="Outdated: the document was changed beyond the tolerance.",
    )
    is_automatic = fields.Boolean(
        "Passed at Once", readonly=True, help="The rule let it pass without a decision."
    )
    requester_id = fields.Many2one(
        "res.users", index=True, readonly=True, ondelete="restrict"
    )
    editor_id = fields.Many2one(
        "res.users",
        "Last Editor",
        readonly=True,
        ondelete="restrict",
        help="May not approve it either.",
    )
    submitted_on = fields.Datetime(readonly=True, default=fields.Datetime.now)
    closed_on = fields.Datetime(readonly=True)
    deadline = fields.Datetime(
        readonly=True, help="When the steps that are open should be decided."
    )
    tolerance_percent = fields.Float(readonly=True)
    tolerance_amount = fields.Monetary(readonly=True)
    content = fields.Json(readonly=True, help="What is to be approved, as submitted.")
    digest = fields.Char(
        readonly=True, help="SHA-256 of the content: proves what was decided about."
    )
    revision = fields.Integer(
        readonly=True, help="Grows with each decision, so that none gets lost."
    )
    step_ids = fields.One2many("jxc.approval.step", "request_id", "Steps")
    decision_ids = fields.One2many("jxc.approval.decision", "request_id", "Decisions")
    is_my_turn = fields.Boolean(
        compute="_compute_is_my_turn", search="_search_is_my_turn"
    )
    involves_me = fields.Boolean(
        compute="_compute_involves_me", search="_search_involves_me"
    )
    is_overdue = fields.Boolean(
        compute="_compute_is_overdue", search="_search_is_overdue"
    )
    waiting_for = fields.Char(compute="_compute_waiting_for")

    _one_pending = models.UniqueIndex(
        "(res_model, res_id) WHERE state = 'pending'",
        "The document already waits for an approval.",
    )
    _document = models.Index("(res_model, res_id)")

    @api.depends_context("uid")
    @api.depends(
        "state",
        "editor_id",
        "step_ids.state",
        "step_ids.approver_ids",
        "step_ids.decided_ids",
    )
    def _compute_is_my_turn(self):
        mine = self.filtered_domain(self._search_is_my_turn("in", [True]))
        for request in self:
            request.is_my_turn = request in mine

    def _search_is_my_turn(self, operator, value):
        """Find what the current user may decide now, for himself or for others."""
        if operator != "in":
            return NotImplemented
        me = self.env.uid
        return (
            Domain("state", "=", "pending")
            & Domain("requester_id", "!=", me)
            & Domain("editor_id", "!=", me)
            & self.env["jxc.approval.delegation"]._turn_domain(me)
        )

    @api.depends_context("uid")
    def _compute_involves_me(self):
        mine = self.filtered_domain(self._search_involves_me("in", [True]))
        for request in self:
            request.involves_me = request in mine

    def _search_involves_me(self, operator, value):
        """Find what the current user submitted, changed, decided or may decide."""
        if operator != "in":
            return NotImplemented
        me = self.env.uid
        lent = self.env["jxc.approval.delegation"]._lent_to(me)
        people = [me, *(one.user_id for one in lent)]
        return (
            Domain("requester_id", "=", me)
            | Domain("editor_id", "=", me)
            | Domain("step_ids.approver_ids", "in", people)
            | Domain("decision_ids.user_id", "=", me)
        )

    @api.depends("state", "deadline")
    def _compute_is_overdue(self):
        late = self.filtered_domain(self._search_is_overdue("in", [True]))
        for request in self:
            request.is_overdue = request in late

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain("state", "=", "pending") & Domain("deadline", "<", "now")

    @api.depends(
        "state", "step_ids.state", "step_ids.approver_ids", "step_ids.decided_ids"
    )
    def _compute_waiting_for(self):
        # sudo: approvers may be people of other companies
        steps = self.sudo().step_ids.filtered(lambda step: step.state == "open")
        # all names at once; grouped steps are read together as well
        steps.approver_ids.mapped("name")
        open_steps = steps.grouped("request_id")
        for request in self:
            people = self.env["res.users"]
            if request.state == "pending" and request in open_steps:
                found = open_steps[request]
                people = found.approver_ids - found.decided_ids
            request.waiting_for = ", ".join(people.mapped("name"))

    def _document_record(self):
        """Return the document, with all rights; an empty recordset if it is gone."""
        self.ensure_one()
        # sudo: approvers need not reach the documents of the department
        return self.env[self.res_model].sudo().browse(self.res_id).exists()

    def action_open_document(self):
        """Open the document, which needs the right to read it.

        :raises AccessError: for people who may only see the request
        """
        self.ensure_one()
        document = self.env[self.res_model].browse(self.res_id)
        document.check_access("read")
        return document._get_records_action(context={})
