from unittest.mock import patch

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_learning import LearningCommon


@tagged("post_install", "-at_install")
class TestTrainingValidator(LearningCommon):
    """Who validated a transfer, and whether it was changed afterwards."""

    def _receipt(self, user=None, quantity=5):
        order = self._order(quantity=quantity)
        order.button_confirm()
        receipt = order.picking_ids
        return receipt.with_user(user) if user else receipt

    def test_validator_is_the_person_at_the_button(self):
        user = self.worker.user_id
        receipt = self._receipt(user)
        self.assertFalse(receipt.jxc_validated_by_id)
        receipt.button_validate()
        self.assertEqual(receipt.jxc_validated_by_id, user)

    def test_validator_survives_sudo(self):
        user = self.worker.user_id
        receipt = self._receipt(user)
        receipt.sudo().button_validate()
        self.assertEqual(receipt.jxc_validated_by_id, user)

    def test_the_system_is_nobody(self):
        receipt = self._receipt(self.env.ref("base.user_root"))
        receipt.sudo().button_validate()
        self.assertEqual(receipt.state, "done")
        self.assertFalse(receipt.jxc_validated_by_id)

    def test_validator_cannot_be_set(self):
        receipt = self._receipt()
        values = {"jxc_validated_by_id": self.worker.user_id.id}
        with self.assertRaises(UserError):
            receipt.write(values)
        with self.assertRaises(UserError):
            receipt.copy(values)
        copy = receipt.with_context(
            default_jxc_validated_by_id=self.worker.user_id.id
        ).copy()
        self.assertFalse(copy.jxc_validated_by_id)

    def test_copies_and_returns_start_empty(self):
        receipt = self._receipt(self.worker.user_id)
        receipt.button_validate()
        self.assertFalse(receipt.copy().jxc_validated_by_id)

    def test_no_query_for_it(self):
        def statements():
            receipt = self._receipt(self.worker.user_id)
            self.env.invalidate_all()
            return self.queries_of(receipt.button_validate)

        def plain():
            with patch(
                "odoo.addons.jxc_management.models.core.stock_picking.SUPERUSER_ID",
                self.worker.user_id.id,
            ):
                return statements()

        with self.alike():
            statements()  # fills the caches
            self.assertLessEqual(statements(), plain())

    def test_correction_is_noted(self):
        receipt = self._receipt(self.worker.user_id)
        receipt.button_validate()
        corrections = self.env["jxc.transfer.correction"]
        self.assertFalse(corrections.search([("picking_id", "=", receipt.id)]))
        receipt.move_ids.move_line_ids.sudo().quantity = 4
        found = corrections.search([("picking_id", "=", receipt.id)])
        self.assertRecordValues(
            found,
            [
                {
                    "quantity_before": 5,
                    "quantity_after": 4,
                    "user_id": self.worker.user_id.id,
                    "product_id": self.product.id,
                }
            ],
        )
        receipt.move_ids.move_line_ids.sudo().quantity = 4
        self.assertEqual(corrections.search_count([("picking_id", "=", receipt.id)]), 1)

    def test_added_line_is_a_correction(self):
        receipt = self._receipt(self.worker.user_id)
        receipt.button_validate()
        receipt.sudo().write(
            {
                "move_line_ids": [
                    Command.create(
                        {
                            "product_id": self.product.id,
                            "move_id": receipt.move_ids.id,
                            "quantity": 1,
                            "location_id": receipt.location_id.id,
                            "location_dest_id": receipt.location_dest_id.id,
                        }
                    )
                ]
            }
        )
        corrections = self.env["jxc.transfer.correction"]
        self.assertEqual(corrections.search_count([("picking_id", "=", receipt.id)]), 1)

    def test_corrections_are_for_controllers_and_kept(self):
        receipt = self._receipt(self.worker.user_id)
        receipt.button_validate()
        receipt.move_ids.move_line_ids.sudo().quantity = 4
        corrections = self.env["jxc.transfer.correction"]
        found = corrections.search([("picking_id", "=", receipt.id)])
        with self.assertRaises(UserError):
            found.unlink()
        with self.assertRaises(UserError):
            found.write({"quantity_after": 5})
        self.assertFalse(self._as(self.worker, corrections._name).has_access("read"))
