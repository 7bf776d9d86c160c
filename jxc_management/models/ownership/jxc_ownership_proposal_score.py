from odoo import api, fields, models

from ...tools.ownership_proposal import Candidate

CRITERIA = tuple(name for name in Candidate._fields if name != "department")


class JxcOwnershipProposalScore(models.Model):
    """How well one department is prepared for leading, in five criteria."""

    _name = "jxc.ownership.proposal.score"
    _description = "Department Score"
    _order = "proposal_id desc, department_id, id"
    _check_company_auto = True
    _rec_name = "department_id"

    proposal_id = fields.Many2one(
        "jxc.ownership.proposal", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="proposal_id.company_id", store=True)
    department_id = fields.Many2one(
        "hr.department", required=True, check_company=True, ondelete="restrict"
    )
    member_count = fields.Integer(
        "People",
        readonly=True,
        help="People in the department and below it when it was added.",
    )
    supply_chain = fields.Integer(
        "Supply Chain Knowledge",
        default=1,
        aggregator=None,
        help="Knows suppliers, planning, purchasing, warehouses and logistics.",
    )
    technical = fields.Integer(
        "Technical Ability",
        default=1,
        aggregator=None,
        help="Can run, set up and mend the system and its data.",
    )
    financial = fields.Integer(
        "Financial Knowledge",
        default=1,
        aggregator=None,
        help="Knows costing, valuation, profit and the books.",
    )
    data_discipline = fields.Integer(
        default=2,
        aggregator=None,
        help="Enters data completely, correctly and on time.",
    )
    capacity = fields.Integer(
        default=1, aggregator=None, help="Has people and time for the task."
    )

    _one_per_department = models.UniqueIndex(
        "(proposal_id, department_id)", "This department has a score already."
    )
    _check_range = models.Constraint(
        "CHECK ("
        + " AND ".join(f"{criterion} BETWEEN 0 AND 5" for criterion in CRITERIA)
        + ")",
        "Scores go from 0 (none) to 5 (expert).",
    )

    @api.model_create_multi
    def create(self, vals_list):
        scores = super().create(vals_list)
        scores.proposal_id._check_draft()
        scores._propose_again()
        return scores

    def write(self, vals):
        self.proposal_id._check_draft()
        result = super().write(vals)
        self.proposal_id._check_draft()
        self._propose_again()
        return result

    def unlink(self):
        proposals = self.proposal_id
        result = super().unlink()
        self._propose_again(proposals)
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_applied(self):
        self.proposal_id._check_draft()

    def _propose_again(self, proposals=None):
        """Let the proposals follow, unless they are about to do so themselves."""
        for proposal in proposals or self.proposal_id:
            if not proposal._is_being_written():
                proposal._propose_again({"score_ids"})

    def _candidates(self):
        """Return the scores as the candidates of the algorithm."""
        return [
            Candidate(score.department_id.id, *(score[name] for name in CRITERIA))
            for score in self
        ]

    def action_view_members(self):
        """Open the people behind the head count."""
        self.ensure_one()
        action = self.proposal_id.action_view_employees()
        below = ("department_id", "child_of", self.department_id.ids)
        return {**action, "domain": [*action["domain"], below]}
