from datetime import timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .common_kpi import KpiCommon


@tagged("post_install", "-at_install")
class TestKpiReading(KpiCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.audit = cls.env["jxc.kpi"].create(
            {"name": "Order in the Warehouse", "code": "test_audit", "kind": "manual"}
        )
        lead = "jxc_management.group_jxc_lead"
        cls.auditor = cls._user("reading_auditor", lead)
        cls.above = cls._user("reading_above", lead)
        cls.manager = cls._user("reading_manager", lead)
        cls.clerk = cls._user("reading_clerk", "base.group_user")
        cls.stranger = cls._user("reading_stranger", lead)
        cls.controller = cls._user(
            "reading_controller", "jxc_management.group_jxc_controller"
        )
        cls.administrator = cls._user(
            "reading_admin", "jxc_management.group_jxc_administrator"
        )
        cls.chain.manager_id = cls._employee(cls.above, cls.chain)
        cls.central.manager_id = cls._employee(cls.manager, cls.central)
        cls.worker = cls._employee(cls.clerk, cls.central)

    @classmethod
    def _employee(cls, user, department):
        return cls.env["hr.employee"].create(
            {
                "name": user.name,
                "user_id": user.id,
                "company_id": cls.company.id,
                "department_id": department.id,
                "date_version": cls.today - timedelta(days=60),
            }
        )

    def _reading(self, user=None, **values):
        readings = self.env["jxc.kpi.reading"].with_user(user or self.auditor)
        return readings.create(
            {
                "kpi_id": self.audit.id,
                "company_id": self.company.id,
                "day": self.today,
                "department_id": self.central.id,
                "num": 85,
                **values,
            }
        )

    def test_confirmed_reading_counts(self):
        reading = self._reading()
        self._calculate()
        self.assertFalse(self._facts(self.audit))
        reading.with_user(self.above).action_confirm()
        self.assertEqual(reading.confirmed_by_id, self.above)
        self._calculate()
        none = self.env["stock.warehouse"], self.env["res.users"]
        facts = {(self.today, self.central, *none): (85, 100, 1)}
        self.assertEqual(self._facts(self.audit), facts)
        reading.with_user(self.administrator).action_refuse()
        self._calculate()
        self.assertFalse(self._facts(self.audit))

    def test_reading_of_a_person_counts_for_his_department_of_the_day(self):
        version = self.worker.create_version(
            {
                "date_version": self.today - timedelta(days=5),
                "department_id": self.east.id,
            }
        )
        version.department_id = self.east
        day = self.today - timedelta(days=10)
        reading = self._reading(employee_id=self.worker.id, day=day)
        self.assertEqual(reading.department_id, self.central)
        self.assertEqual(reading.user_id, self.clerk)
        late = self._reading(employee_id=self.worker.id)
        self.assertEqual(late.department_id, self.east)

    def test_who_confirms(self):
        reading = self._reading()
        for user in (self.auditor, self.manager, self.stranger, self.controller):
            with self.subTest(user.login), self.assertRaises(AccessError):
                reading.with_user(user).action_confirm()
        person = self._reading(employee_id=self.worker.id)
        with self.assertRaises(AccessError):
            person.with_user(self.clerk).action_confirm()
        person.with_user(self.manager).action_confirm()
        reading.with_user(self.administrator).action_confirm()
        with self.assertRaises(UserError):
            reading.with_user(self.administrator).action_confirm()
        self.assertEqual((reading | person).mapped("state"), ["confirmed"] * 2)

    def test_nobody_confirms_what_he_changed(self):
        reading = self._reading()
        reading.with_user(self.administrator).num = 99
        self.assertEqual(reading.entered_by_id, self.administrator)
        with self.assertRaises(AccessError):
            reading.with_user(self.administrator).action_confirm()

    def test_nobody_enters_about_himself(self):
        employee = self._employee(self.auditor, self.east)
        with self.assertRaises(AccessError):
            self._reading(employee_id=employee.id)
        reading = self._reading()
        with self.assertRaises(AccessError):
            reading.with_user(self.auditor).employee_id = employee

    def test_state_is_set_by_buttons_only(self):
        for values in (
            {"state": "confirmed"},
            {"confirmed_by_id": self.above.id},
            {"entered_by_id": self.above.id},
            {"user_id": self.above.id},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                self._reading(**values)
            reading = self._reading()
            with self.subTest(values), self.assertRaises(UserError):
                reading.with_user(self.auditor).write(values)
        forged = self.env["jxc.kpi.reading"].with_context(
            default_state="confirmed", default_entered_by_id=self.above.id
        )
        values = {"kpi_id": self.audit.id, "company_id": self.company.id, "num": 1}
        values["department_id"] = self.central.id
        reading = forged.with_user(self.auditor).create(values)
        self.assertEqual(reading.state, "draft")
        self.assertEqual(reading.entered_by_id, self.auditor)

    def test_readings_say_whom_they_are_about(self):
        with self.assertRaisesRegex(UserError, "neither department nor person"):
            self._reading(department_id=False)
        whole = self._reading(self.administrator, department_id=False)
        self.assertFalse(whole.department_id)
        values = {"kpi_id": self.audit.id, "company_id": self.company.id, "num": 1}
        reading = self.env["jxc.kpi.reading"].with_user(self.manager).create(values)
        self.assertEqual(reading.department_id, self.central)

    def test_a_department_sees_what_was_seen_in_it(self):
        whole, own = self._reading(), self._reading(employee_id=self.worker.id)
        about_another = self._reading(employee_id=self.manager.employee_id.id)
        readings = self.env["jxc.kpi.reading"].with_user(self.clerk)
        self.assertEqual(readings.search([]), own)
        for reading in (whole, about_another):
            reading.with_user(self.administrator).action_confirm()
        self.assertEqual(readings.search([]), whole | own)
        strangers = readings.with_user(self._user("reading_none", "base.group_user"))
        self.assertFalse(strangers.search([]))

    def test_records_that_are_hidden_are_counted(self):
        hidden = self._reading(self.administrator, department_id=self.east.id)
        ids = hidden.ids
        kpi = self.audit.with_user(self.clerk)
        with self.assertRaisesRegex(UserError, "The 1 records behind .* not for you"):
            kpi._records_action(ids, "den")
        own = self._reading(employee_id=self.worker.id)
        action = kpi._records_action(ids + own.ids, "den")
        self.assertRegex(action["name"], r"\(1 of 2, the others are hidden from you\)")
        self.assertEqual(kpi._records_action(own.ids, "den")["name"], kpi.name)
        self.assertEqual(kpi._records_action([], "den")["name"], kpi.name)

    def test_decided_readings_are_kept(self):
        reading = self._reading()
        with self.assertRaises(AccessError):
            reading.with_user(self.above).num = 100
        with self.assertRaises(AccessError):
            reading.with_user(self.above).unlink()
        reading.with_user(self.above).action_confirm()
        for user in (self.auditor, self.administrator):
            with self.assertRaises(UserError):
                reading.with_user(user).num = 100
            with self.assertRaises(UserError):
                reading.with_user(user).unlink()

    def test_who_sees(self):
        reading = self._reading(employee_id=self.worker.id)
        sees = self.env["jxc.kpi.reading"]
        for user, expected in (
            (self.clerk, reading),
            (self.manager, reading),
            (self.above, reading),
            (self.auditor, reading),
            (self.controller, reading),
            (self.administrator, reading),
            (self.stranger, sees),
        ):
            with self.subTest(user.login):
                found = sees.with_user(user).search([("kpi_id", "=", self.audit.id)])
                self.assertEqual(found, expected)
        for user in (self.clerk, self.controller):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self._reading(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                reading.with_user(user).note = "Better than that"

    def test_bad_readings(self):
        flow = self._kpi("sample_stock")
        for values in (
            {"num": 101},
            {"num": -1},
            {"day": self.today + timedelta(days=2)},
            {"kpi_id": flow.id},
        ):
            with self.subTest(values), self.assertRaises(ValidationError):
                self._reading(**values)
