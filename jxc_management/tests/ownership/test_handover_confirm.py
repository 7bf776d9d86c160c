from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_handover import HandoverCommon


@tagged("post_install", "-at_install")
class TestHandoverConfirm(HandoverCommon):
    """Who decides for a department, and that nobody agrees with himself."""

    def test_one_confirmation_is_not_enough(self):
        handover = self._handover()
        handover.action_send()
        handover.action_confirm_from()
        self.assertEqual(handover.state, "confirming")
        self.assertFalse(handover.new_ownership_id)

    def test_both_sides_by_different_people(self):
        handover = self._handover()
        handover.action_send()
        as_boss = handover.with_user(self.boss)
        self.assertTrue(as_boss.can_confirm_from and as_boss.can_confirm_to)
        as_boss.action_confirm_from()
        self.assertFalse(as_boss.can_confirm_to)
        with self.assertRaisesRegex(UserError, "nobody can agree with himself"):
            as_boss.action_confirm_to()
        handover.with_user(self.logistics_lead).action_confirm_to()
        self.assertEqual(handover.state, "done")
        self.assertEqual(handover.confirm_from_user_id, self.boss)
        self.assertEqual(handover.confirm_to_user_id, self.logistics_lead)

    def test_administrator_cannot_decide_for_both_either(self):
        handover = self._handover(self.admin)
        handover.action_send()
        handover.action_confirm_from()
        with self.assertRaises(UserError):
            handover.action_confirm_to()

    def test_a_side_decides_once(self):
        handover = self._handover()
        handover.action_send()
        handover.action_confirm_from()
        with self.assertRaises(UserError):
            handover.with_user(self.boss).action_confirm_from()

    def test_wrong_side_refused(self):
        handover = self._handover()
        handover.action_send()
        with self.assertRaisesRegex(AccessError, "handover_logistics"):
            handover.with_user(self.chain_lead).action_confirm_to()
        with self.assertRaises(AccessError):
            handover.with_user(self.logistics_lead).action_confirm_from()

    def test_accountable_person_decides(self):
        deputy = self._user("handover_deputy", "jxc_management.group_jxc_lead")
        self.lead.user_id = deputy
        handover = self._handover()
        handover.action_send()
        self.assertEqual(handover.decider_from_ids[:1], deputy)
        handover.with_user(deputy).action_confirm_from()
        self.assertEqual(handover.confirm_from_user_id, deputy)

    def test_administrator_stands_in_and_this_is_recorded(self):
        handover = self._handover()
        handover.action_send()
        as_admin = handover.with_user(self.admin)
        self.assertTrue(as_admin.can_stand_in_to)
        self.assertFalse(as_admin.can_confirm_to)
        as_admin.action_confirm_to()
        message = handover.message_ids.filtered(
            lambda m: "in place of" in (m.body or "")
        )
        self.assertIn("handover_logistics", message.body)
        self.assertEqual(message.author_id, self.admin.partner_id)

    def test_activities_for_whom_a_decision_is_awaited(self):
        handover = self._handover()
        self.assertFalse(handover.activity_ids)
        handover.action_send()
        self.assertEqual(
            handover.sudo().activity_ids.user_id, self.chain_lead | self.logistics_lead
        )
        handover.action_confirm_from()
        self.assertEqual(handover.sudo().activity_ids.user_id, self.logistics_lead)
        handover.with_user(self.logistics_lead).action_confirm_to()
        self.assertFalse(handover.sudo().activity_ids)
        done = self.env.ref("mail.mt_activities")
        self.assertNotIn(done, handover.sudo().message_ids.subtype_id)

    def test_no_activity_for_people_without_access(self):
        self.logistics_lead.group_ids -= self.env.ref("jxc_management.group_jxc_lead")
        handover = self._handover()
        handover.action_send()
        self.assertEqual(
            handover.sudo().activity_ids.user_id, self.chain_lead | self.boss
        )

    def test_back_to_draft_voids_confirmations(self):
        handover = self._handover()
        handover.action_send()
        handover.action_confirm_from()
        handover.with_user(self.logistics_lead).action_draft()
        self.assertFalse(handover.confirm_from_user_id)
        self.assertFalse(handover.sudo().activity_ids)
        handover.reason = "A better reason"
        self._confirm(handover)
        self.assertEqual(handover.state, "done")

    def test_cancelled_handover_does_nothing(self):
        handover = self._handover()
        handover.action_send()
        handover.with_user(self.logistics_lead).action_cancel()
        with self.assertRaises(UserError):
            handover.action_confirm_from()
        self.assertEqual(handover.state, "cancelled")

    def test_what_was_agreed_cannot_be_changed(self):
        handover = self._handover()
        handover.action_send()
        for values in (
            {"department_to_id": self.finance.id},
            {"date": "2099-01-01"},
            {"reason": "Other"},
            {"warehouse_id": self.warehouse.id},
        ):
            with self.assertRaises(UserError):
                handover.write(values)

    def test_steps_cannot_be_forged(self):
        handover = self._handover()
        for values in (
            {"state": "done"},
            {"confirm_to_user_id": self.logistics_lead.id},
            {"department_from_id": self.logistics.id},
            {"ownership_id": self.lead.id},
            {"requester_id": self.boss.id},
            {"scope_res_id": 0},
            {"name": "HO/0"},
        ):
            with self.assertRaises(UserError):
                handover.write(values)
            with self.assertRaises(UserError):
                handover.sudo().write(values)
            if "ownership_id" not in values and values.get("scope_res_id") != 0:
                with self.assertRaises(UserError):
                    self._handover(**values)

    def test_steps_cannot_come_from_the_context(self):
        forged = {
            "default_state": "done",
            "default_confirm_from_user_id": self.chain_lead.id,
            "default_confirm_to_user_id": self.logistics_lead.id,
            "default_department_from_id": self.finance.id,
            "default_scope_res_id": 0,
            "default_requester_id": self.boss.id,
        }
        handovers = self.env["jxc.handover"].with_user(self.chain_lead)
        handover = handovers.with_context(**forged).create(
            {
                "company_id": self.company.id,
                "scope_type": "warehouse",
                "warehouse_id": self.warehouse_east.id,
                "department_to_id": self.logistics.id,
            }
        )
        self.assertRecordValues(
            handover,
            [
                {
                    "state": "draft",
                    "confirm_from_user_id": False,
                    "confirm_to_user_id": False,
                    "department_from_id": self.chain.id,
                    "scope_res_id": self.warehouse_east.id,
                    "requester_id": self.chain_lead.id,
                }
            ],
        )

    def test_only_drafts_are_deleted(self):
        handover = self._handover()
        draft = self._handover()
        handover.action_send()
        draft.unlink()
        with self.assertRaises(UserError):
            handover.with_user(self.admin).unlink()
        with self.assertRaises(UserError):
            self._done().sudo().unlink()

    def _done(self):
        return self._confirm(
            self._handover(warehouse_id=self.warehouse.id, reason="Another one")
        )

    def test_entries_are_history(self):
        entry = self._done().entry_ids[:1].sudo()
        with self.assertRaises(UserError):
            entry.unlink()
        with self.assertRaises(UserError):
            entry.write({"new_department_id": self.finance.id})
        with self.assertRaises(UserError):
            entry.create({"handover_id": entry.handover_id.id})
        line = self._done_line(entry)
        with self.assertRaises(UserError):
            line.write({"record_count": 0})
        with self.assertRaises(UserError):
            line.unlink()

    def _done_line(self, entry):
        return entry.handover_id.line_ids[:1].sudo()
