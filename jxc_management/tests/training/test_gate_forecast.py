from datetime import timedelta
from unittest.mock import patch

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common_gate import KEEPER, GateCommon


@tagged("post_install", "-at_install")
class TestGateForecast(GateCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._own(cls.central, "warehouse", cls.warehouse)
        cls._own(cls.east, "warehouse", cls.warehouse_east)

    def _rows(self, warehouse=None):
        self.env["jxc.gate.coverage"]._refresh(self.company)
        domain = [("warehouse_id", "=", (warehouse or self.warehouse).id)]
        return self.env["jxc.gate.coverage"].search(domain, order="day")

    def _expire(self, employee, days):
        certificates = self.env["jxc.certificate"].search(
            [("employee_id", "=", employee.id)]
        )
        expiry = self.today + timedelta(days=days)
        certificates._as_engine().write({"date_expiry": expiry})

    def test_days_and_states(self):
        gate = self._gate("receipt")
        self._expire(self.able, 4)
        self._expire(self.second, 9)
        rows = self._rows()
        self.assertEqual(len(rows), 60)
        self.assertEqual(rows[0].day, self.today)
        self.assertEqual(rows.gate_id, gate)
        self.assertEqual(rows.department_id, self.central)
        counts = rows.mapped("qualified_count")
        self.assertEqual(counts, [2] * 5 + [1] * 5 + [0] * 50)
        self.assertEqual(rows[4].state, "ok")
        self.assertEqual(rows[5].state, "thin")
        self.assertEqual(rows[10].state, "none")
        self.assertEqual(rows[4].leaving, "Able")
        self.assertEqual(rows[9].leaving, "Second")
        self.assertFalse(rows[5].leaving)

    def test_a_renewal_that_starts_later_leaves_a_gap(self):
        self._gate("receipt")
        self._expire(self.able, 3)
        self._certify(self.able, since=-6, days=90)
        counts = self._rows().mapped("qualified_count")
        self.assertEqual(counts[:8], [2, 2, 2, 2, 1, 1, 2, 2])

    def test_all_courses_count_together(self):
        other = self.env["jxc.course"].create({"name": "Forklift"})
        self._gate("receipt", course_ids=[Command.set((self.course | other).ids)])
        self._certify(self.able, course=other, days=2)
        counts = self._rows().mapped("qualified_count")
        self.assertEqual(counts[:4], [1, 1, 1, 0])

    def test_only_places_of_the_gate(self):
        self._gate("receipt", warehouse_ids=[Command.set(self.warehouse.ids)])
        self._gate("adjustment", mode="off")
        self.assertTrue(self._rows())
        self.assertFalse(self._rows(self.warehouse_east))
        self._gate("approval")
        self.env["jxc.gate.coverage"]._refresh(self.company)
        rows = self.env["jxc.gate.coverage"].search([("operation", "=", "approval")])
        self.assertEqual(len(rows), 60)
        self.assertFalse(rows.warehouse_id)

    def test_refreshing_replaces(self):
        gate = self._gate("receipt")
        self._rows()
        self.assertEqual(len(self._rows()), 60)
        gate.mode = "off"
        self.assertFalse(self._rows())

    def test_queries_do_not_depend_on_people(self):
        self._gate("receipt")
        self._gate("delivery")

        def refresh():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["jxc.gate.coverage"]._refresh(self.company)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        refresh()
        few = refresh()
        for number in range(8):
            self._certify(self._employee(f"more{number}", KEEPER, self.central))
        refresh()
        self.assertLessEqual(refresh(), few)

    def test_leads_are_told_once_and_beforehand(self):
        self._gate("receipt", warehouse_ids=[Command.set(self.warehouse.ids)])
        for employee, days in ((self.able, 20), (self.second, 10)):
            self._expire(employee, days)

        def told():
            self.run_job("jxc.gate.coverage", "_cron_refresh")
            return self.env["mail.activity"].search([("res_model", "=", "jxc.gate")])

        self.assertFalse(told())
        self._expire(self.able, 12)
        first = told()
        self.assertEqual(first.user_id, self.lead.user_id)
        self.assertEqual(first.date_deadline, self.today + timedelta(days=13))
        self.assertEqual(told(), first)
        first.action_done()
        self.assertFalse(told())

    def test_who_reads_it(self):
        self._gate("receipt")
        self._rows()
        count = self.env["jxc.gate.coverage"].search_count

        def seen(employee):
            return count.__self__.with_user(employee.user_id).search(
                [("company_id", "=", self.company.id)]
            )

        controller = self._employee("auditor", "jxc_management.group_jxc_controller")
        admin = self._employee("boss", "jxc_management.group_jxc_administrator")
        officer = self._employee("officer", "hr.group_hr_user")
        for everybody in (controller, admin, officer):
            self.assertEqual(len(seen(everybody)), 120)
        self.assertEqual(seen(self.lead).warehouse_id, self.warehouse)
        self.assertFalse(self._rows(self.warehouse_east).department_id)
        self.assertFalse(seen(self.keeper))
        row = seen(controller)[0]
        for change in (
            lambda: row.with_user(admin.user_id).write({"qualified_count": 9}),
            lambda: row.with_user(admin.user_id).unlink(),
            lambda: row.with_user(admin.user_id).create({"gate_id": row.gate_id.id}),
        ):
            with self.assertRaises(AccessError):
                change()
        with self.assertRaisesRegex(AccessError, "Leads, controllers"):
            row.with_user(self.lead.user_id).action_refresh()
        self.lead.user_id.group_ids |= self.env.ref("jxc_management.group_jxc_lead")
        row.with_user(self.lead.user_id).action_refresh()
        with self.assertRaises(AccessError):
            seen(controller)[0].with_user(self.keeper.user_id).action_people()

    def test_archived_warehouses_have_no_forecast(self):
        self._gate("receipt")
        self.warehouse_east.active = False
        coverage = self.env["jxc.gate.coverage"]
        boss = self._employee("boss", "jxc_management.group_jxc_administrator")
        everything = coverage.with_user(boss.user_id).with_context(active_test=False)
        everything.action_refresh()
        places = coverage.search([]).warehouse_id.with_context(active_test=False)
        self.assertIn(self.warehouse, places)
        self.assertNotIn(self.warehouse_east, places)

    def test_one_company_does_not_stop_the_others(self):
        self._gate("receipt")
        other = self.env["res.company"].create({"name": "Elsewhere"})
        self._gate("receipt", company_id=other.id)
        coverage = type(self.env["jxc.gate.coverage"])
        refresh = coverage._refresh
        done = []

        def fail_here(records, company):
            if company == self.company:
                raise ZeroDivisionError
            done.append(company)
            return refresh(records, company)

        with (
            patch.object(coverage, "_refresh", fail_here),
            self.assertLogs("odoo.addons.jxc_management.models.core.ir_cron", "ERROR"),
        ):
            self.run_job("jxc.gate.coverage", "_cron_refresh")
        self.assertIn(other, done)
        self.assertNotIn(self.company, done)

    def test_people_of_a_place(self):
        self._expire(self.able, 3)
        gate = self._gate("receipt")

        def people(employee, record):
            action = record.with_user(employee.user_id).action_preview()
            rows = self.env[action["res_model"]].with_user(employee.user_id)
            return rows.search(action["domain"])

        rows = people(self.lead, gate)
        self.assertEqual(
            set(rows.mapped("name")), {"Able", "Second", "Keeper", "Buyer"}
        )
        rows = rows.filtered(lambda row: row.warehouse_id == self.warehouse)
        able = rows.filtered(lambda row: row.name == "Able")
        self.assertTrue(able.is_qualified)
        self.assertEqual(able.last_day, self.today + timedelta(days=3))
        keeper = rows.filtered(lambda row: row.name == "Keeper")
        self.assertFalse(keeper.is_qualified)
        self.assertIn("Receiving Goods", keeper.lacks)
        self.assertEqual(set(people(self.keeper, gate).mapped("name")), {"Keeper"})
        stranger = self._employee("stranger", "base.group_user", self.finance)
        with self.assertRaises(AccessError):
            people(stranger, gate)
        row = self._rows()[5]
        action = row.with_user(self.lead.user_id).action_people()
        found = self.env[action["res_model"]].search(action["domain"])
        able = found.filtered(lambda one: one.name == "Able")
        self.assertFalse(able.is_qualified)


@tagged("post_install", "-at_install")
class TestGateAccess(GateCommon):
    def test_who_keeps_gates(self):
        gate = self._gate("receipt")
        admin = self._employee("boss", "jxc_management.group_jxc_administrator")
        gate.with_user(admin.user_id).write({"mode": "warn"})
        self.assertTrue(gate.with_user(admin.user_id).may_configure)
        for groups in (
            "base.group_user",
            "jxc_management.group_jxc_lead",
            "jxc_management.group_jxc_controller",
            "stock.group_stock_manager",
        ):
            user = self._employee(f"other_{groups.split('.')[1]}", groups).user_id
            mine = gate.with_user(user)
            self.assertTrue(mine.name)
            self.assertTrue(mine.summary)
            self.assertFalse(mine.may_configure)
            for change in (
                lambda mine=mine: mine.write({"mode": "off"}),
                lambda mine=mine: mine.unlink(),
                lambda mine=mine: mine.copy(),
            ):
                with self.assertRaises(AccessError):
                    change()

    def test_who_reads_the_log(self):
        self._gate("receipt", mode="warn")
        self._receipt(self.keeper).button_validate()
        self._receipt(self.buyer).button_validate()
        entries = self.env["jxc.gate.log"]

        def seen(employee):
            return entries.with_user(employee.user_id).search([]).user_id

        both = self.keeper.user_id | self.buyer.user_id
        self.assertEqual(seen(self.keeper), self.keeper.user_id)
        self.assertEqual(seen(self.lead), both)
        self.assertFalse(seen(self.second))
        admin = self._employee("boss", "jxc_management.group_jxc_administrator")
        controller = self._employee("auditor", "jxc_management.group_jxc_controller")
        self.assertEqual(seen(admin), both)
        self.assertEqual(seen(controller), both)
        stranger = self._employee("stranger", "jxc_management.group_jxc_lead")
        self.assertFalse(seen(stranger))
        with self.assertRaises(AccessError):
            self.entries()[0].with_user(stranger.user_id).action_open_document()
        mine = entries.with_user(self.keeper.user_id).search([])
        self.assertEqual(mine.action_open_document()["res_model"], "stock.picking")
