from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...tools import ownership_proposal
from ...tools.ownership_proposal import TIE

#: a change of these by hand may change what else is proposed
CHOICE_FIELDS = {"department_id", "role", "scope_type", "process_id"}


class JxcOwnershipProposalLine(models.Model):
    """One suggested ownership, with the reason why, and what people made of it."""

    _name = "jxc.ownership.proposal.line"
    _description = "Proposed Ownership"
    _order = "proposal_id desc, sequence, id"
    _check_company_auto = True

    proposal_id = fields.Many2one(
        "jxc.ownership.proposal", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="proposal_id.company_id", store=True)
    sequence = fields.Integer(compute="_compute_sequence", store=True)
    selected = fields.Boolean(
        "Apply",
        compute="_compute_selected",
        store=True,
        readonly=False,
        help="Only ticked lines become ownerships.",
    )
    scope_type = fields.Selection(
        [("company", "Whole Company"), ("process", "Process")],
        "For",
        required=True,
        default="process",
    )
    process_id = fields.Many2one(
        "jxc.process",
        compute="_compute_process_id",
        store=True,
        readonly=False,
        ondelete="restrict",
    )
    scope_name = fields.Char("Scope", compute="_compute_scope_name")
    role = fields.Selection(
        [("lead", "Lead"), ("support", "Support"), ("oversight", "Oversight")],
        required=True,
        default="lead",
    )
    department_id = fields.Many2one(
        "hr.department", check_company=True, ondelete="restrict"
    )
    proposed_department_id = fields.Many2one(
        "hr.department", "Proposed", readonly=True, ondelete="restrict"
    )
    facts = fields.Json(readonly=True)
    edited = fields.Boolean(
        "By Hand",
        compute="_compute_edited",
        store=True,
        help="Chosen by hand: a new proposal keeps it.",
    )
    confidence = fields.Selection(
        [
            ("high", "Clear"),
            ("low", "Close Call"),
            ("tie", "Tied"),
            ("missing", "Nobody"),
            ("manual", "By Hand"),
        ],
        compute="_compute_confidence",
        store=True,
        help="Clear: at least two points ahead of the next department. Close: one "
        "point ahead. Tied: several departments score alike, so you decide. Nobody: "
        "no department has the knowledge.",
    )
    reason = fields.Text(
        compute="_compute_reason",
        inverse="_inverse_reason",
        help="Why this department; write your own reason if you know better.",
    )
    own_reason = fields.Text(copy=False)
    ownership_id = fields.Many2one(
        "jxc.ownership",
        readonly=True,
        copy=False,
        ondelete="set null",
        help="What became of the line.",
    )

    _one_lead = models.UniqueIndex(
        "(proposal_id, scope_type, COALESCE(process_id, 0)) WHERE role = 'lead'",
        "The proposal has a lead for this already. Change that line instead.",
    )

    @api.depends("scope_type", "role", "process_id.sequence")
    def _compute_sequence(self):
        roles = list(dict(self._fields["role"].selection))
        for line in self:
            base = 0 if line.scope_type == "company" else 10
            base += 10 * (line.process_id.sequence or 0)
            line.sequence = base + (roles.index(line.role) if line.role else 0)

    @api.depends("department_id")
    def _compute_selected(self):
        for line in self:
            tie = line.facts and line.facts["outcome"] == TIE
            line.selected = bool(line.department_id or tie)

    @api.depends("scope_type")
    def _compute_process_id(self):
        for line in self:
            if line.scope_type == "company":
                line.process_id = False

    @api.depends("scope_type", "process_id")
    @api.depends_context("lang")
    def _compute_scope_name(self):
        labels = dict(self._fields["scope_type"]._description_selection(self.env))
        for line in self:
            line.scope_name = line.process_id.name or labels.get(line.scope_type)

    @api.depends("department_id", "proposed_department_id", "facts", "own_reason")
    def _compute_edited(self):
        for line in self:
            line.edited = bool(
                not line.facts
                or line.department_id != line.proposed_department_id
                or line.own_reason
            )

    @api.depends("department_id", "proposed_department_id", "facts")
    def _compute_confidence(self):
        for line in self:
            if not line.facts or line.department_id != line.proposed_department_id:
                line.confidence = "manual"
            else:
                line.confidence = ownership_proposal.confidence(line.facts)

    @api.depends("role", "department_id", "scope_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        roles = dict(self._fields["role"]._description_selection(self.env))
        for line in self:
            parts = (line.scope_name, roles.get(line.role), line.department_id.name)
            line.display_name = " · ".join(part for part in parts if part)

    def _inverse_reason(self):
        for line in self:
            generated = line.reason == line._generated_reason()
            line.own_reason = False if generated else line.reason
        # an emptied reason shows the generated one at once
        self.invalidate_recordset(["reason"])

    @api.constrains("scope_type", "process_id")
    def _check_process(self):
        for line in self:
            if line.scope_type == "process" and not line.process_id:
                raise ValidationError(
                    self.env._("Choose the process of each line that is about one.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.proposal_id._check_draft()
        lines._propose_again()
        return lines

    def write(self, vals):
        self.proposal_id._check_draft()
        result = super().write(vals)
        self.proposal_id._check_draft()
        if CHOICE_FIELDS & vals.keys():
            self._propose_again()
        return result

    def _take_over(self, vals):
        """Write what the algorithm proposes; what people chose stays."""
        self.ensure_one()
        if not self.edited:
            vals = {**vals, "department_id": vals["proposed_department_id"]}
        changed = {
            name: value
            for name, value in vals.items()
            if self._fields[name].convert_to_write(self[name], self) != value
        }
        if changed:
            self.write(changed)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_applied(self):
        self.proposal_id._check_draft()

    def _propose_again(self):
        """Let the proposals follow, unless they are about to do so themselves."""
        for proposal in self.proposal_id:
            if not proposal._is_being_written():
                proposal._propose_again({"line_ids"})

    def _is_undecided(self):
        """Return whether the departments are level and nobody has chosen yet."""
        self.ensure_one()
        return bool(
            self.facts and self.facts["outcome"] == TIE and not self.department_id
        )
