from odoo import Command
from odoo.tests import Form, tagged

from ...models.training.jxc_gate_check import Verdict
from ...tools.gate_rules import Lack
from .common_regulation import RegulationCommon


@tagged("post_install", "-at_install")
class TestRegulationGate(RegulationCommon):
    """A gate asks people for a regulation that is not addressed to them."""

    def setUp(self):
        super().setUp()
        self.version = self._in_effect()
        self.regulation = self.version.regulation_id.with_user(self.stranger)

    def _gate(self):
        return self.env["jxc.gate"].create(
            {
                "name": "Counting gate",
                "operation": "adjustment",
                "mode": "block",
                "company_id": self.company.id,
                "regulation_ids": [Command.set(self.regulation.ids)],
            }
        )

    def test_without_a_gate_nobody_opens_it(self):
        self.assertFalse(self.regulation.is_demanded)
        self.assertFalse(self.regulation.action_open_mine())
        self.assertFalse(self._of(self.stranger, self.version))

    def test_whom_a_gate_asks_can_confirm(self):
        self._gate()
        self.assertTrue(self.regulation.is_demanded)
        self.assertFalse(self.regulation.with_user(self.worker).is_demanded)
        action = self.regulation.action_open_mine()
        one = self._of(self.stranger, self.version)
        self.assertEqual(action["res_id"], one.id)
        self.Ack._reconcile()
        self.assertEqual(one.state, "todo")
        one.with_user(self.stranger).action_acknowledge()
        self.assertEqual(one.state, "done")
        employee = self.stranger.sudo().employee_id
        self.assertTrue(self.Ack._readers(self.regulation, employee))

    def test_it_ends_with_the_gate_and_comes_again(self):
        gate = self._gate()
        self.regulation.action_open_mine()
        one = self._of(self.stranger, self.version)
        gate.mode = "off"
        self.Ack._reconcile()
        self.assertEqual(one.state, "cancelled")
        self.assertFalse(self.regulation.action_open_mine())
        gate.mode = "block"
        self.regulation.action_open_mine()
        self.assertEqual(one.state, "todo")

    def test_whoever_is_no_employee_opens_nothing(self):
        self._gate()
        user = self._user("regulation_nobody", "base.group_user", level=None)
        self.assertFalse(self.regulation.with_user(user).action_open_mine())

    def test_the_button_is_shown(self):
        self._gate()
        with Form(self.regulation) as form:
            self.assertTrue(form.is_demanded)

    def test_the_way_out_leads_there(self):
        self._gate()
        compiled = self.env["jxc.gate"]._compiled()[self.company.id, "adjustment"]
        lacks = [Lack("regulation", self.regulation.id, None)]
        verdicts = [Verdict(compiled[0], self.env["stock.quant"], lacks, "blocked")]
        gates = self.env["jxc.gate"]
        action = gates.with_user(self.stranger)._way_out(verdicts)
        self.assertEqual(action["res_model"], "jxc.regulation")
        self.assertEqual(action["res_id"], self.regulation.id)
        # who is asked anyway finds it in his work
        action = gates.with_user(self.worker)._way_out(verdicts)
        self.assertNotIsInstance(action, dict)
