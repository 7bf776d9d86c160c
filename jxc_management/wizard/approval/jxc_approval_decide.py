from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class JxcApprovalDecide(models.TransientModel):
    """What the current user says about one or several requests at once."""

    _name = "jxc.approval.decide"
    _description = "Decide About Approvals"
    _inherit = ["jxc.wizard.mixin"]

    decision = fields.Selection(
        [("approve", "Approve"), ("reject", "Reject"), ("forward", "Forward")],
        required=True,
        default="approve",
    )
    request_ids = fields.Many2many(
        "jxc.approval.request",
        string="Requests",
        default=lambda self: self._default_requests(),
    )
    request_count = fields.Integer("Documents", compute="_compute_request_count")
    comment = fields.Text(help="Everybody who sees the request can read it.")
    user_id = fields.Many2one(
        "res.users",
        "Forward To",
        domain=[("share", "=", False)],
        help="Decides in your place. Nobody who submitted or changed the document.",
    )
    is_done = fields.Boolean(readonly=True)
    line_ids = fields.One2many(
        "jxc.approval.decide.line", "wizard_id", "Results", readonly=True
    )
    done_count = fields.Integer(compute="_compute_result_counts")
    refused_count = fields.Integer(compute="_compute_result_counts")

    @api.model
    def _default_requests(self):
        if self.env.context.get("active_model") != "jxc.approval.request":
            return False
        return [Command.set(self.env.context.get("active_ids") or [])]

    @api.depends("request_ids")
    def _compute_request_count(self):
        for wizard in self:
            wizard.request_count = len(wizard.request_ids)

    @api.depends("line_ids.is_refused")
    def _compute_result_counts(self):
        for wizard in self:
            refused = wizard.line_ids.filtered("is_refused")
            wizard.refused_count = len(refused)
            wizard.done_count = len(wizard.line_ids - refused)

    def action_decide(self):
        """Decide about each request by itself.

        With one request a refusal is an error. With several, each is decided or refused
        by itself, and the wizard shows what became of them.

        :return: an action that closes the wizard or shows the results
        :raises UserError: when something is missing, or a single request is refused
        """
        self.ensure_one()
        self._check_complete()
        if len(self.request_ids) == 1:
            self._decide(self.request_ids)
            return {"type": "ir.actions.act_window_close"}
        results = [self._result_of(request) for request in self.request_ids]
        self.write({"is_done": True, "line_ids": [*map(Command.create, results)]})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Results"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _check_complete(self):
        """Refuse a decision without its reason, person or requests.

        :raises UserError: naming what is missing
        """
        if self.is_done:
            raise UserError(self.env._("This has been decided already."))
        if not self.request_ids:
            raise UserError(self.env._("Choose what to decide about first."))
        if self.decision == "reject" and not (self.comment or "").strip():
            raise UserError(
                self.env._(
                    "Say why you reject, so that the requester knows what to change."
                )
            )
        if self.decision == "forward" and not self.user_id:
            raise UserError(self.env._("Choose who shall decide in your place."))

    def _decide(self, request):
        """Decide about one request as chosen."""
        if self.decision == "approve":
            return request.action_approve(self.comment)
        if self.decision == "reject":
            return request.action_reject(self.comment)
        return request.action_forward(self.user_id.id, self.comment)

    def _result_of(self, request):
        """Decide about one request; return what became of it as values of a line."""
        values = {"request_id": request.id, "name": request.sudo().name}
        try:
            with self.env.cr.savepoint():
                self._decide(request)
        except UserError as error:
            # errors of the database go on: Odoo tries everything again
            return {**values, "is_refused": True, "message": str(error)}
        return {**values, "message": self._success_text(request)}

    def _success_text(self, request):
        """Return what a decision led to."""
        if self.decision == "forward":
            return self.env._("Forwarded to %(person)s.", person=self.user_id.name)
        if request.sudo().state == "pending":
            return self.env._(
                "Now waits for %(people)s.", people=request.sudo().waiting_for
            )
        states = request._fields["state"]._description_selection(self.env)
        return dict(states)[request.sudo().state]
