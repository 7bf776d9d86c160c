from odoo import api, models
from odoo.tools import LazyTranslate

_lt = LazyTranslate(__name__)

#: which rule asks for the role
RULES = {
    "lead_large": _lt(
        "A large company is led by the department that knows its supply chain best."
    ),
    "lead_small": _lt(
        "A small or medium company is led by finance, where goods and money meet."
    ),
    "support": _lt("The department with the best technical ability supports it."),
    "oversight_large": _lt(
        "The department with the best financial knowledge checks the lead."
    ),
    "oversight_small": _lt(
        "The lead must not check itself, so the next department with financial "
        "knowledge does."
    ),
    "process_financial": _lt(
        "This process needs financial knowledge more than the lead has."
    ),
    "process_technical": _lt(
        "This process needs technical ability more than the lead has."
    ),
}
#: how the scores answer it
OUTCOMES = {
    "found": _lt(
        "%(criterion)s: %(department)s %(score)s, next %(runner_up)s "
        "%(runner_up_score)s."
    ),
    "alone": _lt("%(criterion)s: %(department)s %(score)s, the only one scored."),
    "settled": _lt(
        "%(criterion)s: level at %(score)s with %(runner_up)s; it follows your choice "
        "for the company."
    ),
    "tie": _lt("%(criterion)s: %(tied)s are level at %(score)s. Choose one of them."),
    "tie_ahead": _lt(
        "%(criterion)s: %(tied)s are level at %(score)s. Choose one of them; "
        "%(ahead)s is ahead in data discipline and capacity."
    ),
    "tie_chosen": _lt("%(criterion)s: %(tied)s are level at %(score)s."),
    "missing": _lt(
        "%(criterion)s: no department reaches %(least)s. Create one, or correct the "
        "scores."
    ),
    "missing_nearest": _lt(
        "%(criterion)s: no department reaches %(least)s; the nearest is %(nearest)s "
        "with %(score)s. Create one, or correct the scores."
    ),
}
BY_HAND = _lt("Added by hand.")
CHANGED = _lt("Chosen by hand instead of %(proposed)s.")
CHOSEN = _lt("Chosen by hand.")


class JxcOwnershipProposalLine(models.Model):
    _inherit = "jxc.ownership.proposal.line"

    @api.depends("facts", "department_id", "proposed_department_id", "own_reason")
    @api.depends_context("lang")
    def _compute_reason(self):
        for line in self:
            line.reason = line.own_reason or line._generated_reason()

    def _generated_reason(self):
        """Return why the department is proposed, in the user's language."""
        self.ensure_one()
        if not self.facts:
            return self.env._(BY_HAND)
        facts = {**self.facts, "department": self.proposed_department_id.id}
        parts = [
            self.env._(RULES[facts["rule"]]),
            self.proposal_id._text(OUTCOMES[self._outcome()], facts),
        ]
        if self.department_id != self.proposed_department_id:
            proposed = {"proposed": self.proposed_department_id.id}
            text = CHANGED if self.proposed_department_id else CHOSEN
            parts.insert(0, self.proposal_id._text(text, proposed))
        return " ".join(parts)

    def _outcome(self):
        """Return which text of :data:`OUTCOMES` fits the facts of the line."""
        facts = self.facts
        if facts.get("settled_by"):
            return "settled"
        if facts["outcome"] == "found":
            return "found" if facts["runner_up"] else "alone"
        if facts["outcome"] == "tie" and self.department_id:
            return "tie_chosen"
        if facts["outcome"] == "tie":
            return "tie_ahead" if facts["ahead"] else "tie"
        return "missing_nearest" if facts["nearest"] else "missing"
