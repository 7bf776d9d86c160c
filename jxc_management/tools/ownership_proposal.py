"""Who should lead, support and oversee: a proposal from scored departments.

Large companies let the supply chain lead and finance oversee; small and medium ones
let finance lead, and an independent oversight is only proposed when somebody else has
financial knowledge. A department needs the score :data:`COMPETENT` to take a role. Two
departments with the same best score are a *tie*: people decide, not this module.
"""

from collections import namedtuple

MAX_SCORE = 5
#: the least score with which a department can take a role
COMPETENT = 3
#: a lead of this many points over the next department makes a choice clear
CLEAR_GAP = 2
#: how many measures of the company must reach a size's minimum
MEASURES_NEEDED = 2

FOUND, TIE, MISSING = "found", "tie", "missing"

#: a department with its scores from 0 to :data:`MAX_SCORE`
Candidate = namedtuple(
    "Candidate",
    "department supply_chain technical financial data_discipline capacity",
)
Process = namedtuple("Process", "id field_of_work")

#: ``process`` is None for the whole company, ``department`` None when nobody can be
#: named; ``facts`` (plain values only) say by which rule and scores
Line = namedtuple("Line", "process role department facts")

#: expertise each field of work needs
CRITERIA = {
    "business": "supply_chain",
    "technology": "technical",
    "finance": "financial",
}
#: company role whose choice also settles ties about an expertise
EXPERT_ROLE = {"technical": "support", "financial": "oversight"}


def size_class(measures, thresholds):
    """Return ``(size, reached)``: small, medium or large, and why.

    A size is reached when two measures reach their minimum; a minimum of zero takes
    the measure out of the count.

    :param measures: ``{measure: value}``
    :param thresholds: ``{"medium": {measure: minimum}, "large": {...}}``
    :return: the size and ``{measure: minimum}`` of the measures that reached it
    """
    for size in ("large", "medium"):
        minimums = {name: least for name, least in thresholds[size].items() if least}
        reached = {
            name: least
            for name, least in minimums.items()
            if (measures.get(name) or 0) >= least
        }
        needed = min(MEASURES_NEEDED, len(minimums))
        if needed and len(reached) >= needed:
            return size, reached
    return "small", {}


def rank(candidates, criterion, exclude=None):
    """Return ``(department, facts)`` of the best candidate in ``criterion``.

    :param exclude: department that cannot take the role
    """
    rated = sorted(
        (c for c in candidates if c.department != exclude),
        key=lambda candidate: -getattr(candidate, criterion),
    )
    scores = [getattr(candidate, criterion) for candidate in rated]
    facts = {"criterion": criterion, "score": scores[0] if scores else 0}
    if facts["score"] < COMPETENT:
        near = facts["score"] == COMPETENT - 1
        nearest = rated[0].department if near else None
        return None, {**facts, "outcome": MISSING, "nearest": nearest}
    level = rated[: scores.count(scores[0])]
    if len(level) > 1:
        return None, {**facts, "outcome": TIE, **_level_facts(level)}
    runner_up = rated[1].department if len(rated) > 1 else None
    facts["runner_up"] = runner_up
    facts["runner_up_score"] = scores[1] if runner_up else 0
    return rated[0].department, {**facts, "outcome": FOUND}


def _level_facts(level):
    """Return the tied departments, and which one is ahead in the other criteria."""
    strength = {c.department: c.data_discipline + c.capacity for c in level}
    best = [d for d, value in strength.items() if value == max(strength.values())]
    return {
        "tied": [candidate.department for candidate in level],
        "ahead": best[0] if len(best) == 1 else None,
    }


def confidence(facts):
    """Return how sure a line is: high, low, tie or missing."""
    if facts["outcome"] != FOUND:
        return facts["outcome"]
    gap = facts["score"] - facts["runner_up_score"]
    return "high" if gap >= CLEAR_GAP else "low"


