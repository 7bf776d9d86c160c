from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from odoo import Command
from odoo.exceptions import RedirectWarning

from ..common import JxcCommon

KEEPER = "stock.group_stock_user"
BUYER = "purchase.group_purchase_user,stock.group_stock_user"


class GateCommon(JxcCommon):
    """A course, and people of whom two hold its certificate."""

    login_prefix = "gate"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = cls.company._jxc_today()
        cls.course = cls.env["jxc.course"].create(
            {"name": "Receiving Goods", "company_id": False}
        )
        cls.lead = cls._employee("lead", "base.group_user", cls.central)
        cls.central.manager_id = cls.lead
        cls.keeper = cls._employee("keeper", KEEPER, cls.central)
        cls.buyer = cls._employee("buyer", BUYER, cls.central)
        cls.able = cls._employee("able", BUYER, cls.central)
        cls.second = cls._employee("second", BUYER, cls.central)
        cls._certify(cls.able)
        cls._certify(cls.second)

    @classmethod
    def _employee(cls, login, groups, department=None, **values):
        """Create a user with an employee; return the employee."""
        user = cls._new_user(login, groups)
        return cls.env["hr.employee"].create(
            {
                "name": user.name,
                "user_id": user.id,
                "company_id": cls.company.id,
                "department_id": department.id if department else False,
                **values,
            }
        )

    @classmethod
    def _certify(cls, employee, course=None, days=300, since=30, **values):
        """Give an employee a certificate that expires in some days."""
        code = uuid4().hex
        return (
            cls.env["jxc.certificate"]
            ._as_engine()
            .create(
                {
                    "number": code,
                    "token": code,
                    "employee_id": employee.id,
                    "course_id": (course or cls.course).id,
                    "origin": "trainer",
                    "date_issued": cls.today - timedelta(days=since),
                    "date_expiry": cls.today + timedelta(days=days),
                    **values,
                }
            )
        )

    @classmethod
    def _gate(cls, operation, mode="block", **values):
        """Create a gate for the course."""
        return cls.env["jxc.gate"].create(
            {
                "name": f"{operation} gate",
                "operation": operation,
                "mode": mode,
                "company_id": cls.company.id,
                "course_ids": [Command.set(cls.course.ids)],
                **values,
            }
        )

    @classmethod
    def _receipt(cls, employee=None, warehouse=None):
        """Return an assigned receipt, as an employee's user sees it."""
        order = cls._order(warehouse)
        order.button_confirm()
        receipt = order.picking_ids
        return receipt.with_user(employee.user_id) if employee else receipt

    @classmethod
    def _stocked(cls, quantity=50, warehouse=None):
        """Put some of the product into a warehouse."""
        place = (warehouse or cls.warehouse).lot_stock_id
        cls.env["stock.quant"]._update_available_quantity(cls.product, place, quantity)
        return cls.env["stock.quant"].search(
            [("product_id", "=", cls.product.id), ("location_id", "=", place.id)]
        )

    def entries(self, **values):
        """Return the log entries with some values."""
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["jxc.gate.log"].search(domain)

    @contextmanager
    def stopped(self, text="Receiving Goods", error=RedirectWarning):
        """Expect a gate's error, and take back what was done."""
        with self.assertRaisesRegex(error, text), self.env.cr.savepoint():
            yield

    @contextmanager
    def logged_afterwards(self, end="postrollback"):
        """Run what is written once a transaction has ended."""
        hooks = getattr(self.env.cr, end)
        hooks.clear()
        yield
        with self.enter_registry_test_mode():
            hooks.run()
