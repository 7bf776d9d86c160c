from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL, LazyTranslate

from ...tools.training_sql import OPEN_STATES

_lt = LazyTranslate(__name__)

#: models of which domains ask for no more than what the user may read
RESTRICTED = (
    "jxc.training.assignment",
    "jxc.regulation.acknowledgement",
    "jxc.assessment",
    "jxc.assessment.appeal",
    "jxc.reward",
)
#: code of a tile, codes of the numbers of its share, of its other numbers
TILES = (
    ("ownership", ("owned", "ownable"), ("unowned",)),
    ("approval", (), ("approvals_waiting", "approvals_overdue")),
    ("training", ("training_done", "training"), ("training_overdue",)),
    (
        "regulation",
        ("regulations_done", "regulations"),
        ("regulations_open", "regulations_overdue"),
    ),
    ("assessment", (), ("to_review", "appeals")),
    ("reward", (), ("rewards",)),
    ("calculation", (), ("failed",)),
)
TITLES = {
    "ownership": _lt("Ownership"),
    "approval": _lt("Approvals"),
    "training": _lt("Training"),
    "regulation": _lt("Regulations"),
    "assessment": _lt("Assessment"),
    "reward": _lt("Rewards and penalties"),
    "calculation": _lt("Calculation"),
}
LABELS = {
    "ownable": _lt("Things to lead"),
    "owned": _lt("With a lead"),
    "unowned": _lt("Without a lead"),
    "approvals_waiting": _lt("Approvals waiting"),
    "approvals_overdue": _lt("Approvals overdue"),
    "training": _lt("Trainings required"),
    "training_done": _lt("Trainings passed"),
    "training_overdue": _lt("Trainings overdue"),
    "regulations": _lt("Confirmations required"),
    "regulations_done": _lt("Confirmations given"),
    "regulations_open": _lt("Confirmations outstanding"),
    "regulations_overdue": _lt("Confirmations overdue"),
    "to_review": _lt("Assessments to review"),
    "appeals": _lt("Appeals open"),
    "rewards": _lt("Rewards and penalties to approve"),
    "failed": _lt("KPIs whose calculation failed"),
}