def propose(size, candidates, processes, chosen=None):
    """Return ``(lines, warnings)`` for a company.

    :param size: small, medium or large
    :param candidates: list of :class:`Candidate`
    :param processes: list of :class:`Process`
    :param chosen: ``{role: department}`` of the company's roles that people chose
    :return: list of :class:`Line`, and list of ``{"code": ..., **parameters}``
    """
    chosen = chosen or {}
    company = _company_lines(size, candidates, chosen)
    lead = company[0]
    exceptions = _exceptions(candidates, processes, lead, chosen)
    acting = {line.role: chosen.get(line.role) or line.department for line in company}
    return company + exceptions, _warnings(size, candidates, company, acting)


def _company_lines(size, candidates, chosen):
    """Return the lines for the whole company, the lead first."""
    large = size == "large"
    department, facts = rank(candidates, "supply_chain" if large else "financial")
    rule = "lead_large" if large else "lead_small"
    lines = [Line(None, "lead", department, {"rule": rule, **facts})]
    lead = chosen.get("lead") or department
    department, facts = rank(candidates, "technical")
    lines.append(Line(None, "support", department, {"rule": "support", **facts}))
    department, facts = rank(candidates, "financial", exclude=lead)
    if large:
        facts = {"rule": "oversight_large", **facts}
        lines.append(Line(None, "oversight", department, facts))
    elif lead and facts["outcome"] != MISSING:
        facts = {"rule": "oversight_small", **facts}
        lines.append(Line(None, "oversight", department, facts))
    return lines


def _exceptions(candidates, processes, lead, chosen):
    """Return the processes that need an expertise the lead is not the best in."""
    lines = []
    leader = chosen.get("lead") or lead.department
    for process in processes:
        criterion = CRITERIA[process.field_of_work]
        if criterion == "supply_chain" or (
            not leader and criterion == lead.facts["criterion"]
        ):
            continue
        department, facts = _settle(rank(candidates, criterion), chosen)
        if facts["outcome"] == MISSING:
            continue
        if leader and leader in (department, *facts.get("tied", ())):
            continue
        facts = {"rule": f"process_{criterion}", **facts}
        lines.append(Line(process.id, "lead", department, facts))
    return lines


def _settle(ranked, chosen):
    """Let the choice of a company role settle a tie about the same expertise."""
    department, facts = ranked
    choice = chosen.get(EXPERT_ROLE[facts["criterion"]])
    if facts["outcome"] == TIE and choice in facts["tied"]:
        others = [tied for tied in facts["tied"] if tied != choice]
        settled = {"runner_up": others[0], "runner_up_score": facts["score"]}
        return choice, {
            "criterion": facts["criterion"],
            "score": facts["score"],
            "outcome": FOUND,
            "settled_by": EXPERT_ROLE[facts["criterion"]],
            **settled,
        }
    return department, facts


def _warnings(size, candidates, company, acting):
    """Return what the company should know before it applies the lines."""
    if not candidates:
        return [{"code": "no_departments"}]
    warnings = [
        {"code": "missing", "criterion": criterion}
        for criterion in dict.fromkeys(
            line.facts["criterion"]
            for line in company
            if not acting[line.role]
            and rank(candidates, line.facts["criterion"])[1]["outcome"] == MISSING
        )
    ]
    if acting.get("oversight") and acting["oversight"] == acting["lead"]:
        warnings.append({"code": "own_oversight", "department": acting["lead"]})
    elif _lacks_oversight(company, acting):
        warnings.append({"code": f"no_oversight_{_kind(size)}"})
    if acting["lead"] and acting["support"] == acting["lead"]:
        warnings.append({"code": "own_support", "department": acting["lead"]})
    return warnings + _weaknesses(candidates, acting["lead"])


def _kind(size):
    return "large" if size == "large" else "small"


def _lacks_oversight(company, acting):
    """Return whether nobody checks the lead, other than by an open decision."""
    if acting.get("oversight") or not acting["lead"]:
        return False
    return not any(
        line.role == "oversight" and line.facts["outcome"] == TIE for line in company
    )


def _weaknesses(candidates, lead):
    """Return warnings about a lead that is short of people or of data discipline."""
    return [
        {"code": f"low_{criterion}", "department": lead, "score": score}
        for candidate in candidates
        if candidate.department == lead
        for criterion in ("capacity", "data_discipline")
        if (score := getattr(candidate, criterion)) < COMPETENT - 1
    ]
