from unittest.mock import patch

from odoo import Command, fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common_learning import EvidenceCommon


@tagged("post_install", "-at_install")
class TestTrainingTrigger(EvidenceCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.trigger = cls.env["jxc.training.trigger"].create(
            {
                "name": "Receiving errors",
                "company_id": cls.company.id,
                "course_id": cls.course.id,
                "threshold": 2,
                "days": 30,
            }
        )

    def _evaluate(self):
        return self.trigger._evaluate()

    def test_enough_errors_lead_to_training(self):
        first = self._corrected(self.worker)
        self.assertFalse(self._evaluate())
        other = self._received(self.worker)
        self._returned(other)
        assignment = self._evaluate()
        self.assertRecordValues(
            assignment,
            [
                {
                    "employee_id": self.worker.id,
                    "course_id": self.course.id,
                    "origin": "evidence",
                    "state": "todo",
                    "date_due": fields.Date.add(self.today, days=14),
                }
            ],
        )
        self.assertIn(first.name, assignment.reason)
        self.assertIn(other.name, assignment.reason)
        self.assertIn("2 within 30 days", assignment.reason)
        self.assertEqual(
            set(assignment.evidence_ids.mapped("res_id")), set((first | other).ids)
        )
        self.assertEqual(self.trigger.assignment_count, 1)

    def test_each_document_counts_once(self):
        for _number in range(2):
            self._corrected(self.worker)
        assignment = self._evaluate()
        self.assertTrue(assignment)
        self.assertFalse(self._evaluate())
        assignment._close("cancelled")
        self.assertFalse(self._evaluate(), "within the period nobody comes again")
        day = fields.Date.add(self.today, days=20)
        with freeze_time(f"{day} 08:00:00"):
            self.trigger.days = 10
            self.assertFalse(self._evaluate(), "the documents are counted")
            for _number in range(2):
                self._corrected(self.worker)
            self.assertTrue(self._evaluate())

    def test_not_while_learning(self):
        self._assign(self.worker, 5)
        for _number in range(2):
            self._corrected(self.worker)
        self.assertFalse(self._evaluate())

    def test_completing_the_course_starts_the_count_again(self):
        for _number in range(2):
            self._corrected(self.worker)
        self._assign(self.worker, 5, state="passed", date_done=self.today)
        self.assertFalse(self._evaluate())

    def test_one_error_too_few(self):
        receipt = self._corrected(self.worker)
        receipt.move_ids.move_line_ids.quantity = 3
        self._returned(receipt)
        self.assertFalse(self._evaluate(), "three facts, but one receipt")

    def test_before_the_watch_nothing_counts(self):
        for _number in range(2):
            self._corrected(self.worker)
        self.trigger.date_from = fields.Date.add(self.today, days=1)
        self.assertFalse(self._evaluate())

    def test_old_errors_do_not_count(self):
        self.trigger.date_from = "2020-01-01"
        for _number in range(2):
            self._corrected(self.worker)
        day = fields.Date.add(self.today, days=40)
        with freeze_time(f"{day} 08:00:00"):
            self.assertFalse(self._evaluate())

    def test_filters(self):
        for _number in range(2):
            self._corrected(self.worker)
        self.trigger.department_ids = self.finance
        self.assertFalse(self._evaluate())
        self.trigger.department_ids = self.chain
        self.trigger.job_ids = self.env["hr.job"].create({"name": "Driver"})
        self.assertFalse(self._evaluate())
        self.trigger.job_ids = False
        self.assertEqual(self._evaluate().employee_id, self.worker)

    def test_more_than_expected(self):
        for _number in range(2):
            order = self._order(quantity=5)
            order.button_confirm()
            receipt = order.picking_ids
            receipt.move_ids.quantity = 6
            receipt.with_user(self.worker.user_id).sudo().button_validate()
        self.assertEqual(self._evaluate().employee_id, self.worker)

    def test_nobody_answers_for_what_the_system_did(self):
        for _number in range(2):
            order = self._order()
            order.button_confirm()
            receipt = order.picking_ids
            root = self.env.ref("base.user_root")
            receipt.with_user(root).button_validate()
            receipt.move_ids.move_line_ids.quantity = 4
        self.assertFalse(self._evaluate())

    def test_returned_deliveries(self):
        self.trigger.kind = "return"
        self._counted(50)
        for _number in range(2):
            delivery = self.env["stock.picking"].create(
                {
                    "picking_type_id": self.warehouse.out_type_id.id,
                    "location_id": self.warehouse.lot_stock_id.id,
                    "location_dest_id": self.env.ref(
                        "stock.stock_location_customers"
                    ).id,
                    "move_ids": [
                        Command.create(
                            {
                                "product_id": self.product.id,
                                "product_uom_qty": 2,
                                "location_id": self.warehouse.lot_stock_id.id,
                                "location_dest_id": self.env.ref(
                                    "stock.stock_location_customers"
                                ).id,
                                "company_id": self.company.id,
                            }
                        )
                    ],
                }
            )
            delivery.action_confirm()
            delivery.action_assign()
            delivery.with_user(self.clerk.user_id).sudo().button_validate()
            self._returned(delivery)
        self.assertEqual(self._evaluate().employee_id, self.clerk)

    def test_scrap_of_what_somebody_received(self):
        self.trigger.kind = "scrap"
        self._received(self.worker, 10)
        for _number in range(2):
            scrap = self.env["stock.scrap"].create(
                {
                    "product_id": self.product.id,
                    "scrap_qty": 1,
                    "location_id": self.warehouse.lot_stock_id.id,
                    "company_id": self.company.id,
                }
            )
            scrap.action_validate()
        assignment = self._evaluate()
        self.assertEqual(assignment.employee_id, self.worker)
        self.assertEqual(
            set(assignment.evidence_ids.mapped("res_model")), {"stock.scrap"}
        )

    def test_differences_count_for_who_handled_the_goods(self):
        self.trigger.kind = "adjustment"
        self._received(self.worker, 10)
        self._counted(9)
        self._counted(8)
        self.assertEqual(self._evaluate().employee_id, self.worker)

    def test_a_first_count_is_no_mistake(self):
        self.trigger.kind = "adjustment"
        self._own(self.east)
        self._counted(9)
        self._counted(8)
        self.assertFalse(self._evaluate())

    def test_unknown_handler_counts_for_the_department(self):
        self.trigger.kind = "adjustment"
        self._own(self.east)
        order = self._order(quantity=10)
        order.button_confirm()
        order.picking_ids.with_user(self.env.ref("base.user_root")).button_validate()
        self._counted(9)
        self._counted(8)
        self.assertEqual(self._evaluate().employee_id, self.clerk)

    def test_preview_opens_nothing(self):
        for _number in range(2):
            self._corrected(self.worker)
        action = self.trigger.action_preview()
        preview = self.env[action["res_model"]].browse(action["res_id"])
        self.assertRecordValues(
            preview.line_ids, [{"employee_name": "Worker", "count": 2}]
        )
        self.assertFalse(
            self.env["jxc.training.assignment"].search(
                [("employee_id", "=", self.worker.id)]
            )
        )

    def test_cron(self):
        for _number in range(2):
            self._corrected(self.worker)
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(
                "jxc_management.ir_cron_training_trigger"
            ).method_direct_trigger()
        self.assertEqual(self.trigger.assignment_count, 1)

    def test_one_trigger_does_not_stop_the_others(self):
        for _number in range(2):
            self._corrected(self.worker)
        broken = self.trigger.copy({"name": "A broken one"})
        triggers = type(self.trigger)
        evaluate = triggers._evaluate

        def fail(trigger):
            if trigger == broken:
                self.env.cr.execute("SELECT 1 / 0")
            return evaluate(trigger)

        with (
            patch.object(triggers, "_evaluate", fail),
            mute_logger("odoo.sql_db"),
            self.assertLogs("odoo.addons.jxc_management.models.core.ir_cron", "ERROR"),
        ):
            self.run_job("jxc.training.trigger", "_cron_evaluate")
        self.assertEqual(self.trigger.assignment_count, 1)

    def test_one_query_for_all_people(self):
        for employee in (self.worker, self.clerk):
            for _number in range(2):
                self._corrected(employee)
        self.trigger._query_values()
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.assertEqual(len(self.trigger._concerned()), 2)

    def test_archived_course(self):
        self.trigger.active = False
        self.course.active = False
        with self.assertRaises(ValidationError):
            self.trigger.active = True

    def test_who_may(self):
        trigger = self._as(self.worker, "jxc.training.trigger").browse(self.trigger.id)
        self.assertEqual(trigger.name, "Receiving errors")
        with self.assertRaises(AccessError):
            trigger.write({"threshold": 1})
        with self.assertRaises(AccessError):
            trigger.action_preview()
        for _number in range(2):
            self._corrected(self.worker)
        evidence = self._evaluate().evidence_ids
        with self.assertRaises(UserError):
            evidence.write({"name": "Nothing"})
        with self.assertRaises(UserError):
            evidence.unlink()
        for employee, count in ((self.worker, 2), (self.boss, 2), (self.clerk, 0)):
            seen = self._as(employee, "jxc.training.evidence").search([])
            self.assertEqual(len(seen), count, employee.name)
        evidence = self._as(self.worker, "jxc.training.evidence").search([], limit=1)
        action = evidence.action_open_document()
        self.assertEqual(action["res_model"], "stock.picking")
