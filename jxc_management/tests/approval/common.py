from contextlib import contextmanager

from odoo import Command
from odoo.exceptions import UserError

from ..common import JxcCommon

BUYER = "purchase.group_purchase_user,stock.group_stock_user"


class ApprovalCommon(JxcCommon):
    """A buyer, two approvers and helpers to make rules."""

    login_prefix = "approval"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buyer = cls._person("buyer", BUYER)
        cls.boss = cls._person("boss")
        cls.director = cls._person("director")
        cls.other = cls._person("other", BUYER)

    @classmethod
    def _person(cls, login, groups="base.group_user"):
        """Create a user; approvals need no employees."""
        return cls._new_user(login, groups)

    @classmethod
    def _rule(cls, *steps, **values):
        """Create a rule; each step is one user, several users, or values."""
        return cls.env["jxc.approval.rule"].create(
            {
                "name": "Orders from 1,000",
                "company_id": cls.company.id,
                "operation": "purchase",
                "amount_min": 1000,
                "step_ids": [
                    Command.create(cls._step_values(step, 10 * number))
                    for number, step in enumerate(steps, 1)
                ],
                **values,
            }
        )

    @classmethod
    def _step_values(cls, step, sequence):
        if isinstance(step, dict):
            return {"sequence": sequence, **step}
        return {
            "sequence": sequence,
            "approver_type": "users",
            "user_ids": [Command.set(step.ids)],
        }

    @classmethod
    def _buy(cls, amount=5000, user=None, **values):
        """Create a draft order of one line without taxes."""
        order = (
            cls.env["purchase.order"]
            .with_user(user or cls.buyer)
            .create(
                {
                    "partner_id": cls.vendor.id,
                    "company_id": cls.company.id,
                    "picking_type_id": cls.warehouse.in_type_id.id,
                    "order_line": [
                        Command.create(
                            {
                                "product_id": cls.product.id,
                                "product_qty": 10,
                                "price_unit": amount / 10,
                                "tax_ids": [Command.clear()],
                            }
                        )
                    ],
                    **values,
                }
            )
        )
        return order

    @classmethod
    def _parked(cls, amount=5000, user=None):
        order = cls._buy(amount, user)
        order.button_confirm()
        return order

    def request_of(self, order, user=None):
        """Return the request of a document, as ``user`` sees it."""
        request = order.sudo().jxc_approval_request_id
        return request.with_user(user) if user else request

    @contextmanager
    def refused(self, text, error=UserError):
        """Expect an error that matches ``text``, and take back what was done."""
        with self.assertRaisesRegex(error, text), self.env.cr.savepoint():
            yield
