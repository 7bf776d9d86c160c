from odoo.exceptions import UserError, ValidationError
from odoo.fields import Date
from odoo.tests import Form, tagged

from .common_handover import HandoverCommon


@tagged("post_install", "-at_install")
class TestHandover(HandoverCommon):
    """The scope of a handover, its preview and what applying it changes."""

    def test_inherited_scope_gets_a_lead_of_its_own(self):
        handover = self._handover()
        self.assertRecordValues(
            handover,
            [
                {
                    "department_from_id": self.chain.id,
                    "lead_ownership_id": self.lead.id,
                    "ownership_id": False,
                    "state": "draft",
                    "requester_id": self.chain_lead.id,
                }
            ],
        )
        self.assertRegex(handover.name, r"^HO/\d{4}/\d{4}$")
        self._confirm(handover)
        self.assertEqual(handover.state, "done")
        self.assertRecordValues(
            handover.new_ownership_id,
            [
                {
                    "department_id": self.logistics.id,
                    "scope_type": "warehouse",
                    "warehouse_id": self.warehouse_east.id,
                    "role": "lead",
                    "state": "active",
                    "origin": "handover",
                    "date_from": self.today,
                    "user_id": self.logistics_lead.id,
                }
            ],
        )
        self.assertEqual(self.lead.state, "active")

    def test_own_lead_ends_the_day_before(self):
        east = self._own(
            self.east, "warehouse", self.warehouse_east, date_from="2024-01-01"
        )
        self._manager("handover_east", self.east)
        handover = self._handover(self.admin)
        self.assertEqual(handover.ownership_id, east)
        handover.action_send()
        handover.with_user(self.admin).action_confirm_from()
        handover.with_user(self.logistics_lead).action_confirm_to()
        self.assertEqual(east.state, "ended")
        self.assertEqual(east.date_to, Date.subtract(self.today, days=1))
        self.assertEqual(handover.new_ownership_id.date_from, self.today)

    def test_lead_begun_today_becomes_void(self):
        east = self._own(self.east, "warehouse", self.warehouse_east)
        handover = self._handover(self.admin)
        handover.action_send()
        handover.with_user(self.admin).action_confirm_from()
        handover.with_user(self.logistics_lead).action_confirm_to()
        self.assertTrue(east._is_void())
        self.assertEqual(self.warehouse_east.jxc_department_id, self.logistics)

    def test_planned_end_passes_on(self):
        self._own(
            self.east,
            "warehouse",
            self.warehouse_east,
            date_from="2024-01-01",
            date_to="2099-12-31",
        )
        handover = self._handover(self.admin)
        handover.action_send()
        handover.with_user(self.admin).action_confirm_from()
        handover.with_user(self.logistics_lead).action_confirm_to()
        self.assertEqual(str(handover.new_ownership_id.date_to), "2099-12-31")

    def test_ends_before_a_lead_that_is_registered_already(self):
        self._own(self.east, "warehouse", self.warehouse_east, date_from="2099-01-01")
        handover = self._confirm(self._handover())
        self.assertEqual(str(handover.new_ownership_id.date_to), "2098-12-31")

    def test_form_opened_from_the_ownership(self):
        action = self.lead.action_hand_over()
        form = Form(
            self.env["jxc.handover"].with_context(**action["context"]),
        )
        self.assertEqual(form.scope_type, "company")
        self.assertEqual(form.department_from_id, self.chain)
        form.department_to_id = self.finance
        handover = form.save()
        self.assertEqual(handover.ownership_id, self.lead)

    def test_created_for_an_ownership(self):
        handover = self.env["jxc.handover"].create(
            {"ownership_id": self.lead.id, "department_to_id": self.finance.id}
        )
        self.assertEqual(handover.scope_type, "company")
        self.assertEqual(handover.ownership_id, self.lead)

    def test_other_department_required(self):
        with self.assertRaises(ValidationError):
            self._handover(department_to_id=self.chain.id)

    def test_scope_record_required(self):
        with self.assertRaises(ValidationError):
            self._handover(warehouse_id=False)

    def test_nobody_to_hand_over(self):
        self.lead.action_end()
        tomorrow = Date.add(self.today, days=1)
        handover = self._handover(self.logistics_lead, date=tomorrow)
        self.assertFalse(handover.department_from_id)
        with self.assertRaisesRegex(UserError, "Nobody leads"):
            handover.action_send()

    def test_reason_required(self):
        handover = self._handover(reason=" ")
        with self.assertRaisesRegex(UserError, "why"):
            handover.action_send()

    def test_one_open_handover_per_scope(self):
        self._handover().action_send()
        with self.assertRaisesRegex(UserError, "already: see HO/"):
            self._handover().action_send()

    def test_register_changed_meanwhile(self):
        handover = self._handover()
        handover.action_send()
        handover.with_user(self.chain_lead).action_confirm_from()
        self._own(self.finance, "warehouse", self.warehouse_east)
        with self.assertRaisesRegex(UserError, "does not fit the register"):
            handover.with_user(self.logistics_lead).action_confirm_to()

    def test_support_and_oversight_stay(self):
        oversight = self.env["jxc.ownership"].create(
            {
                "company_id": self.company.id,
                "department_id": self.finance.id,
                "role": "oversight",
                "state": "active",
            }
        )
        handover = self._confirm(self._handover(scope_type="company"))
        self.assertEqual(handover.state, "done")
        self.assertEqual(oversight.state, "active")
