from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools import ownership_proposal
from ...tools.ownership_proposal import Process


class JxcOwnershipProposal(models.Model):
    _inherit = "jxc.ownership.proposal"

    ownership_ids = fields.Many2many(
        "jxc.ownership", compute="_compute_ownership_ids", string="Ownerships"
    )
    ownership_count = fields.Integer(compute="_compute_ownership_ids")
    undecided_count = fields.Integer(compute="_compute_open_points")
    conflict_count = fields.Integer(compute="_compute_open_points")

    @api.depends("line_ids.ownership_id")
    def _compute_ownership_ids(self):
        for proposal in self:
            proposal.ownership_ids = proposal.line_ids.ownership_id
            proposal.ownership_count = len(proposal.ownership_ids)

    @api.depends("line_ids.situation", "line_ids.selected")
    def _compute_open_points(self):
        for proposal in self:
            situations = proposal.line_ids.filtered("selected").mapped("situation")
            proposal.undecided_count = situations.count("decide")
            proposal.conflict_count = situations.count("handover")

    def _propose(self):
        """Bring the lines in line with the size and the scores of the departments."""
        processes = self.env["jxc.process"].search(
            [("field_of_work", "!=", "business")]
        )
        work = [Process(process.id, process.field_of_work) for process in processes]
        for proposal in self:
            lines, warnings = ownership_proposal.propose(
                proposal.size_class,
                proposal.score_ids._candidates(),
                work,
                proposal._chosen(),
            )
            proposal._update_lines(lines)
            if warnings != (proposal.warnings or []):
                proposal.warnings = warnings

    def _chosen(self):
        """Return ``{role: department id}`` of the company's roles chosen by hand."""
        self.ensure_one()
        return {
            line.role: line.department_id.id
            for line in self.line_ids
            if line.scope_type == "company"
            and line.department_id
            and line.department_id != line.proposed_department_id
        }

    def _update_lines(self, lines):
        """Make the lines equal to what is proposed, but for those edited by hand."""
        self.ensure_one()
        known = {
            (line.process_id.id or None, line.role): line
            for line in reversed(self.line_ids)
        }
        missing = []
        # only proposed lines are written here: no reason to propose them again
        with self.env.protecting([self._fields["line_ids"]], self):
            for line in lines:
                current = known.pop((line.process, line.role), None)
                vals = self._line_vals(line)
                if current:
                    current._take_over(vals)
                else:
                    missing.append({**vals, **self._new_line_vals(line)})
            obsolete = self.line_ids.browse().union(*known.values())
            obsolete.filtered(lambda line: line.facts and not line.edited).unlink()
            self.line_ids.create(missing)

    def _line_vals(self, line):
        return {
            "proposed_department_id": line.department or False,
            "facts": line.facts,
        }

    def _new_line_vals(self, line):
        return {
            "proposal_id": self.id,
            "scope_type": "process" if line.process else "company",
            "process_id": line.process or False,
            "role": line.role,
            "department_id": line.department or False,
        }

    def action_score(self):
        """Go to the scores of the departments."""
        return self.write({"step": "departments"})

    def action_propose(self):
        """Propose who leads, supports and oversees, and go to the result."""
        return self.write({"step": "proposal"})

    def action_back(self):
        """Go one step back."""
        steps = list(dict(self._fields["step"].selection))
        for proposal in self:
            proposal.step = steps[max(steps.index(proposal.step) - 1, 0)]
        return True

    def action_cancel(self):
        """Put a draft proposal aside."""
        self.check_access("write")
        self._check_draft()
        return self._set_state("cancelled")

    def action_reopen(self):
        """Take a cancelled proposal up again."""
        self.check_access("write")
        self.filtered(lambda proposal: proposal.state == "applied")._check_draft()
        return self._set_state("draft")

    def action_apply(self):
        """Create draft ownerships from the ticked lines and open them.

        :raises UserError: when a line still needs a decision, or none is ticked
        """
        self._apply()
        return self.action_view_ownerships()

    def action_apply_activate(self):
        """Apply the ticked lines and put their ownerships in force.

        :raises UserError: when another department leads a scope: it has to hand over
        """
        self._check_conflicts()
        self._apply()
        self.ownership_ids.action_activate()
        return self.action_view_ownerships()

    def _apply(self):
        self.ensure_one()
        self.check_access("write")
        # two clicks at once must not create the ownerships twice
        self.lock_for_update()
        self._check_draft()
        lines = self._lines_to_apply()
        for line in lines:
            line.ownership_id = line.existing_id
        new = lines.filtered(lambda line: not line.ownership_id)
        ownerships = self.env["jxc.ownership"].create(
            [line._ownership_vals() for line in new]
        )
        for line, ownership in zip(new, ownerships, strict=True):
            line.ownership_id = ownership
        self._set_state("applied")
        self.message_post(
            body=self.env._(
                "%(created)s ownerships created, %(existing)s existed already.",
                created=len(new),
                existing=len(lines) - len(new),
            )
        )

    def _lines_to_apply(self):
        """Return the ticked lines.

        :raises UserError: when one of them has no department, or there is none
        """
        lines = self.line_ids.filtered("selected")
        if not lines:
            raise UserError(
                self.env._("Tick at least one line that should become an ownership.")
            )
        open_lines = lines.filtered(lambda line: not line.department_id)
        if open_lines:
            raise UserError(
                self.env._(
                    "Choose a department for %(lines)s, or take the tick away, before "
                    "you apply the proposal.",
                    lines=open_lines.mapped("display_name"),
                )
            )
        return lines

    def _check_conflicts(self):
        """Refuse to activate leads of scopes that others lead.

        :raises UserError: naming the scopes and who leads them
        """
        lines = self.line_ids.filtered(lambda line: line.selected and line.conflict_id)
        if lines:
            raise UserError(
                self.env._(
                    "Other departments lead these scopes at present: %(leads)s. Hand "
                    "the scopes over, or take the ticks away, before you activate the "
                    "rest.",
                    leads=lines.conflict_id.mapped("display_name"),
                )
            )

    def action_view_ownerships(self):
        """Open the ownerships that the proposal led to."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ownerships of %(proposal)s", proposal=self.name),
            "res_model": "jxc.ownership",
            "domain": [("id", "in", self.ownership_ids.ids)],
            "views": [(False, "list"), (False, "form")],
        }
