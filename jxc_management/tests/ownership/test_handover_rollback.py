from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Date
from odoo.tests import tagged

from .common_handover import HandoverCommon


@tagged("post_install", "-at_install")
class TestHandoverRollback(HandoverCommon):
    """Giving a scope back: who, when, and what becomes of the documents."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.order = cls._order(cls.warehouse_east)

    def _east_handed_over(self):
        """Return a done handover of a warehouse that had a lead of its own."""
        self.east_lead = self._manager("handover_east", self.east)
        self.east_own = self._own(
            self.east, "warehouse", self.warehouse_east, date_from="2024-01-01"
        )
        handover = self._handover(self.east_lead)
        handover.action_send()
        handover.action_confirm_from()
        handover.with_user(self.logistics_lead).action_confirm_to()
        return handover

    def test_on_the_first_day_the_new_lead_becomes_void(self):
        handover = self._east_handed_over()
        handover.with_user(self.admin).action_roll_back("A mistake")
        self.assertEqual(handover.state, "rolled_back")
        self.assertTrue(handover.new_ownership_id._is_void())
        self.assertRecordValues(
            handover.restored_ownership_id,
            [
                {
                    "department_id": self.east.id,
                    "user_id": self.east_lead.id,
                    "date_from": self.today,
                    "state": "active",
                    "origin": "handover",
                }
            ],
        )
        self.assertEqual(self.order.jxc_department_id, self.east)
        # history is not rewritten
        self.assertEqual(self.east_own.date_to, Date.subtract(self.today, days=1))
        self.assertEqual(self.east_own.state, "ended")

    def test_later_the_new_lead_ends_the_day_before(self):
        handover = self._east_handed_over()
        day = Date.add(self.today, days=10)
        with freeze_time(day + timedelta(hours=3)):
            handover.with_user(self.admin).action_roll_back("It did not work out")
        self.assertEqual(handover.new_ownership_id.state, "ended")
        self.assertEqual(handover.new_ownership_id.date_to, Date.subtract(day, days=1))
        self.assertEqual(handover.restored_ownership_id.date_from, day)

    def test_inherited_scope_falls_back_to_the_general_lead(self):
        handover = self._confirm(self._handover())
        handover.with_user(self.admin).action_roll_back("A mistake")
        self.assertFalse(handover.restored_ownership_id)
        self.assertEqual(self.order.jxc_department_id, self.chain)
        self.assertEqual(self.warehouse_east.jxc_department_id, self.chain)

    def test_documents_closed_meanwhile_stay(self):
        handover = self._confirm(self._handover())
        receipt = self._receive(self.order)
        later = self._order(self.warehouse_east)
        handover.with_user(self.admin).action_roll_back("A mistake")
        self.env.invalidate_all()
        self.assertEqual(self.order.jxc_department_id, self.logistics)
        self.assertEqual(receipt.jxc_department_id, self.logistics)
        self.assertEqual(later.jxc_department_id, self.chain)

    def test_entries_are_kept(self):
        handover = self._confirm(self._handover())
        applied = handover.entry_ids
        handover.with_user(self.admin).action_roll_back("A mistake")
        back = handover.entry_ids - applied
        self.assertEqual(set(applied.mapped("step")), {"apply"})
        self.assertEqual(set(back.mapped("step")), {"rollback"})
        self.assertEqual(
            sorted(back.mapped(lambda e: (e.res_model, e.res_id, e.stamp_field))),
            sorted(applied.mapped(lambda e: (e.res_model, e.res_id, e.stamp_field))),
        )
        self.assertEqual(back.new_department_id, self.chain)

    def test_leads_roll_back_together(self):
        handover = self._confirm(self._handover())
        handover.with_user(self.logistics_lead).action_roll_back("Too much work")
        self.assertEqual(handover.state, "done")
        self.assertEqual(handover.sudo().activity_ids.user_id, self.chain_lead)
        with self.assertRaises(UserError):
            handover.with_user(self.logistics_lead).action_roll_back("I insist")
        handover.with_user(self.chain_lead).action_roll_back("Agreed")
        self.assertEqual(handover.state, "rolled_back")
        self.assertEqual(handover.rollback_reason, "Too much work\nAgreed")
        self.assertFalse(handover.sudo().activity_ids)

    def test_manager_above_both_counts_once(self):
        handover = self._confirm(self._handover())
        handover.with_user(self.boss).action_roll_back("Reorganisation")
        with self.assertRaises(UserError):
            handover.with_user(self.boss).action_roll_back("Again")
        self.assertEqual(handover.state, "done")

    def test_rollback_can_be_declined(self):
        handover = self._confirm(self._handover())
        handover.with_user(self.logistics_lead).action_roll_back("Too much work")
        handover.with_user(self.chain_lead).action_keep()
        self.assertFalse(handover.rollback_reason)
        self.assertFalse(handover.rollback_to_user_id)
        self.assertFalse(handover.sudo().activity_ids)
        self.assertEqual(handover.state, "done")

    def test_reason_required(self):
        handover = self._confirm(self._handover())
        with self.assertRaises(UserError):
            handover.with_user(self.admin).action_roll_back(" ")

    def test_others_cannot(self):
        handover = self._confirm(self._handover())
        with self.assertRaises(AccessError):
            handover.with_user(self.finance_lead).action_roll_back("No")
        with self.assertRaises(UserError):
            self._handover(warehouse_id=self.warehouse.id).with_user(
                self.admin
            ).action_roll_back("Not done yet")

    def test_not_after_the_scope_went_on(self):
        handover = self._confirm(self._handover())
        onward = self._handover(self.logistics_lead, department_to_id=self.finance.id)
        onward.action_send()
        onward.action_confirm_from()
        onward.with_user(self.finance_lead).action_confirm_to()
        self.assertEqual(onward.ownership_id, handover.new_ownership_id)
        with self.assertRaisesRegex(UserError, "does not lead"):
            handover.with_user(self.admin).action_roll_back("Too late")

    def test_wizard(self):
        handover = self._confirm(self._handover())
        wizards = self.env["jxc.handover.rollback"].with_user(self.admin)
        wizards.create(
            {"handover_id": handover.id, "reason": "A mistake"}
        ).action_roll_back()
        self.assertEqual(handover.state, "rolled_back")
