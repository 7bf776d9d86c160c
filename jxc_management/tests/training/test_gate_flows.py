from datetime import timedelta

from odoo import SUPERUSER_ID, Command, fields
from odoo.tests import new_test_user, tagged

from .common_gate import GateCommon

OPERATIONS = (
    "purchase",
    "receipt",
    "delivery",
    "internal",
    "return",
    "scrap",
    "adjustment",
    "approval",
)


@tagged("post_install", "-at_install")
class TestGateFlows(GateCommon):
    """What gates never stop: programmes, schedulers, portal users."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for operation in OPERATIONS:
            cls._gate(operation)

    def test_sudo_is_no_exemption_but_the_superuser_is(self):
        receipt = self._receipt(self.keeper)
        with self.stopped():
            receipt.sudo().button_validate()
        receipt.with_user(SUPERUSER_ID).button_validate()
        self.assertEqual(receipt.state, "done")

    def test_portal_users_are_let_through(self):
        portal = new_test_user(self.env, "gate_portal", groups="base.group_portal")
        order = self._order()
        order.with_user(portal).sudo().button_confirm()
        self.assertEqual(order.state, "purchase")
        self.assertFalse(self.entries())

    def test_programmes_that_finish_moves_go_on(self):
        """Tills and manufacturing call the transfer's or the move's own method."""
        receipt = self._receipt(self.keeper)
        receipt.move_ids.picked = True
        receipt._action_done()
        self.assertEqual(receipt.state, "done")
        move = self._receipt(self.keeper).move_ids
        move.picked = True
        move._action_done()
        self.assertEqual(move.state, "done")
        self.assertFalse(self.entries())

    def test_a_chain_after_a_receipt_goes_on(self):
        """Goods that are received are put away by rules, in the receiver's name."""
        self.warehouse.reception_steps = "two_steps"
        self._certify(self.keeper)
        receipt = self._receipt(self.keeper)
        self.env["jxc.gate"].search([("operation", "=", "receipt")]).mode = "warn"
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")
        self.assertFalse(self.entries())

    def test_reordering_confirms_what_is_to_be_confirmed(self):
        self.product.seller_ids = [
            Command.create({"partner_id": self.vendor.id, "price": 5})
        ]
        point = self.env["stock.warehouse.orderpoint"].create(
            {
                "product_id": self.product.id,
                "warehouse_id": self.warehouse.id,
                "location_id": self.warehouse.lot_stock_id.id,
                "product_min_qty": 5,
                "product_max_qty": 10,
            }
        )
        rules = self.env["stock.rule"].with_user(self.buyer.user_id)
        rules.run_scheduler(company_id=self.company.id)
        lines = self.env["purchase.order.line"].search(
            [("product_id", "=", self.product.id)]
        )
        self.assertTrue(lines)
        self.assertTrue(point)
        self.assertFalse(self.entries())

    def _job(self, code, user):
        """Return a scheduled job that runs in somebody's name."""
        return self.env["ir.cron"].create(
            {
                "name": "Job",
                "model_id": self.env["ir.model"]._get("stock.picking").id,
                "state": "code",
                "code": code,
                "interval_number": 1,
                "interval_type": "days",
                "user_id": user.id,
                "nextcall": fields.Datetime.now() + timedelta(days=1),
            }
        )

    def test_a_job_in_the_name_of_a_person_goes_on(self):
        receipt = self._receipt()
        code = f"env['stock.picking'].browse({receipt.id}).button_validate()"
        job = self._job(code, self.keeper.user_id)
        with self.enter_registry_test_mode():
            job.method_direct_trigger()
        self.assertEqual(receipt.state, "done")
        self.assertFalse(self.entries())

    def test_an_action_of_the_server_is_the_persons_doing(self):
        receipt = self._receipt()
        action = self.env["ir.actions.server"].create(
            {
                "name": "Validate",
                "model_id": self.env["ir.model"]._get("stock.picking").id,
                "state": "code",
                "code": "records.sudo().button_validate()",
                "group_ids": [Command.link(self.env.ref("base.group_user").id)],
            }
        )
        mine = action.with_user(self.keeper.user_id).with_context(
            active_model="stock.picking", active_ids=receipt.ids, active_id=receipt.id
        )
        with self.stopped():
            mine.run()

    def test_a_forged_mark_counts_nothing(self):
        receipt = self._receipt(self.keeper)
        for mark in ("engine", True, {"jxc_gate": 1}):
            with self.stopped():
                receipt.with_context(jxc_gate=mark).button_validate()

    def test_an_approver_is_not_the_buyer(self):
        """Who approves an order needs the certificate for approvals, not for buying."""
        self.env["jxc.approval.rule"].create(
            {
                "name": "All",
                "operation": "purchase",
                "company_id": self.company.id,
                "step_ids": [
                    Command.create(
                        {
                            "approver_type": "users",
                            "user_ids": [Command.set(self.lead.user_id.ids)],
                        }
                    )
                ],
            }
        )
        order = self._order().with_user(self.buyer.user_id)
        with self.stopped("purchase gate"):
            order.button_confirm()
        self.assertEqual(order.state, "draft")
        order.with_user(self.able.user_id).button_confirm()
        request = order.sudo().jxc_approval_request_id
        mine = request.with_user(self.lead.user_id)
        decide = self.env["jxc.approval.decide"].with_user(self.lead.user_id)
        wizard = decide.create({"request_ids": [Command.set(request.ids)]})
        for attempt in (
            mine.action_approve,
            lambda: mine.action_reject("No"),
            wizard.action_decide,
        ):
            with self.stopped("approval gate"):
                attempt()
        self._gates("purchase").course_ids = self.env["jxc.course"].create(
            {"name": "Buying"}
        )
        self._gates("purchase").min_coverage = 0
        self._certify(self.lead)
        wizard.action_decide()
        self.assertEqual(order.state, "purchase")

    def _gates(self, operation):
        return self.env["jxc.gate"].search([("operation", "=", operation)])
