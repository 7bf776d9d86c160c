from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import LockError, UserError, ValidationError
from odoo.fields import Date
from odoo.tests import tagged

from .common_handover import HandoverCommon


@tagged("post_install", "-at_install")
class TestHandoverDates(HandoverCommon):
    """When a handover takes effect."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tomorrow = Date.add(cls.today, days=1)
        cls.order = cls._order(cls.warehouse_east)

    def _run_job(self):
        with self.enter_registry_test_mode():
            cron = self.env.ref("jxc_management.ir_cron_handover")
            cron.with_user(self.env.ref("base.user_root")).method_direct_trigger()
        self.env.invalidate_all()

    def test_future_date_waits_for_the_job(self):
        handover = self._confirm(self._handover(date=self.tomorrow))
        self.assertEqual(handover.state, "scheduled")
        self.assertEqual(self.order.jxc_department_id, self.chain)
        with self.assertRaisesRegex(UserError, "effective date"):
            handover.action_apply()
        self._run_job()
        self.assertEqual(handover.state, "scheduled")
        with freeze_time(self.tomorrow + timedelta(hours=1)):
            self._run_job()
            self.assertEqual(handover.state, "done")
            self.assertEqual(self.order.jxc_department_id, self.logistics)
            self.assertEqual(handover.new_ownership_id.date_from, self.tomorrow)

    def test_apply_now_once_the_day_has_come(self):
        handover = self._confirm(self._handover(date=self.tomorrow))
        with freeze_time(self.tomorrow + timedelta(hours=1)):
            handover.action_apply()
        self.assertEqual(handover.state, "done")

    def test_late_job_keeps_the_agreed_day(self):
        handover = self._confirm(self._handover(date=self.tomorrow))
        with freeze_time(self.tomorrow + timedelta(days=3)):
            self._run_job()
        self.assertEqual(handover.new_ownership_id.date_from, self.tomorrow)

    def test_late_confirmation_moves_the_day(self):
        handover = self._handover()
        handover.action_send()
        handover.action_confirm_from()
        with freeze_time(self.tomorrow + timedelta(hours=1)):
            handover.with_user(self.logistics_lead).action_confirm_to()
        self.assertEqual(handover.state, "done")
        self.assertEqual(handover.date, self.tomorrow)

    def test_job_goes_on_after_a_failure(self):
        first = self._confirm(self._handover(date=self.tomorrow))
        second = self._confirm(
            self._handover(
                scope_type="category", category_id=self.category.id, date=self.tomorrow
            )
        )
        self._own(
            self.finance, "warehouse", self.warehouse_east, date_from=self.tomorrow
        )
        with (
            freeze_time(self.tomorrow + timedelta(hours=1)),
            self.assertLogs("odoo.addons.jxc_management", "WARNING"),
        ):
            self._run_job()
        self.assertEqual(first.state, "scheduled")
        self.assertIn("could not be applied", first.message_ids[0].body)
        self.assertEqual(second.state, "done")

    def test_past_date_is_for_administrators(self):
        yesterday = Date.subtract(self.today, days=1)
        with self.assertRaises(ValidationError):
            self._handover(date=yesterday)
        handover = self._handover()
        with self.assertRaises(ValidationError):
            handover.date = yesterday
        handover = self._handover(self.admin, date=yesterday)
        self._confirm(handover)
        self.assertEqual(handover.date, yesterday)
        self.assertEqual(handover.new_ownership_id.date_from, yesterday)
        self.assertEqual(self.order.jxc_department_id, self.logistics)

    def test_not_before_the_present_lead_began(self):
        with self.assertRaises(ValidationError):
            self._handover(self.admin, date=self.lead.date_from)

    def test_back_dated_handover_leaves_closed_documents(self):
        order = self._order(self.warehouse_east)
        receipt = self._receive(order)
        yesterday = Date.subtract(self.today, days=1)
        self._confirm(self._handover(self.admin, date=yesterday))
        self.env.invalidate_all()
        self.assertEqual(receipt.jxc_department_id, self.chain)
        self.assertEqual(order.jxc_department_id, self.chain)

    def test_draft_that_aged_needs_a_new_date(self):
        handover = self._handover()
        with (
            freeze_time(self.tomorrow + timedelta(hours=1)),
            self.assertRaises(ValidationError),
        ):
            handover.action_send()

    def test_lead_is_locked_while_it_changes_hands(self):
        handover = self._handover()
        handover.action_send()
        handover.action_confirm_from()
        locked = self.env.registry["jxc.ownership"]
        with (
            patch.object(locked, "lock_for_update", side_effect=LockError("locked")),
            self.assertRaises(LockError),
        ):
            handover.with_user(self.logistics_lead).action_confirm_to()
