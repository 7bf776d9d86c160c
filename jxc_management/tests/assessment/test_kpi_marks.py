from datetime import datetime, timedelta
from unittest.mock import patch

from odoo import Command
from odoo.tests import tagged

from ...tools.kpi_run import KpiRun
from .common_kpi import KpiCommon


@tagged("post_install", "-at_install")
class TestKpiMarks(KpiCommon):
    """What documents do not tell once they are changed or gone is noted before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kpis = cls.env["jxc.kpi"].with_context(active_test=False)
        names = (
            "on_time_processing",
            "order_release_time",
            "supplier_otd",
            "stock_out",
            "training_completion",
            "regulation_confirmation",
        )
        cls.shipped = kpis.search([("source", "in", names)])
        cls.shipped.active = True
        cls.jobs = 0

    def _run(self):
        """Run as the scheduled job does some minutes after the time before."""
        self.jobs += 10
        with self._later(minutes=self.jobs):
            self.env.flush_all()
            run = KpiRun(self.env.cr.now())
            for kpi, health in self.env["jxc.kpi"]._jobs(self.company):
                kpi._calculate_one(health, run)

    def _check(self, *codes):
        """Check that what changed made the same as the whole history does."""
        self._run()
        for code in codes:
            kpi = self._shipped(code)
            facts = self._facts(kpi)
            kpi._rebuild(self.company)
            self.assertEqual(facts, self._facts(kpi), code)

    def _shipped(self, code):
        return self.shipped.filtered(lambda kpi: kpi.source == code)

    def _days(self, code):
        return {key[0] for key in self._facts(self._shipped(code))}

    def _day(self, days_ago):
        return self.today - timedelta(days=days_ago)

    def _moment(self, days_ago):
        return datetime.now().replace(hour=12) - timedelta(days=days_ago)

    def _due(self, days_ago):
        """Return the open receipt of an order due some days ago."""
        order = self._order(quantity=1)
        order.order_line.date_planned = self._moment(days_ago)
        order.button_confirm()
        return order.picking_ids

    def _transfer(self, days_ago):
        """Return an open transfer without a deadline."""
        values = {
            "location_id": self.warehouse.lot_stock_id.id,
            "location_dest_id": self.warehouse_east.lot_stock_id.id,
        }
        move = {"product_id": self.product.id, "product_uom_qty": 1, **values}
        transfer = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.int_type_id.id,
                "move_ids": [Command.create(move)],
                **values,
            }
        )
        transfer.action_confirm()
        transfer.scheduled_date = self._moment(days_ago)
        return transfer

    def _employee(self, login):
        """Return an employee of the central department since long ago."""
        user = self._user(login, "base.group_user")
        return self.env["hr.employee"].create(
            {
                "name": login,
                "user_id": user.id,
                "company_id": self.company.id,
                "department_id": self.central.id,
                "date_version": "2020-01-01",
            }
        )

    def _changed(self, minutes=5):
        """Let what is written be later than the last run."""
        return self._later(minutes=self.jobs + minutes)

    def test_deadline_moved_by_its_order(self):
        receipt = self._due(20)
        self._run()
        self.assertIn(self._day(20), self._days("on_time_processing"))
        with self._changed():
            receipt.move_ids.purchase_line_id.date_planned = self._moment(7)
            self.env.flush_all()
        self._check("on_time_processing", "supplier_otd")
        self.assertNotIn(self._day(20), self._days("on_time_processing"))

    def test_date_moved_by_its_movements(self):
        transfer = self._transfer(15)
        self._run()
        self.assertIn(self._day(15), self._days("on_time_processing"))
        with self._changed():
            transfer.move_ids.date = self._moment(3)
            self.env.flush_all()
        self._check("on_time_processing")
        self.assertIn(self._day(3), self._days("on_time_processing"))

    def test_deleted_transfer(self):
        transfer = self._transfer(20)
        self._run()
        with self._changed():
            transfer.unlink()
            self.env.flush_all()
        self._check("on_time_processing")
        self.assertNotIn(self._day(20), self._days("on_time_processing"))

    def test_transfer_cancelled_and_deleted(self):
        transfer = self._transfer(20)
        self._run()
        with self._changed():
            transfer.action_cancel()
            self.env.flush_all()
            transfer.unlink()
            self.env.flush_all()
        self._check("on_time_processing")
        self.assertNotIn(self._day(20), self._days("on_time_processing"))

    def test_order_confirmed_again(self):
        order = self._due(20).move_ids.purchase_line_id.order_id
        order.date_approve = self._moment(30)
        self._run()
        self.assertIn(self._day(30), self._days("order_release_time"))
        with self._changed():
            order.button_cancel()
            order.button_draft()
            order.order_line.date_planned = self._moment(2)
            order.button_confirm()
            self.env.flush_all()
        self._check("order_release_time", "supplier_otd", "on_time_processing")
        self.assertNotIn(self._day(30), self._days("order_release_time"))

    def test_order_cancelled_and_deleted(self):
        order = self._due(20).move_ids.purchase_line_id.order_id
        self._run()
        self.assertIn(self._day(20), self._days("supplier_otd"))
        with self._changed():
            order.button_cancel()
            self.env.flush_all()
            order.unlink()
            self.env.flush_all()
        self._check("order_release_time", "supplier_otd")
        self.assertNotIn(self._day(20), self._days("supplier_otd"))

    def test_deleted_reordering_rule(self):
        rule = self.env["stock.warehouse.orderpoint"].create(
            {
                "product_id": self.product.id,
                "location_id": self.warehouse.lot_stock_id.id,
                "product_min_qty": 1,
                "product_max_qty": 5,
            }
        )
        self._run()
        self.assertIn(self.today, self._days("stock_out"))
        with self._changed():
            rule.unlink()
            self.env.flush_all()
        self._check("stock_out")
        self.assertFalse(self._days("stock_out"))

    def test_due_date_extended(self):
        self._own(self.central)
        employee = self._employee("late")
        course = self.env["jxc.course"].create(
            {"name": "Lifting", "company_id": self.company.id, "delivery": "self"}
        )
        assignments = self.env["jxc.training.assignment"]
        assignments._assign(employee, course)
        assignment = assignments.search([("employee_id", "=", employee.id)])
        assignment._as_engine().date_due = self._day(9)
        self._run()
        self.assertIn(self._day(9), self._days("training_completion"))
        with self._changed():
            assignment._as_engine().date_due = self._day(-30)
            self.env.flush_all()
        self._check("training_completion")
        self.assertFalse(self._days("training_completion"))

    def test_deleted_version_of_an_employee(self):
        employee = self._employee("moved")
        version = employee.create_version(
            {"date_version": self._day(5), "department_id": self.east.id}
        )
        marked = []
        kpis = type(self.env["jxc.kpi"])
        with patch.object(
            kpis, "_mark_records", lambda _self, name, ids: marked.append((name, ids))
        ):
            version.unlink()
        self.assertIn(("hr.version", version.ids), marked)

    def test_deleted_person_and_warehouse(self):
        clerk = self._user("leaver", "stock.group_stock_user", level="all")
        receipt = self._receipt(days_ago=4, by=clerk)
        self._run()
        self.assertEqual({key[3] for key in self._facts()}, {clerk})
        self.assertEqual(receipt.jxc_validated_by_id, clerk)
        with self._changed():
            self.env["jxc.user.scope"].search([("user_id", "=", clerk.id)]).unlink()
            clerk.unlink()
            self.env.flush_all()
        self._run()
        self.assertEqual(
            {key[3]: values for key, values in self._facts().items()},
            {self.env["res.users"]: (1, 1, 1)},
        )
        empty = self.env["stock.warehouse"].create({"name": "Gone", "code": "GONE"})
        self.env.cr.execute(
            "INSERT INTO jxc_kpi_fact (kpi_id, company_id, day, warehouse_id, num, den,"
            " records) VALUES (%s, %s, %s, %s, 1, 1, 1)",
            [self.kpi.id, self.company.id, self._day(8), empty.id],
        )
        empty._unlink_mark_facts()
        marks = self.env["jxc.kpi.dirty"].search([("kpi_id", "=", self.kpi.id)])
        self.assertEqual(marks.day_from, self._day(8))

    def _receive_due(self, days_ago):
        receipt = self._due(days_ago)
        with self._changed():
            receipt.button_validate()
            self.env.flush_all()

    def _queries_once_known(self, days_ago):
        # what is asked once is known afterwards, such as the next numbers
        with self.alike():
            self._receive_due(days_ago)
            return self.queries_of(lambda: self._receive_due(days_ago))

    def test_ordering_and_receiving_cost_nothing(self):
        transfers = type(self.env["stock.picking"])
        for days_ago in (-3, 3):
            with patch.object(transfers, "_jxc_dates", lambda _self, _name: {}):
                without = self._queries_once_known(days_ago)
            with self.subTest(days_ago):
                self.assertEqual(self._queries_once_known(days_ago), without)

    def test_what_is_not_due_yet_costs_nothing(self):
        receipt = self._due(-5)
        self.env.flush_all()
        kpis = type(self.env["jxc.kpi"])
        with patch.object(kpis, "_mark_for") as mark:
            receipt.move_ids.purchase_line_id.date_planned = self._moment(-9)
            receipt.move_ids.date = self._moment(-8)
            receipt.button_validate()
            self.env.flush_all()
        mark.assert_not_called()
