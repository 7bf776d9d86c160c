import time
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from unittest.mock import patch

from odoo import Command, fields
from odoo.tests import TransactionCase, freeze_time, new_test_user

#: longer than the tests of any class take
CLASS_DURATION = timedelta(minutes=3)


class JxcCommon(TransactionCase):
    """A company with a department tree, two warehouses and one user per scope."""

    #: what the logins of a room's people begin with
    login_prefix = "jxc"

    @classmethod
    def setUpClass(cls):
        cls._wait_for_midnight()
        super().setUpClass()
        cls.company = cls.env["res.company"].create({"name": "Ownership Test Company"})
        cls.env.user.company_ids |= cls.company
        cls.env.user.company_id = cls.company
        cls.env = cls.env(context={"allowed_company_ids": cls.company.ids})
        cls.company = cls.company.with_env(cls.env)
        cls.today = fields.Date.context_today(cls.company)
        cls._create_departments()
        cls._create_stock()

    @classmethod
    def _wait_for_midnight(cls):
        """Let a new day begin first when it is near: ``today`` must stay today."""
        now = datetime.now(timezone.utc)
        begun = (now + CLASS_DURATION).replace(hour=0, minute=0, second=0)
        time.sleep(max(0, (begun - now).total_seconds() + 1))

    @classmethod
    def _create_departments(cls):
        cls.chain = cls._department("Supply Chain")
        cls.central = cls._department("Central", cls.chain)
        cls.east = cls._department("East", cls.chain)
        cls.finance = cls._department("Finance")

    @classmethod
    def _department(cls, name, parent=None):
        return cls.env["hr.department"].create(
            {
                "name": name,
                "parent_id": parent.id if parent else False,
                "company_id": cls.company.id,
            }
        )

    @classmethod
    def _create_stock(cls):
        Warehouse = cls.env["stock.warehouse"]
        cls.warehouse = Warehouse.search([("company_id", "=", cls.company.id)], limit=1)
        cls.warehouse_east = Warehouse.create(
            {"name": "East", "code": "EAST", "company_id": cls.company.id}
        )
        cls.category = cls.env["product.category"].create({"name": "Tools"})
        cls.product = cls.env["product.product"].create(
            {
                "name": "Hammer",
                "is_storable": True,
                "standard_price": 10,
                "categ_id": cls.category.id,
            }
        )
        cls.vendor = cls.env["res.partner"].create({"name": "Vendor"})

    @classmethod
    def _own(cls, department, scope_type="company", record=None, **values):
        """Create an active lead of ``department`` for a scope."""
        scope_field = {
            "process": "process_id",
            "warehouse": "warehouse_id",
            "location": "location_id",
            "picking_type": "picking_type_id",
            "category": "category_id",
            "vendor": "partner_id",
        }.get(scope_type)
        if scope_field:
            values[scope_field] = record.id
        return cls.env["jxc.ownership"].create(
            {
                "company_id": cls.company.id,
                "department_id": department.id,
                "scope_type": scope_type,
                "state": "active",
                **values,
            }
        )

    @classmethod
    def _user(cls, login, groups, department=None, level="department", **scope):
        """Create a user of the company with one access scope."""
        user = new_test_user(
            cls.env,
            login,
            groups=groups,
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )
        if department or level == "all":
            cls.env["jxc.user.scope"].create(
                {
                    "user_id": user.id,
                    "company_id": cls.company.id,
                    "department_id": department.id if department else False,
                    "level": level,
                    **scope,
                }
            )
        return user

    @classmethod
    def _new_user(cls, login, groups="base.group_user"):
        """Create a user of the company without an employee."""
        return new_test_user(
            cls.env,
            f"{cls.login_prefix}_{login}",
            groups=groups,
            name=login.capitalize(),
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        ).with_company(cls.company)

    @classmethod
    def _person(cls, login, department=None, groups="base.group_user", **values):
        """Create a user with an employee."""
        user = cls._new_user(login, groups)
        cls._employee(user.name, department, user_id=user.id, **values)
        return user

    @classmethod
    def _employee(cls, name, department=None, **values):
        """Create an employee who has been here since 2020, unless told otherwise."""
        return cls.env["hr.employee"].create(
            {
                "name": name,
                "company_id": cls.company.id,
                "department_id": department.id if department else False,
                "date_version": "2020-01-01",
                **values,
            }
        )

    @classmethod
    def _order(cls, warehouse=None, quantity=5, **values):
        """Create a draft purchase order delivered to ``warehouse``."""
        return cls.env["purchase.order"].create(
            {
                "partner_id": cls.vendor.id,
                "company_id": cls.company.id,
                "picking_type_id": (warehouse or cls.warehouse).in_type_id.id,
                "order_line": [
                    Command.create(
                        {
                            "product_id": cls.product.id,
                            "product_qty": quantity,
                            "price_unit": 10,
                        }
                    )
                ],
                **values,
            }
        )

    @classmethod
    def _receive(cls, order):
        """Confirm and receive ``order`` in full; return its receipt."""
        order.button_confirm()
        order.picking_ids.button_validate()
        return order.picking_ids

    @classmethod
    def _transfer(cls, source, destination, quantity=2):
        """Create and confirm a direct transfer between two locations."""
        picking_type = source.warehouse_id.int_type_id
        transfer = cls.env["stock.picking"].create(
            {
                "picking_type_id": picking_type.id,
                "location_id": source.id,
                "location_dest_id": destination.id,
                "move_ids": [
                    Command.create(
                        {
                            "product_id": cls.product.id,
                            "product_uom_qty": quantity,
                            "location_id": source.id,
                            "location_dest_id": destination.id,
                            "company_id": cls.company.id,
                        }
                    )
                ],
            }
        )
        transfer.action_confirm()
        return transfer

    @contextmanager
    def alike(self):
        """Let the same work take the same queries, once it has been done before.

        The registry's caches start empty, as full ones drop entries by chance. The
        clock stands still: when a second has passed since the receipt before, Odoo
        dates the vendor location's stock anew, by a statement of its own, and what is
        made in different seconds may be saved by different statements.
        """
        self.env.registry.clear_all_caches()
        with freeze_time(fields.Datetime.now()):
            yield

    @contextmanager
    def _later(self, **delta):
        """Let what is written be written by a later transaction, and forget it after.

        All of a test is one transaction, which began when the test did.
        """
        moment = self.env.cr.now() + timedelta(**delta)
        with patch.object(self.env.cr, "_now", moment):
            yield moment

    def queries_of(self, function):
        """Return how many queries a call takes, with what it leaves to write."""
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        function()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def run_job(self, model, method):
        """Run a method of a scheduled job, which commits; a test may not."""
        jobs = self.env.registry["ir.cron"]
        with patch.object(jobs, "_commit_progress", return_value=1):
            getattr(self.env[model], method)()
