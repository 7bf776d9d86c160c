from datetime import timedelta
from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import RedirectWarning, ValidationError
from odoo.tests import tagged

from odoo.addons.bus.models.bus import BusBus

from .common_gate import GateCommon


@tagged("post_install", "-at_install")
class TestGateModes(GateCommon):
    def test_block_names_document_gate_and_certificate(self):
        self._own(self.central, "warehouse", self.warehouse)
        self._gate("receipt")
        receipt = self._receipt(self.keeper)
        with self.assertRaises(RedirectWarning) as caught:
            receipt.button_validate()
        text, action, button, _context = caught.exception.args
        for part in (receipt.name, "receipt gate", "Receiving Goods", "Lead"):
            self.assertIn(part, text)
        self.assertTrue(button)
        self.assertTrue(action)
        self.assertNotEqual(receipt.state, "done")

    def test_certified_people_go_through_without_a_log(self):
        self._gate("receipt")
        receipt = self._receipt(self.able)
        receipt.button_validate()
        self.assertEqual(receipt.state, "done")
        self.assertFalse(self.entries())

    def test_a_block_is_logged_though_all_is_rolled_back(self):
        gate = self._gate("receipt")
        receipt = self._receipt(self.keeper)
        with self.logged_afterwards(), self.stopped():
            receipt.button_validate()
        self.assertRecordValues(
            self.entries(gate_id=gate.id),
            [
                {
                    "action": "blocked",
                    "user_id": self.keeper.user_id.id,
                    "department_id": self.central.id,
                    "warehouse_id": self.warehouse.id,
                    "res_model": "stock.picking",
                    "res_id": receipt.id,
                    "name": receipt.name,
                    "operation": "receipt",
                }
            ],
        )
        self.assertIn("Receiving Goods", self.entries().missing)

    def test_a_block_is_logged_though_its_error_is_caught(self):
        """A programme may catch it, and commit the rest of its work."""
        self._gate("receipt")
        receipt = self._receipt(self.keeper)
        with self.logged_afterwards("postcommit"), self.stopped():
            receipt.button_validate()
        self.assertEqual(self.entries().mapped("action"), ["blocked"])

    def test_warn_lets_through_and_tells(self):
        self._gate("receipt", mode="warn")
        receipt = self._receipt(self.keeper)
        with patch.object(BusBus, "_sendone", autospec=True) as send:
            receipt.button_validate()
        self.assertEqual(receipt.state, "done")
        self.assertEqual(self.entries().mapped("action"), ["warned"])
        told = [call.args for call in send.call_args_list]
        message = next(one[3] for one in told if one[2] == "simple_notification")
        self.assertIn("Receiving Goods", message["message"])

    def test_a_warning_is_not_repeated_by_the_next_dialogue(self):
        self._gate("receipt", mode="warn")
        receipt = self._receipt(self.keeper)
        receipt.move_ids.quantity = 2
        action = receipt.button_validate()
        self.assertEqual(action["res_model"], "stock.backorder.confirmation")
        self.assertNotIn("jxc_gate", action["context"])
        wizard = self.env[action["res_model"]].with_user(self.keeper.user_id)
        wizard.with_context(**action["context"]).create({}).process()
        self.assertEqual(receipt.state, "done")
        self.assertEqual(len(self.entries()), 1)

    def test_off_and_archived_gates_do_nothing(self):
        self._gate("receipt", mode="off")
        self._gate("receipt").active = False
        self._receipt(self.keeper).button_validate()
        self.assertFalse(self.entries())

    def test_grace_warns_for_some_days(self):
        self._gate("receipt", grace_days=5)
        self._certify(self.keeper, days=-5)
        self._certify(self.buyer, days=-6)
        self._receipt(self.keeper).button_validate()
        entry = self.entries()
        self.assertEqual(entry.action, "warned")
        self.assertIn("expired on", entry.missing)
        with self.stopped():
            self._receipt(self.buyer).button_validate()

    def test_the_last_day_counts_and_revoked_never(self):
        self._gate("receipt", grace_days=5)
        self._certify(self.keeper, days=0)
        self._receipt(self.keeper).button_validate()
        self.assertFalse(self.entries())
        self._certify(self.buyer, revoked_on=self.today)
        with self.stopped():
            self._receipt(self.buyer).button_validate()

    def test_all_courses_are_needed(self):
        other = self.env["jxc.course"].create({"name": "Forklift"})
        both = [Command.set((self.course | other).ids)]
        self._gate("receipt", course_ids=both, min_coverage=0)
        self._certify(self.keeper)
        with self.stopped("Forklift"):
            self._receipt(self.keeper).button_validate()

    def test_regulations_have_to_be_read(self):
        regulation = self.env["jxc.regulation"].create({"name": "Usage Procedure"})
        self._gate(
            "receipt",
            course_ids=[Command.clear()],
            regulation_ids=[Command.link(regulation.id)],
            min_coverage=0,
        )
        # nothing is in effect yet, so it binds nobody
        self._receipt(self.keeper).button_validate()
        version = self._in_effect(regulation)
        with self.stopped("confirmed “Usage Procedure”"):
            self._receipt(self.keeper).button_validate()
        self._read(version, self.keeper)
        self._receipt(self.keeper).button_validate()
        self.assertFalse(self.entries())

    def _in_effect(self, regulation):
        """Put a version of a regulation in effect, past its engine."""
        version = self.env["jxc.regulation.version"].create(
            {"regulation_id": regulation.id}
        )
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE jxc_regulation_version SET state = 'active', "
            "material_version_id = id, date_effective = %s WHERE id = %s",
            [self.today, version.id],
        )
        self.env.cr.execute(
            "UPDATE jxc_regulation SET current_version_id = %s WHERE id = %s",
            [version.id, regulation.id],
        )
        self.env.invalidate_all()
        return version

    def _read(self, version, employee):
        """Record that an employee read a version, past its engine."""
        self.env.cr.execute(
            "INSERT INTO jxc_regulation_acknowledgement "
            "(version_id, regulation_id, employee_id, company_id, state) "
            "VALUES (%s, %s, %s, %s, 'done')",
            [
                version.id,
                version.regulation_id.id,
                employee.id,
                self.company.id,
            ],
        )
        self.env.invalidate_all()

    def test_warehouses_and_departments(self):
        self._gate("receipt", warehouse_ids=[Command.link(self.warehouse_east.id)])
        self._receipt(self.keeper).button_validate()
        with self.stopped():
            self._receipt(self.keeper, self.warehouse_east).button_validate()

    def test_departments_in_charge(self):
        self._own(self.east, "warehouse", self.warehouse_east)
        self._gate(
            "receipt",
            department_ids=[Command.link(self.chain.id)],
        )
        self._receipt(self.keeper).button_validate()
        with self.stopped():
            self._receipt(self.keeper, self.warehouse_east).button_validate()

    def test_whoever_is_no_employee_holds_nothing(self):
        self._gate("receipt")
        user = self._user("gate_stranger", "stock.group_stock_user", level=None)
        receipt = self._receipt()
        with self.stopped("no employee of"):
            receipt.with_user(user).button_validate()

    def test_without_a_lead_the_whole_company_counts(self):
        gate = self._gate("receipt", min_coverage=2)
        with self.stopped():
            self._receipt(self.keeper).button_validate()
        gate.min_coverage = 3
        self._receipt(self.keeper).button_validate()
        self.assertEqual(self.entries().action, "spared")

    def test_one_error_names_all_of_several(self):
        self._gate("receipt")
        receipts = self._receipt() | self._receipt()
        with self.assertRaises(RedirectWarning) as caught:
            receipts.with_user(self.keeper.user_id).button_validate()
        for receipt in receipts:
            self.assertIn(receipt.name, caught.exception.args[0])

    def test_the_context_cannot_move_the_day(self):
        self._gate("receipt")
        self._certify(self.keeper, days=-1)
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            receipt = self._receipt(self.keeper).with_context(tz=zone)
            with self.stopped():
                receipt.button_validate()

    def test_a_gate_asks_for_something(self):
        with self.assertRaisesRegex(ValidationError, "asks for nothing"):
            self._gate("receipt", course_ids=[Command.clear()])
        self._gate("receipt", mode="off", course_ids=[Command.clear()])

    def test_courses_in_use_stay(self):
        self._gate("receipt")
        with self.assertRaisesRegex(ValidationError, "receipt gate"):
            self.course.active = False

    def test_gates_with_a_log_stay(self):
        gate = self._gate("receipt", mode="warn")
        self._receipt(self.keeper).button_validate()
        with self.assertRaisesRegex(ValidationError, "Archive it"):
            gate.unlink()

    def test_the_summary_says_it_in_words(self):
        gate = self._gate(
            "receipt",
            grace_days=3,
            break_glass_group_id=self.env.ref("stock.group_stock_manager").id,
        )
        for part in (
            "Receipt",
            "Receiving Goods",
            "all warehouses",
            "3 days",
            "reason",
        ):
            self.assertIn(part, gate.summary)
        gate.mode = "warn"
        self.assertIn("warned", gate.summary)

    def test_the_log_is_never_changed(self):
        self._gate("receipt", mode="warn")
        self._receipt(self.keeper).button_validate()
        entry = self.entries()
        for change in (
            lambda: entry.write({"action": "override"}),
            entry.unlink,
            lambda: entry.create(
                {
                    "company_id": self.company.id,
                    "user_id": self.keeper.user_id.id,
                    "operation": "receipt",
                    "res_model": "stock.picking",
                    "action": "override",
                    "date": fields.Datetime.now() + timedelta(days=300),
                }
            ),
        ):
            with self.stopped("record of the past", Exception):
                change()
