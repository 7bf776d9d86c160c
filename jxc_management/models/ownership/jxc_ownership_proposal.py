from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...tools import ownership_proposal

#: what the lines follow from
PROFILE_FIELDS = {
    "employees",
    "yearly_revenue",
    "warehouse_count",
    "orders_per_month",
    "size_class",
    "score_ids",
    "line_ids",
}


class JxcOwnershipProposal(models.Model):
    """A reasoned suggestion of who leads, supports and oversees in one company."""

    _name = "jxc.ownership.proposal"
    _description = "Ownership Proposal"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(
        required=True,
        copy=False,
        default=lambda self: self.env._(
            "Ownership proposal, %(day)s",
            day=format_date(self.env, fields.Date.context_today(self)),
        ),
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    state = fields.Selection(
        [("draft", "Draft"), ("applied", "Applied"), ("cancelled", "Cancelled")],
        required=True,
        readonly=True,
        default="draft",
        index=True,
        copy=False,
        tracking=True,
    )
    step = fields.Selection(
        [
            ("profile", "1. Company"),
            ("departments", "2. Departments"),
            ("proposal", "3. Proposal"),
        ],
        required=True,
        default="profile",
        copy=False,
    )
    is_guided = fields.Boolean(
        compute="_compute_is_guided",
        help="Whether the form leads through the steps; otherwise it shows them all.",
    )
    date_from = fields.Date(
        "Effective From",
        required=True,
        default=fields.Date.context_today,
        copy=False,
        tracking=True,
        help="First day of the ownerships that are created from this proposal.",
    )
    size_suggested = fields.Selection(
        [("small", "Small"), ("medium", "Medium"), ("large", "Large")],
        "Size by Figures",
        compute="_compute_size_suggested",
        store=True,
        precompute=True,
        help="A size is reached when at least two figures reach its minimum. The "
        "minimums are in the settings of the company.",
    )
    size_facts = fields.Json(
        compute="_compute_size_suggested", store=True, precompute=True
    )
    size_class = fields.Selection(
        [("small", "Small"), ("medium", "Medium"), ("large", "Large")],
        "Company Size",
        compute="_compute_size_class",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        tracking=True,
        help="Large: the supply chain leads and finance oversees. Small or medium: "
        "finance leads. Follows from the figures unless you choose another one.",
    )
    score_ids = fields.One2many(
        "jxc.ownership.proposal.score", "proposal_id", "Department Scores", copy=True
    )
    line_ids = fields.One2many(
        "jxc.ownership.proposal.line", "proposal_id", "Proposed Ownerships"
    )
    warnings = fields.Json("Warning Facts", readonly=True, copy=False)

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_is_guided(self):
        may_write = self.has_access("write")
        for proposal in self:
            proposal.is_guided = may_write and proposal.state == "draft"

    @api.depends(
        "company_id",
        "employees",
        "yearly_revenue",
        "warehouse_count",
        "orders_per_month",
    )
    def _compute_size_suggested(self):
        for proposal in self:
            size, reached = ownership_proposal.size_class(
                {
                    "employees": proposal.employees,
                    "revenue": proposal.yearly_revenue,
                    "warehouses": proposal.warehouse_count,
                    "orders": proposal.orders_per_month,
                },
                proposal.company_id._jxc_size_thresholds(),
            )
            proposal.size_suggested = size
            proposal.size_facts = reached

    @api.depends("size_suggested")
    def _compute_size_class(self):
        for proposal in self:
            proposal.size_class = proposal.size_suggested

    @api.model_create_multi
    def create(self, vals_list):
        if any(vals.get("state", "draft") != "draft" for vals in vals_list):
            raise UserError(self.env._("A new proposal is always a draft."))
        proposals = super().create(vals_list)
        for proposal in proposals:
            if not proposal.score_ids:
                proposal._score_departments()
        proposals._propose_again({"line_ids", "step"})
        return proposals

    def write(self, vals):
        self._check_change(vals)
        # the lines are proposed once, after all rows of the form are written
        with self.env.protecting([self._fields["line_ids"]], self):
            result = super().write(vals)
        self._propose_again(vals)
        return result

    def _propose_again(self, vals):
        """Bring the lines up to date after a change of ``vals``."""
        for proposal in self:
            entered = "step" in vals and proposal.step == "proposal"
            if entered or (
                PROFILE_FIELDS & set(vals) and any(proposal.line_ids.mapped("facts"))
            ):
                proposal._propose()

    def _check_change(self, vals):
        """Refuse changes of a closed proposal, and of what only its buttons may set.

        :raises UserError: naming the proposal and what to do instead
        """
        if set(vals) == {"state"} and self._is_changing_state():
            return
        for proposal in self:
            if "state" in vals and vals["state"] != proposal.state:
                raise UserError(
                    self.env._(
                        "Use the buttons of “%(proposal)s” to apply, cancel or reopen "
                        "it.",
                        proposal=proposal.name,
                    )
                )
            if "company_id" in vals and vals["company_id"] != proposal.company_id.id:
                raise UserError(
                    self.env._(
                        "“%(proposal)s” is about %(company)s. Create another proposal "
                        "for another company.",
                        proposal=proposal.name,
                        company=proposal.company_id.name,
                    )
                )
        if any(not name.startswith(("message_", "activity_")) for name in vals):
            self._check_draft()

    def _check_draft(self):
        """Refuse to go on with an applied or cancelled proposal.

        :raises UserError: naming the proposal
        """
        for proposal in self:
            if proposal.state == "applied":
                raise UserError(
                    self.env._(
                        "“%(proposal)s” was applied and is part of the history: it "
                        "cannot be changed or deleted. Duplicate it to think again.",
                        proposal=proposal.name,
                    )
                )
            if proposal.state == "cancelled":
                raise UserError(
                    self.env._(
                        "“%(proposal)s” is cancelled. Reopen it before you change it.",
                        proposal=proposal.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_applied(self):
        self.filtered(lambda proposal: proposal.state == "applied")._check_draft()

    def _set_state(self, state):
        """Set the state past the guard of ``write``; no client can protect a field."""
        with self.env.protecting([self._fields["state"]], self):
            return self.write({"state": state})

    def _is_being_written(self):
        """Return whether a write is under way that proposes the lines at its end."""
        return self.env.is_protected(self._fields["line_ids"], self)

    def _is_changing_state(self):
        """Return whether one of the buttons changes the state of all proposals."""
        field = self._fields["state"]
        return all(self.env.is_protected(field, proposal) for proposal in self)
