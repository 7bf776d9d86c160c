from odoo import api, models
from odoo.fields import Domain

from ...tools.training_sql import OPEN_STATES


class JxcCockpit(models.AbstractModel):
    _inherit = "jxc.cockpit"

    @api.model
    def _read_facts(self, facts):
        """Add ``numbers``, ``{code: (model, domain)}``, and their ``counts``."""
        super()._read_facts(facts)
        numbers = facts["numbers"] = self._numbers(facts)
        facts["counts"] = self.env["jxc.overview"]._count(numbers)

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
        """Return what counts training and confirmations of the people shown.

        Departments are those that people were in when they got the task.
        """
        people = self._restricted(facts)
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
        company = Domain("company_id", "=", facts["company"].id)
        review = self._restricted(facts) & Domain("state", "=", "manager_review")
        review &= Domain("manager_reviewed_on", "=", False)
        appeals = company & Domain("state", "=", "submitted")
        if facts["only"] is not None:
            only = sorted(facts["only"])
            appeals &= Domain("assessment_id.department_id", "in", only)
        rewards = self._restricted(facts) & Domain("state", "=", "proposed")
        return {
            "to_review": ("jxc.assessment", review),
            "appeals": ("jxc.assessment.appeal", appeals),
            "rewards": ("jxc.reward", rewards),
        }

    @api.model
    def _parts(self, facts):
        """Add ``tiles``: ``[{"code", "label", "share", "numbers"}]``.

        ``share`` is missing or ``{"part", "whole"}`` of two numbers; parts that the
        user may not read are left out.
        """
        parts = super()._parts(facts)
        if facts["reach"] == "none":
            return {**parts, "tiles": []}
        labels = self._number_labels()
        tiles = []
        for code, label, share, codes in self._tile_specs():
            numbers = self._numbers_of(facts, labels, codes)
            if numbers:
                tile = {"code": code, "label": label, "numbers": numbers}
                tiles.append({**tile, "share": self._share(facts, labels, share)})
        return {**parts, "tiles": tiles}

    @api.model
    def _numbers_of(self, facts, labels, codes):
        number = self.env["jxc.overview"]._number
        return [
            number(code, labels[code], facts, facts["counts"])
            for code in codes
            if code in facts["counts"]
        ]

    @api.model
    def _share(self, facts, labels, codes):
        """Return the two numbers of a share, or False: no data is not zero."""
        numbers = self._numbers_of(facts, labels, codes)
        if not numbers or not numbers[1]["count"]:
            return False
        return {"part": numbers[0], "whole": numbers[1]}

    @api.model
    def _tile_specs(self):
        """Return ``[(code, label, codes of its share, codes of its numbers)]``."""
        _ = self.env._
        return [
            ("ownership", _("Ownership"), ("owned", "ownable"), ("unowned",)),
            ("approval", _("Approvals"), (), ("approvals_waiting", "approvals_overdue")),
            (
                "training",
                _("Training"),
                ("training_done", "training"),
                ("training_overdue",),
            ),
            (
                "regulation",
                _("Regulations"),
                ("regulations_done", "regulations"),
                ("regulations_open", "regulations_overdue"),
            ),
            ("assessment", _("Assessment"), (), ("to_review", "appeals")),
            ("reward", _("Rewards and penalties"), (), ("rewards",)),
            ("calculation", _("Calculation"), (), ("failed",)),
        ]

    @api.model
    def _number_labels(self):
        _ = self.env._
        return {
            "ownable": _("Things to lead"),
            "owned": _("With a lead"),
            "unowned": _("Without a lead"),
            "approvals_waiting": _("Approvals waiting"),
            "approvals_overdue": _("Approvals overdue"),
            "training": _("Trainings required"),
            "training_done": _("Trainings passed"),
            "training_overdue": _("Trainings overdue"),
            "regulations": _("Confirmations required"),
            "regulations_done": _("Confirmations given"),
            "regulations_open": _("Confirmations outstanding"),
            "regulations_overdue": _("Confirmations overdue"),
            "to_review": _("Assessments to review"),
            "appeals": _("Appeals open"),
            "rewards": _("Rewards and penalties to approve"),
            "failed": _("KPIs whose calculation failed"),
        }
