from odoo import Command, models


class JxcApprovalTemplate(models.TransientModel):
    _inherit = "jxc.approval.template"

    def _rule_values(self):
        """Return the values of the rules that the chosen template consists of."""
        self.ensure_one()
        return getattr(self, f"_rules_{self.template}")()

    def _rules_small(self):
        people = {
            "approver_type": "users",
            "user_ids": [Command.set(self.approver_ids.ids)],
        }
        manager = {"approver_type": "manager", "level": 1}
        return [
            self._rule(
                self.env._("Orders above the limit"),
                [people if self.approver_ids else manager],
                sequence=40,
                amount_min=self.amount,
            )
        ]

    def _rules_two_steps(self):
        lead = {"approver_type": "owner_lead"}
        oversight = {"approver_type": "oversight"}
        return [
            self._rule(
                self.env._("Large orders: lead, then oversight"),
                [lead, oversight],
                sequence=20,
                amount_min=self.amount_second,
            ),
            self._rule(
                self.env._("Medium orders: lead"),
                [lead],
                sequence=21,
                amount_min=self.amount,
            ),
        ]

    def _rules_authority(self):
        return [
            self._rule(
                self.env._("Orders by authority"),
                [{"approver_type": "authority"}],
                sequence=30,
                amount_min=self.amount,
            )
        ]

    def _rules_scrap(self):
        return [
            self._rule(
                self.env._("Write-offs: oversight"),
                [{"approver_type": "oversight"}],
                operation="scrap",
                sequence=10,
                amount_min=self.amount_scrap,
            )
        ]

    def _rules_over(self):
        return [
            self._rule(
                self.env._("Receipts of more than ordered"),
                [{"approver_type": "owner_lead"}],
                operation="receipt",
                sequence=10,
                domain='[("jxc_over_ordered", "=", True)]',
            )
        ]

    def _rules_routine(self):
        return [
            self._rule(
                self.env._("Orders above the known prices"),
                [{"approver_type": "owner_lead"}],
                sequence=5,
                price_deviation=self.price_deviation,
            ),
            self._rule(
                self.env._("Routine orders"),
                [],
                outcome="auto",
                sequence=6,
                amount_max=self.amount_routine,
            ),
        ]

    def _rule(self, name, steps, **values):
        """Return the values of one rule with its steps in their order."""
        extra = {"sla_hours": self.sla_hours, "escalation": "manager"}
        return {
            "name": name,
            "company_id": self.company_id.id,
            "operation": "purchase",
            "active": self.in_force,
            "step_ids": [
                Command.create({"sequence": 10 * number, **extra, **step})
                for number, step in enumerate(steps, start=1)
            ],
            **values,
        }