class JxcCockpit(models.AbstractModel):
    _inherit = "jxc.cockpit"

    @api.model
    def _read_facts(self, facts):
        """Add ``numbers``, ``{code: (model, domain)}``, and their ``counts``."""
        facts["people"] = self._people(facts)
        facts["numbers"] = self._numbers(facts)
        facts["counts"] = self._count(facts["numbers"])
        return super()._read_facts(facts)

    @api.model
    def _count(self, numbers):
        """Return ``{code: count}`` of what the user may read, by one query."""
        columns = {}
        for code, (model, domain) in numbers.items():
            records = self.env[model]
            if not records.has_access("read"):
                continue
            if model in RESTRICTED:
                # sudo: the domain restricts more than the rules, which ask the
                # database for each model who manages whom
                records = records.sudo()
            query = records._search(domain)
            columns[code] = SQL("(%s)", query.select(SQL("COUNT(*)")))
        if not columns:
            return {}
        [row] = self.env.execute_query(
            SQL("SELECT %s", SQL(", ").join(columns.values()))
        )
        return dict(zip(columns, row, strict=True))

    @api.model
    def _numbers(self, facts):
        """Return ``{code: (model, domain)}`` of what the tiles count."""
        numbers = {
            **self._ownership_numbers(facts),
            **self._approval_numbers(facts),
            **self._people_numbers(facts),
            **self._assessment_numbers(facts),
        }
        if facts["is_administrator"]:
            company = Domain("company_id", "=", facts["company"].id)
            failed = company & Domain("state", "=", "error")
            numbers["failed"] = ("jxc.kpi.health", failed)
        return {code: (model, list(one)) for code, (model, one) in numbers.items()}

    @api.model
    def _ownership_numbers(self, facts):
        """Return what counts things to lead: those of nobody concern every manager."""
        everything = Domain("company_id", "=", facts["company"].id)
        led = everything & Domain("via", "!=", "none")
        return {
            "ownable": ("jxc.ownership.coverage", everything),
            "owned": ("jxc.ownership.coverage", led),
            "unowned": (
                "jxc.ownership.coverage",
                everything & Domain("via", "=", "none"),
            ),
        }

    @api.model
    def _approval_numbers(self, facts):
        waiting = self._restricted(facts) & Domain("state", "=", "pending")
        late = waiting & Domain("is_overdue", "=", True)
        return {
            "approvals_waiting": ("jxc.approval.request", waiting),
            "approvals_overdue": ("jxc.approval.request", late),
        }

    @api.model
    def _people_numbers(self, facts):
        """Return what counts training and confirmations of the people shown."""
        people = Domain("company_id", "=", facts["company"].id)
        if facts["people"] is not None:
            people &= Domain("employee_id", "in", facts["people"])
        tasks = people & Domain("state", "not in", ("waived", "cancelled"))
        papers = people & Domain("state", "!=", "cancelled")
        late = Domain("date_due", "<", facts["today"])
        reading = papers & Domain("state", "=", "todo")
        return {
            "training": ("jxc.training.assignment", tasks),
            "training_done": (
                "jxc.training.assignment",
                tasks & Domain("state", "=", "passed"),
            ),
            "training_overdue": (
                "jxc.training.assignment",
                tasks & Domain("state", "in", OPEN_STATES) & late,
            ),
            "regulations": ("jxc.regulation.acknowledgement", papers),
            "regulations_done": (
                "jxc.regulation.acknowledgement",
                papers & Domain("state", "=", "done"),
            ),
            "regulations_open": ("jxc.regulation.acknowledgement", reading),
            "regulations_overdue": ("jxc.regulation.acknowledgement", reading & late),
        }

    @api.model
    def _assessment_numbers(self, facts):
        """Return what counts assessments: a manager's are those he may judge."""
        company = Domain("company_id", "=", facts["company"].id)
        review = company & self._judged(facts)
        review &= Domain("state", "=", "manager_review")
        review &= Domain("manager_reviewed_on", "=", False)
        appeals = company & self._judged(facts, "assessment_id.")
        appeals &= Domain("state", "=", "submitted")
        numbers = {
            "to_review": ("jxc.assessment", review),
            "appeals": ("jxc.assessment.appeal", appeals),
        }
        if facts["sees_all"]:
            rewards = self._restricted(facts) & Domain("state", "=", "proposed")
            numbers["rewards"] = ("jxc.reward", rewards)
        return numbers

    @api.model
    def _judged(self, facts, path=""):
        """Return the domain of the assessments of people and departments shown.

        That of a department is about its manager: not for himself to judge.
        """
        if facts["only"] is None:
            return Domain.TRUE
        below = sorted(facts["only"] - facts["own"])
        return Domain(f"{path}employee_id", "in", facts["people"]) | (
            Domain(f"{path}employee_id", "=", False)
            & Domain(f"{path}department_id", "in", below)
        )

    @api.model
    def _parts(self, facts):
        """Add ``tiles``: ``[{"code", "label", "share", "numbers"}]``.

        ``share`` is missing or ``{"part", "whole"}`` of two numbers; parts that the
        user may not read are left out.
        """
        parts = super()._parts(facts)
        if facts["reach"] == "none":
            return {**parts, "tiles": []}
        tiles = []
        for code, share, codes in TILES:
            numbers = self._numbers_of(facts, codes)
            if numbers:
                tile = {"code": code, "label": self.env._(TITLES[code])}
                tile |= {"share": self._share(facts, share), "numbers": numbers}
                tiles.append(tile)
        return {**parts, "tiles": tiles}

    @api.model
    def _numbers_of(self, facts, codes):
        number = self.env["jxc.overview"]._number
        return [
            number(code, self.env._(LABELS[code]), facts, facts["counts"])
            for code in codes
            if code in facts["counts"]
        ]

    @api.model
    def _share(self, facts, codes):
        """Return the two numbers of a share, or False: no data is not zero."""
        numbers = self._numbers_of(facts, codes)
        if not numbers or not numbers[1]["count"]:
            return False
        return {"part": numbers[0], "whole": numbers[1]}
