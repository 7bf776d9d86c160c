from datetime import timedelta

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tests.common import freeze_time

from .common_gate import KEEPER, GateCommon


@tagged("post_install", "-at_install")
class TestGateCoverageGuard(GateCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.central, "warehouse", cls.warehouse)
        cls._own(cls.east, "warehouse", cls.warehouse_east)

    def _activities(self):
        return self.env["mail.activity"].search([("res_model", "=", "jxc.gate")])

    def test_with_enough_people_the_gate_blocks(self):
        self._gate("receipt", min_coverage=2)
        with self.stopped():
            self._receipt(self.keeper).button_validate()

    def test_with_too_few_people_it_warns_and_tells_the_lead_once(self):
        gate = self._gate("receipt", min_coverage=3)
        for _number in range(2):
            self._receipt(self.keeper).button_validate()
        self.assertEqual(self.entries().mapped("action"), ["spared", "spared"])
        activity = self._activities()
        self.assertRecordValues(
            activity,
            [
                {
                    "res_id": gate.id,
                    "user_id": self.lead.user_id.id,
                    "date_deadline": self.today,
                }
            ],
        )
        self.assertIn(self.warehouse.name, activity.summary)
        self.assertIn("Keeper", str(activity.note))

    def test_each_warehouse_has_its_own_people(self):
        """East's department has nobody who is certified."""
        self._gate("receipt")
        self._employee("far", KEEPER, self.east)
        with self.stopped():
            self._receipt(self.keeper).button_validate()
        self._receipt(self.keeper, self.warehouse_east).button_validate()
        entry = self.entries()
        self.assertEqual((entry.action, entry.warehouse_id.code), ("spared", "EAST"))

    def _across(self):
        """Return a transfer from the first warehouse to East, as keeper."""
        self._stocked()
        places = (self.warehouse | self.warehouse_east).lot_stock_id
        transfer = self._transfer(*places)
        transfer.action_assign()
        return transfer.with_user(self.keeper.user_id)

    def test_one_warehouse_with_enough_people_is_enough_to_block(self):
        """East lacks people, but where the goods come from there are some."""
        self._gate("internal")
        self._employee("far", KEEPER, self.east)
        with self.stopped():
            self._across().button_validate()

    def test_all_warehouses_short_of_people_spare(self):
        self._gate("internal", min_coverage=3)
        self._employee("far", KEEPER, self.east)
        transfer = self._across()
        transfer.button_validate()
        self.assertEqual(transfer.state, "done")
        self.assertEqual(self.entries().mapped("action"), ["spared"])

    def test_cancelled_moves_concern_no_warehouse(self):
        transfer = self._across()
        both = self.warehouse | self.warehouse_east
        self.assertEqual(transfer._jxc_gate_warehouses(), both)
        transfer.move_ids.copy({"location_dest_id": self.warehouse.lot_stock_id.id})
        transfer.move_ids[0]._action_cancel()
        self.assertEqual(transfer._jxc_gate_warehouses(), self.warehouse)

    def test_people_without_access_or_user_do_not_count(self):
        self._gate("receipt", min_coverage=3)
        clerk = self._employee("clerk", "base.group_user", self.central)
        worker = self.env["hr.employee"].create(
            {
                "name": "Worker",
                "company_id": self.company.id,
                "department_id": self.central.id,
            }
        )
        self._certify(clerk)
        self._certify(worker)
        self._receipt(self.keeper).button_validate()
        self.assertEqual(self.entries().action, "spared")

    def test_where_no_department_does_it_the_company_does(self):
        """Nobody of East may process transfers, so others do it for East."""
        self._gate("receipt")
        with self.stopped():
            self._receipt(self.keeper, self.warehouse_east).button_validate()

    def test_departments_below_count(self):
        self._gate("receipt", min_coverage=3)
        below = self._department("Shift", self.central)
        self._certify(self._employee("night", KEEPER, below))
        with self.stopped():
            self._receipt(self.keeper).button_validate()

    def test_zero_blocks_whatever_happens(self):
        self._gate("receipt", min_coverage=0)
        self.env["jxc.certificate"].search([])._as_engine().write(
            {"revoked_on": self.today}
        )
        with self.stopped():
            self._receipt(self.keeper).button_validate()

    def test_the_last_certificate_expires_tonight(self):
        """Acceptance: tomorrow's receipt is possible, the lead knew beforehand."""
        self.env["jxc.certificate"].search([])._as_engine().write(
            {"revoked_on": self.today}
        )
        self._certify(self.able, days=0)
        gate = self._gate("receipt")
        receipt = self._receipt(self.keeper)
        with self.stopped():
            receipt.button_validate()
        self.run_job("jxc.gate.coverage", "_cron_refresh")
        told = self._activities().filtered(
            lambda one: self.warehouse.name in one.summary
        )
        tomorrow = self.today + timedelta(days=1)
        self.assertEqual(told.user_id, self.lead.user_id)
        self.assertEqual(told.date_deadline, tomorrow)
        self.assertIn("Able", str(told.note))
        with freeze_time(fields.Datetime.now() + timedelta(days=1)):
            receipt.button_validate()
        self.assertEqual(receipt.state, "done")
        self.assertEqual(self.entries(gate_id=gate.id).action, "spared")


