from odoo import api, fields, models
from odoo.fields import Domain


class JxcOwnershipProposalLine(models.Model):
    _inherit = "jxc.ownership.proposal.line"

    existing_id = fields.Many2one(
        "jxc.ownership",
        "Same Ownership",
        compute="_compute_situation",
        help="The register has this ownership already; it is not created again.",
    )
    conflict_id = fields.Many2one(
        "jxc.ownership",
        "Current Lead",
        compute="_compute_situation",
        help="Another department leads this scope: hand the scope over.",
    )
    situation = fields.Selection(
        [
            ("new", "New"),
            ("exists", "In Place"),
            ("handover", "Handover Needed"),
            ("decide", "Needs Decision"),
            ("missing", "No Department"),
            ("applied", "Applied"),
        ],
        compute="_compute_situation",
        help="What applying the line would do to the ownership register.",
    )
    verdict = fields.Selection(
        [
            ("decide", "Needs Decision"),
            ("missing", "No Department"),
            ("handover", "Handover Needed"),
            ("exists", "In Place"),
            ("high", "Clear"),
            ("low", "Close Call"),
            ("manual", "By Hand"),
        ],
        compute="_compute_verdict",
        help="What stands in the way of the line; otherwise how clear the choice is: "
        "two points ahead of the next department, or only one.",
    )

    @api.depends(
        "department_id",
        "role",
        "process_id",
        "scope_type",
        "facts",
        "ownership_id",
        "proposal_id.date_from",
    )
    def _compute_situation(self):
        register = self._standing()
        for line in self:
            same = register.browse()
            rivals = register.browse()
            if not line.ownership_id and line.department_id:
                there = register.filtered(line._meets)
                same = there.filtered(line._is_same)
                rivals = there.filtered(line._is_rival)
            line.existing_id = same[:1]
            line.conflict_id = rivals[:1]
            line.situation = line._situation()

    @api.depends("situation", "confidence")
    def _compute_verdict(self):
        for line in self:
            settled = line.situation in ("new", "applied")
            line.verdict = line.confidence if settled else line.situation

    def _standing(self):
        """Return the ownerships of the lines' companies that end in the future."""
        return self.env["jxc.ownership"].search(
            Domain("company_id", "in", self.proposal_id.company_id.ids)
            & Domain("scope_type", "in", ("company", "process"))
            & (
                Domain("date_to", "=", False)
                | Domain("date_to", ">=", self._first_day())
            )
        )

    def _first_day(self):
        days = [day for day in self.proposal_id.mapped("date_from") if day]
        return min(days, default=fields.Date.context_today(self))

    def _meets(self, ownership):
        """Return whether an ownership has the line's role and scope in its time."""
        return (
            ownership.company_id == self.proposal_id.company_id
            and ownership.role == self.role
            and ownership.scope_type == self.scope_type
            and ownership.process_id == self.process_id
            and not ownership._is_void()
            and (
                not ownership.date_to or ownership.date_to >= self.proposal_id.date_from
            )
        )

    def _is_same(self, ownership):
        return (
            ownership.department_id == self.department_id and ownership.state != "ended"
        )

    def _is_rival(self, ownership):
        return (
            self.role == "lead"
            and ownership.state != "draft"
            and ownership.department_id != self.department_id
        )

    def _situation(self):
        self.ensure_one()
        if self.ownership_id:
            return "applied"
        if self._is_undecided():
            return "decide"
        if not self.department_id:
            return "missing"
        if self.conflict_id:
            return "handover"
        return "exists" if self.existing_id else "new"

    def _ownership_vals(self):
        """Return the values of the ownership that the line proposes."""
        self.ensure_one()
        return {
            "company_id": self.company_id.id,
            "department_id": self.department_id.id,
            "role": self.role,
            "scope_type": self.scope_type,
            "process_id": self.process_id.id,
            "date_from": self.proposal_id.date_from,
            "origin": "proposal",
            "reason": self.reason,
        }

    def action_hand_over(self):
        """Open a handover of the scope to the line's department."""
        self.ensure_one()
        action = self.conflict_id.action_hand_over()
        action["context"] = {
            **action["context"],
            "default_department_to_id": self.department_id.id,
            "default_date": self.proposal_id.date_from,
            "default_reason": self.reason,
        }
        return action
