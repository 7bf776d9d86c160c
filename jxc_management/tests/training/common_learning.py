from odoo import Command, fields
from odoo.tests import Form, new_test_user

from ..common import JxcCommon

STOCK = "base.group_user,stock.group_stock_user,purchase.group_purchase_user"


class LearningCommon(JxcCommon):
    """People of two departments, their managers, and a course."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.director = cls._person("director", cls.finance)
        cls.boss = cls._person("boss", cls.chain)
        cls.worker = cls._person("worker", cls.central)
        cls.clerk = cls._person("clerk", cls.east)
        cls.chain.manager_id = cls.boss
        cls.course = cls._course("Receiving")

    @classmethod
    def _person(cls, login, department, groups=STOCK, **values):
        """Create an employee, with a user unless ``groups`` is None."""
        user = cls.env["res.users"]
        if groups:
            user = new_test_user(
                cls.env,
                login,
                groups=groups,
                company_id=cls.company.id,
                company_ids=[Command.set(cls.company.ids)],
            )
        return cls.env["hr.employee"].create(
            {
                "name": login.capitalize(),
                "user_id": user.id,
                "company_id": cls.company.id,
                "department_id": department.id,
                **values,
            }
        )

    @classmethod
    def _course(cls, name, **values):
        return cls.env["jxc.course"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "delivery": "self",
                **values,
            }
        )

    @classmethod
    def _engine(cls, model):
        """Return a model with the right to write what only engines write."""
        return cls.env["jxc.certificate"]._as_engine().env[model]

    @classmethod
    def _assign(cls, employee, days=None, course=None, **values):
        """Assign a course that is due in ``days`` days."""
        course = course or cls.course
        assignments = cls._engine("jxc.training.assignment")
        domain = [("employee_id", "=", employee.id), ("course_id", "=", course.id)]
        due = False
        if days is not None:
            due = fields.Date.add(fields.Date.context_today(course), days=days)
        assignment = assignments.create(
            {
                "employee_id": employee.id,
                "course_id": course.id,
                "cycle": assignments.search_count(domain) + 1,
                "date_due": due,
                **values,
            }
        )
        return assignment.with_env(cls.env)

    @classmethod
    def _certify(cls, employee, days=None, course=None, **values):
        """Issue a certificate that expires in ``days`` days."""
        today = fields.Date.context_today(cls.course)
        number = cls.env["jxc.certificate"].search_count([])
        certificate = (
            cls.env["jxc.certificate"]
            ._as_engine()
            .create(
                {
                    "number": f"TEST-{number}",
                    "token": f"TOKEN-{number}",
                    "employee_id": employee.id,
                    "course_id": (course or cls.course).id,
                    "origin": "external",
                    "date_issued": fields.Date.subtract(today, days=400),
                    "date_expiry": fields.Date.add(today, days=days)
                    if days is not None
                    else False,
                    **values,
                }
            )
        )
        return certificate.with_env(cls.env)

    @classmethod
    def _read_task(cls, employee, days, name="Usage Procedure"):
        """Give an employee a regulation to read."""
        regulation = cls.env["jxc.regulation"].create(
            {"name": name, "company_id": cls.company.id}
        )
        version = cls._engine("jxc.regulation.version").create(
            {"regulation_id": regulation.id}
        )
        task = cls._engine("jxc.regulation.acknowledgement").create(
            {
                "version_id": version.id,
                "employee_id": employee.id,
                "date_due": fields.Date.add(
                    fields.Date.context_today(regulation), days=days
                ),
            }
        )
        return task.with_env(cls.env)

    @classmethod
    def _as(cls, employee, model):
        """Return a model as an employee's user sees it."""
        return (
            cls.env[model]
            .with_user(employee.user_id)
            .with_context(allowed_company_ids=cls.company.ids)
        )


class EvidenceCommon(LearningCommon):
    """Helpers to make mistakes in documents."""

    def _received(self, employee, quantity=5):
        order = self._order(quantity=quantity)
        order.button_confirm()
        receipt = order.picking_ids
        receipt.with_user(employee.user_id).sudo().button_validate()
        return receipt

    def _returned(self, picking):
        wizard = Form(
            self.env["stock.return.picking"].with_context(
                active_id=picking.id,
                active_ids=picking.ids,
                active_model="stock.picking",
            )
        ).save()
        wizard.product_return_moves.quantity = 1
        back = self.env["stock.picking"].browse(
            wizard.action_create_returns()["res_id"]
        )
        back.button_validate()
        return back

    def _corrected(self, employee):
        receipt = self._received(employee)
        receipt.move_ids.move_line_ids.quantity = 4
        return receipt

    def _counted(self, quantity, location=None):
        location = location or self.warehouse.lot_stock_id
        quants = self.env["stock.quant"].with_context(inventory_mode=True)
        quant = quants.create(
            {
                "product_id": self.product.id,
                "location_id": location.id,
                "inventory_quantity": quantity,
            }
        )
        quant.action_apply_inventory()
