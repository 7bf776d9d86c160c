from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import ApprovalCommon


@tagged("post_install", "-at_install")
class TestApprovalDecide(ApprovalCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._rule(cls.boss)

    def _wizard(self, requests, decision, user=None, **values):
        """Open the wizard the way the list and the form do."""
        wizard = self.env["jxc.approval.decide"].with_user(user or self.boss)
        wizard = wizard.with_context(
            active_model="jxc.approval.request",
            active_ids=requests.ids,
            active_id=requests[:1].id,
            default_decision=decision,
        )
        return wizard.create(values)

    def _requests(self, *orders):
        return self.env["jxc.approval.request"].union(
            *(self.request_of(order) for order in orders)
        )

    def test_approve_with_comment(self):
        order = self._parked()
        request = self.request_of(order)
        result = self._wizard(request, "approve", comment="Go on").action_decide()
        self.assertEqual(result["type"], "ir.actions.act_window_close")
        self.assertEqual(order.state, "purchase")
        self.assertEqual(request.decision_ids[-1].comment, "Go on")

    def test_reject_needs_a_reason(self):
        order = self._parked()
        request = self.request_of(order)
        with self.refused("Say why you reject"):
            self._wizard(request, "reject", comment="  ").action_decide()
        self._wizard(request, "reject", comment="Too dear").action_decide()
        self.assertEqual(order.jxc_approval_state, "rejected")

    def test_forward_needs_a_person(self):
        request = self.request_of(self._parked())
        with self.refused("Choose who shall decide"):
            self._wizard(request, "forward").action_decide()
        self._wizard(request, "forward", user_id=self.director.id).action_decide()
        self.assertEqual(request.waiting_for, "Director")

    def test_one_refused_request_is_an_error(self):
        request = self.request_of(self._parked())
        with self.refused("It waits for Boss", AccessError):
            self._wizard(request, "approve", self.other).action_decide()
        with self.refused("submitted or changed", AccessError):
            self._wizard(request, "approve", self.buyer).action_decide()

    def test_each_of_several_gets_its_result(self):
        good, gone, changed = self._parked(), self._parked(), self._parked()
        own = self._parked(user=self.other)
        requests = self._requests(good, gone, changed, own)
        self.request_of(gone, self.buyer).action_withdraw()
        self.request_of(own, self.boss).action_forward(self.director.id)
        wizard = self._wizard(requests, "approve", comment="All fine")
        action = wizard.action_decide()
        self.assertEqual(
            (action["res_model"], action["res_id"]), (wizard._name, wizard.id)
        )
        self.assertEqual((wizard.done_count, wizard.refused_count), (2, 2))
        results = {line.request_id: line for line in wizard.line_ids}
        self.assertEqual(len(results), 4)
        self.assertIn("withdrawn", results[self.request_of(gone)].message)
        self.assertIn("Director", results[self.request_of(own)].message)
        self.assertEqual(
            [order.state for order in (good, gone, changed, own)],
            ["purchase", "draft", "purchase", "to approve"],
        )
        with self.refused("decided already"):
            wizard.action_decide()

    def test_a_refusal_takes_back_only_its_own_document(self):
        orders = self._parked(), self._parked(), self._parked()
        broken = orders[1]

        def fail(order):
            if order == broken:
                order.sudo().note = "half done"
                self.env["jxc.approval.request"]._refuse_by_hand()
            return True

        self.patch(type(broken), "_jxc_approved", fail)
        wizard = self._wizard(self._requests(*orders), "approve")
        wizard.action_decide()
        self.assertEqual(wizard.line_ids.filtered("is_refused").name, broken.name)
        self.assertFalse(broken.note)
        self.assertEqual(
            self._requests(*orders).mapped("state"),
            ["approved", "pending", "approved"],
        )

    def test_several_are_rejected_with_one_reason(self):
        requests = self._requests(self._parked(), self._parked())
        self._wizard(requests, "reject", comment="Budget is spent").action_decide()
        self.assertEqual(set(requests.mapped("state")), {"rejected"})
        self.assertEqual(
            requests.decision_ids.filtered(lambda one: one.action == "reject").mapped(
                "comment"
            ),
            ["Budget is spent"] * 2,
        )

    def test_wizards_of_others_are_out_of_reach(self):
        wizard = self._wizard(self.request_of(self._parked()), "approve")
        with self.assertRaises(UserError):
            wizard.with_user(self.director).action_decide()

    def test_requests_out_of_sight_cannot_be_decided(self):
        request = self.request_of(self._parked())
        stranger = self._person("stranger")
        with self.assertRaises(AccessError):
            self._wizard(request, "approve", stranger).action_decide()

    def test_preview_names_rule_and_people_and_creates_nothing(self):
        order = self._buy()
        counted = ("jxc.approval.request", "jxc.approval.step", "mail.activity")
        before = [self.env[model].search_count([]) for model in counted]
        form = self._preview(order)
        self.assertEqual(form.outcome, "steps")
        self.assertEqual(form.rule, "Orders from 1,000")
        self.assertIn("1,000.00", form.reason)
        self.assertEqual(form.step_ids._records[0]["people"], "Boss")
        self.assertEqual(
            [self.env[model].search_count([]) for model in counted], before
        )
        self.assertEqual((order.state, order.jxc_approval_state), ("draft", "none"))

    def _preview(self, document, user=None):
        preview = self.env["jxc.approval.preview"].with_user(user or self.buyer)
        context = {"active_model": document._name, "active_id": document.id}
        return Form(preview.with_context(**context))

    def test_preview_foretells_what_is_submitted(self):
        people = self.boss | self.director
        self.env["jxc.approval.rule"].search([]).active = False
        self._rule(
            {
                "approver_type": "users",
                "user_ids": [Command.set(people.ids)],
                "quorum": "all",
                "sla_hours": 8,
            },
            self.director,
        )
        order = self._buy()
        steps = self._preview(order).step_ids._records
        asked = [step["people"] for step in steps]
        self.assertEqual(asked, ["Boss, Director", "Director"])
        self.assertEqual(steps[0]["votes"], "2 of 2")
        self.assertEqual(steps[0]["time"], "within 8 working hours")
        order.button_confirm()
        submitted = self._steps(order)
        self.assertEqual(
            [", ".join(step.approver_ids.mapped("name")) for step in submitted], asked
        )

    def _steps(self, order):
        return self.request_of(order).step_ids

    def test_preview_without_need_of_approval(self):
        self.assertEqual(self._preview(self._buy(900)).outcome, "none")
        self._rule(outcome="auto", amount_min=0, amount_max=900)
        self.assertEqual(self._preview(self._buy(900)).outcome, "auto")
        self.assertEqual(self._preview(self._parked()).outcome, "pending")

    def test_preview_of_what_one_may_not_read(self):
        with self.assertRaises(AccessError):
            self._preview(self._buy(), self.boss)
        with self.refused("Open the preview from a document"):
            self._preview(self.vendor)
