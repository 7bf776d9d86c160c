from odoo import api, models

from ...tools.training_sql import OPEN_STATES


class JxcOverview(models.AbstractModel):
    _inherit = "jxc.overview"

    @api.model
    def _facts(self):
        """Add what the user has to learn and read; for administrators, the rules."""
        facts = super()._facts()
        own = self.env["jxc.training.assignment"]._my_employees().ids
        mine = ("employee_id", "in", own)
        if own:
            facts["numbers"]["to_learn"] = (
                "jxc.training.assignment",
                [mine, ("state", "in", OPEN_STATES)],
            )
            facts["numbers"]["to_read"] = (
                "jxc.regulation.acknowledgement",
                [mine, ("state", "=", "todo")],
            )
        if facts["is_administrator"]:
            company = ("company_id", "=", self.env.company.id)
            facts["numbers"]["requirements"] = ("jxc.training.requirement", [company])
            facts["numbers"]["gates"] = (
                "jxc.gate",
                [company, ("mode", "!=", "off")],
            )
        return facts

    @api.model
    def _parts(self, facts, counts):
        """Put first among the documents what the user has to learn and read."""
        parts = super()._parts(facts, counts)
        labels = {
            "to_learn": self.env._("To learn"),
            "to_read": self.env._("To read"),
        }
        parts["documents"]["numbers"][:0] = [
            self._number(code, label, facts, counts)
            for code, label in labels.items()
            if counts.get(code)
        ]
        return parts

    @api.model
    def _shortcut_specs(self):
        own = ("jxc_my_work_action", self.env._("My JXC"), "fa-check-square-o", True)
        return [own, *super()._shortcut_specs()]

    @api.model
    def _step_codes(self):
        return (*super()._step_codes(), "training")

    @api.model
    def _step_training(self, facts, counts):
        labels = {
            "requirements": self.env._("Training requirements"),
            "gates": self.env._("Gates"),
        }
        links = [
            self._number(code, label, facts, counts) for code, label in labels.items()
        ]
        done = sum(bool(link["count"]) for link in links)
        missing = "jxc_training_requirement_action"
        if counts["requirements"]:
            missing = "jxc_gate_action"
        return self._step(
            "training",
            self.env._("Courses are required, and gates check them"),
            ("todo", "part", "done")[done],
            self.env._(
                "Requirements say who has to learn what; gates say which operations "
                "need it. Begin with gates that warn."
            ),
            links,
            self._xmlid_action(missing),
        )
