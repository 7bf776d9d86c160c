import psycopg2

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..common import JxcCommon


@tagged("post_install", "-at_install")
class TestRegister(JxcCommon):
    def test_second_lead_is_refused_by_name(self):
        self._own(self.chain)
        with self.assertRaisesRegex(ValidationError, "Supply Chain already leads"):
            self._own(self.finance)
        draft = self._own(self.finance, state="draft")
        with self.assertRaisesRegex(ValidationError, "Supply Chain already leads"):
            draft.action_activate()

    @mute_logger("odoo.sql_db")
    def test_database_refuses_a_second_lead(self):
        self._own(self.chain)
        draft = self._own(self.finance, state="draft")
        with self.assertRaises(psycopg2.errors.ExclusionViolation):
            self.env.cr.execute(
                "UPDATE jxc_ownership SET state = 'active' WHERE id = %s", [draft.id]
            )

    def test_leads_may_follow_one_another(self):
        self._own(self.finance, date_from="2025-01-01", date_to="2025-06-30")
        self._own(self.chain, date_from="2025-07-01")
        with self.assertRaises(ValidationError):
            self._own(self.east, date_from="2025-06-30", date_to="2025-06-30")

    def test_several_supports_and_oversights(self):
        self._own(self.chain)
        for department in (self.finance, self.east):
            self._own(department, role="support")
            self._own(department, role="oversight")

    def test_scope_needs_its_record(self):
        with self.assertRaisesRegex(ValidationError, "choose the Warehouse"):
            self.env["jxc.ownership"].create(
                {"department_id": self.chain.id, "scope_type": "warehouse"}
            )

    def test_history_cannot_be_rewritten(self):
        lead = self._own(self.chain, date_from="2025-01-01")
        for vals in (
            {"department_id": self.finance.id},
            {"date_from": "2024-01-01"},
            {"role": "support"},
            {"state": "draft"},
            {"scope_type": "warehouse", "warehouse_id": self.warehouse.id},
        ):
            with self.assertRaises(UserError):
                lead.write(vals)
            with self.assertRaises(UserError):
                lead.sudo().write(vals)
        with self.assertRaises(UserError):
            lead.unlink()
        lead.action_end()
        for vals in ({"date_to": "2030-01-01"}, {"state": "active"}):
            with self.assertRaises(UserError):
                lead.write(vals)
        with self.assertRaises(UserError):
            lead.unlink()

    def test_draft_may_change_and_go(self):
        draft = self._own(self.chain, state="draft")
        draft.department_id = self.finance
        draft.unlink()

    def test_end_is_today_or_before_it_began(self):
        current = self._own(self.chain)
        current.action_end()
        self.assertEqual((current.state, current.date_to), ("ended", self.today))
        start = fields.Date.add(self.today, days=30)
        future = self._own(self.east, "warehouse", self.warehouse, date_from=start)
        future.action_end()
        self.assertTrue(future._is_void())
        self._own(self.central, "warehouse", self.warehouse, date_from=start)

    def test_accountable_person_is_the_manager(self):
        user = self._user("manager", "stock.group_stock_manager")
        employee = self.env["hr.employee"].create(
            {"name": "Manager", "user_id": user.id, "company_id": self.company.id}
        )
        self.chain.manager_id = employee
        self.assertEqual(self._own(self.chain).user_id, user)

    def test_ended_means_ended(self):
        lead = self._own(self.chain)
        with self.assertRaises(ValidationError):
            lead.write(
                {"state": "ended", "date_to": fields.Date.add(self.today, days=3)}
            )
        lead.write({"state": "ended"})
        self.assertEqual(lead.date_to, self.today)

    def test_key_and_origin_are_not_given(self):
        lead = self._own(self.chain)
        for vals in ({"scope_res_id": 99}, {"scope_rank": 0}, {"origin": "handover"}):
            with self.assertRaises(UserError):
                lead.write(vals)
        with self.assertRaises(UserError):
            self._own(self.east, "warehouse", self.warehouse, scope_res_id=7)

    def test_ended_ownership_keeps_its_accountable_person(self):
        lead = self._own(self.chain)
        lead.action_end()
        with self.assertRaises(UserError):
            lead.user_id = self.env.user