@tagged("post_install", "-at_install")
class TestGateOverride(GateCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.central, "warehouse", cls.warehouse)
        cls.group = cls.env["res.groups"].create({"name": "Emergency"})
        cls.keeper.user_id.group_ids |= cls.group
        cls.gate = cls._gate("receipt", break_glass_group_id=cls.group.id)

    def _refused(self, receipt):
        """Return the action of the error of a receipt."""
        with self.assertRaises(Exception) as caught, self.env.cr.savepoint():
            receipt.button_validate()
        return caught.exception.args[1]

    def _wizard(self, action, user, **values):
        model = self.env[action["res_model"]].with_user(user)
        return model.with_context(**action["context"]).create(values)

    def test_a_reason_opens_the_gate_for_an_hour(self):
        receipt = self._receipt(self.keeper)
        action = self._refused(receipt)
        self.assertEqual(action["res_model"], "jxc.gate.override")
        wizard = self._wizard(action, self.keeper.user_id, reason="The truck leaves")
        self.assertIn(receipt.name, wizard.documents)
        self.assertEqual(wizard.hours, 1)
        wizard.action_confirm()
        self.assertRecordValues(
            self.entries(),
            [
                {
                    "action": "override",
                    "user_id": self.keeper.user_id.id,
                    "res_id": receipt.id,
                    "reason": "The truck leaves",
                    "gate_id": self.gate.id,
                }
            ],
        )
        with (
            freeze_time(fields.Datetime.now() + timedelta(minutes=61)),
            self.stopped(),
        ):
            receipt.button_validate()
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")

    def test_the_lead_is_told(self):
        action = self._refused(self._receipt(self.keeper))
        wizard = self._wizard(action, self.keeper.user_id, reason="The truck leaves")
        before = self.env["mail.message"].search([])
        wizard.action_confirm()
        message = self.env["mail.message"].search([]) - before
        self.assertEqual(message.partner_ids, self.lead.user_id.partner_id)
        self.assertIn("The truck leaves", message.body)

    def test_it_counts_for_nobody_and_nothing_else(self):
        receipt = self._receipt(self.keeper)
        action = self._refused(receipt)
        self._wizard(action, self.keeper.user_id, reason="Urgent").action_confirm()
        self.buyer.user_id.group_ids |= self.group
        with self.stopped():
            receipt.with_user(self.buyer.user_id).button_validate()
        with self.stopped():
            self._receipt(self.keeper).button_validate()

    def test_others_may_not(self):
        action = self._refused(self._receipt(self.keeper))
        self.assertNotIn("override", str(self._refused(self._receipt(self.buyer))))
        wizard = self._wizard(action, self.buyer.user_id, reason="Just because")
        with self.stopped("emergency group", AccessError):
            wizard.action_confirm()

    def test_a_reason_and_documents_are_needed(self):
        action = self._refused(self._receipt(self.keeper))
        user = self.keeper.user_id
        with self.stopped("in a few words", UserError):
            self._wizard(action, user, reason=" . ").action_confirm()
        for model in ("stock.picking", "res.users", "no.model", "base"):
            values = {"res_model": model, "document_ids": "x,0", "reason": "Urgent"}
            with self.stopped("nothing to go on", UserError):
                self._wizard(action, user, **values).action_confirm()

    def test_documents_out_of_reach(self):
        """Whoever may not write a document records nothing about it."""
        plain = self._employee("plain", "base.group_user", self.central)
        plain.user_id.group_ids |= self.group
        action = self._refused(self._receipt(self.keeper))
        with self.assertRaises(AccessError):
            self._wizard(action, plain.user_id, reason="Urgent").action_confirm()
        self.assertFalse(self.entries())

    def test_names_of_the_entry_cannot_be_forged(self):
        action = self._refused(self._receipt(self.keeper))
        wizard = self._wizard(action, self.keeper.user_id, reason="Urgent")
        forged = {
            "default_user_id": self.buyer.user_id.id,
            "default_date": fields.Datetime.now() + timedelta(days=90),
        }
        wizard.with_context(**forged).action_confirm()
        entry = self.entries()
        self.assertEqual(entry.user_id, self.keeper.user_id)
        self.assertLess(entry.date, fields.Datetime.now() + timedelta(hours=1))

    def test_two_gates_need_both_groups(self):
        self._gate("receipt", sequence=20, name="Second")
        receipt = self._receipt(self.keeper)
        self.assertNotIn("jxc.gate.override", str(self._refused(receipt)))
        self.env["jxc.gate"].search([]).break_glass_group_id = self.group
        action = self._refused(receipt)
        self.assertEqual(len(action["context"]["default_gate_ids"]), 2)
        self._wizard(action, self.keeper.user_id, reason="Urgent").action_confirm()
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")

    def test_counting_and_scrap_can_be_overridden(self):
        self._gate("scrap", break_glass_group_id=self.group.id)
        self._stocked()
        scrap = self.env["stock.scrap"].with_user(self.keeper.user_id)
        scrap = scrap.create(
            {
                "product_id": self.product.id,
                "scrap_qty": 1,
                "location_id": self.warehouse.lot_stock_id.id,
                "company_id": self.company.id,
            }
        )
        with self.assertRaises(Exception) as caught, self.env.cr.savepoint():
            scrap.action_validate()
        action = caught.exception.args[1]
        self._wizard(action, self.keeper.user_id, reason="Leaking").action_confirm()
        scrap.action_validate()
        self.assertEqual(scrap.state, "done")
        self.assertEqual(self.entries().mapped("action"), ["override"])

    def test_the_gates_departments_do_the_work(self):
        self.gate.department_ids = [Command.link(self.chain.id)]
        with self.stopped():
            self._receipt(self.buyer).button_validate()
