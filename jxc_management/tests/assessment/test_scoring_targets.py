from datetime import date

from psycopg2.errors import ExclusionViolation

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common_scoring import ScoringCommon

DAY = date(2026, 3, 31)


@tagged("post_install", "-at_install")
class TestScoringTargets(ScoringCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.buyer = cls.env["hr.job"].create(
            {"name": "Buyer", "company_id": cls.company.id}
        )
        cls.person = cls.employee.employee_id
        cls.nobody = cls.env["hr.employee"]
        cls.no_job = cls.env["hr.job"]

    def closest(self, *subjects, kpis=None, day=DAY):
        model = self.env["jxc.kpi.target"]
        return model._closest(kpis or self.otd, day, self.company, list(subjects))

    def test_order_of_levels_follows_the_direction(self):
        with self.refused("more is better", ValidationError):
            self._target(floor=96)
        with self.refused("more is better", ValidationError):
            self._target(stretch=94)
        with self.refused("less is better", ValidationError):
            self._target(self.late)
        self._target(self.late, floor=10, target=5, stretch=2)
        days = self._kpi("Days", "test_days", direction="band")
        with self.refused("band ends below", ValidationError):
            self._target(days, band_low=45, band_high=30)
        self.assertEqual(
            self._target(days, band_low=30, band_high=45).summary, "30 – 45"
        )

    def test_levels_that_do_not_fit_another_target_follow(self):
        target = self._target()
        target.target = 80
        self.assertRecordValues(target, [{"floor": 72, "stretch": 99}])
        target.target = 100
        self.assertRecordValues(target, [{"floor": 72, "stretch": 100}])
        # the levels were meant for the direction the KPI had
        self.otd.direction = "lower"
        self.assertRecordValues(target, [{"floor": 72, "stretch": 100}])

    def test_form_proposes_floor_and_stretch(self):
        with Form(self.env["jxc.kpi.target"]) as form:
            form.kpi_id = self.otd
            form.target = 90
        target = form.record
        self.assertRecordValues(target, [{"floor": 81, "stretch": 90}])
        with Form(self.env["jxc.kpi.target"]) as form:
            form.kpi_id = self.late
            form.target = 10
        self.assertRecordValues(form.record, [{"floor": 11, "stretch": 10}])

    def test_scope_needs_its_record_and_drops_others(self):
        with self.refused("choose the Department", ValidationError):
            self._target(scope_type="department")
        target = self._target(scope_type="department", department_id=self.central.id)
        self.assertEqual(target.scope_name, "Department: Supply Chain / Central")
        target.write({"scope_type": "job", "job_id": self.buyer.id})
        self.assertFalse(target.department_id)
        target.scope_type = "company"
        self.assertFalse(target.job_id)

    def test_one_target_per_scope_at_a_time(self):
        first = self._target(date_to="2025-12-31")
        self._target(date_from="2026-01-01")
        with self.refused("has another target from", ValidationError):
            first.date_to = "2026-01-01"
        with self.refused("has another target from", ValidationError):
            self._target(date_from="2030-01-01")
        self._target(scope_type="job", job_id=self.buyer.id)
        with self.refused("has another target from", ValidationError):
            self._target(scope_type="job", job_id=self.buyer.id, date_to="2020-01-01")

    def test_database_keeps_targets_apart_as_well(self):
        self._target()
        other = self._target(self.late, floor=99, target=5, stretch=1)
        with self.assertRaises(ExclusionViolation), mute_logger("odoo.sql_db"):
            with self.cr.savepoint():
                self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
                self.env.cr.execute(
                    "UPDATE jxc_kpi_target SET kpi_id = %s WHERE id = %s",
                    (self.otd.id, other.id),
                )

    def test_closest_scope_counts(self):
        company = self._target()
        chain = self._target(scope_type="department", department_id=self.chain.id)
        central = self._target(scope_type="department", department_id=self.central.id)
        job = self._target(scope_type="job", job_id=self.buyer.id)
        person = self._target(scope_type="employee", employee_id=self.person.id)
        found = self.closest(
            (self.central, self.buyer, self.person),
            (self.central, self.buyer, self.nobody),
            (self.central, self.no_job, self.nobody),
            (self.east, self.no_job, self.nobody),
            (self.finance, self.no_job, self.nobody),
            (self.env["hr.department"], self.no_job, self.nobody),
        )
        self.assertEqual(
            [one[self.otd.id] for one in found],
            [person, job, central, chain, company, company],
        )

    def test_dates_decide_as_well(self):
        old = self._target(date_to="2026-02-28")
        new = self._target(date_from="2026-03-01", target=97)
        subject = (self.central, self.no_job, self.nobody)
        for day, target in ((date(2026, 2, 28), old), (date(2026, 3, 1), new)):
            [found] = self.closest(subject, day=day)
            self.assertEqual(found, {self.otd.id: target})
        self.assertEqual(self.closest(subject, day=date(2019, 12, 31)), [{}])
        self.assertEqual(self.closest(subject, kpis=self.late), [{}])

    def test_queries_do_not_depend_on_the_number_of_subjects(self):
        self._target()
        self._target(scope_type="department", department_id=self.central.id)
        subjects = []
        counts = []
        for _round in range(2):
            for number in range(10):
                department = self._department(f"D{number}", self.central)
                subjects.append((department, self.buyer, self.nobody))
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertTrue(all(self.closest(*subjects)))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(*counts)
        self.assertLessEqual(counts[0], 4)

    def test_light_and_snapshot(self):
        target = self._target()
        lights = {96: "good", 90: "fair", 80: "poor", None: None}
        self.assertEqual({value: target._light(value) for value in lights}, lights)
        self.assertIsNone(target.browse()._light(96))
        self.assertIsNone(target.browse()._snapshot())
        snapshot = target._snapshot()
        self.assertEqual(snapshot["target"], 95)
        target.target = 97
        self.assertEqual(snapshot["target"], 95)

    def _month(self, months_ago, value, **values):
        first = self.company._jxc_today().replace(day=1)
        day = fields.Date.subtract(first, months=months_ago)
        self._facts(self.otd, day, value, 100, **values)

    def test_wizard_proposes_what_is_usual(self):
        for month, value in enumerate((90, 92, 94, 96, 98), start=1):
            self._month(month, value, department_id=self.central.id)
        # this month is not over, the thirteenth is too long ago
        self._month(0, 1)
        self._month(13, 1)
        known = self._kpi("Turnover", "inventory_turnover_test")
        wizard = self.env["jxc.kpi.target.setup"].create(
            {"kpi_ids": (self.otd | self.late | known).ids, "date_from": "2026-01-01"}
        )
        self.assertRecordValues(
            wizard.line_ids.filtered(lambda line: line.kpi_id == self.otd),
            [
                {
                    "floor": 92,
                    "target": 94,
                    "stretch": 96,
                    "basis": "past",
                    "current": "90",
                }
            ],
        )
        others = wizard.line_ids.filtered(lambda line: line.kpi_id != self.otd)
        self.assertEqual(set(others.mapped("basis")), {"none"})
        wizard.write({"scope_type": "department", "department_id": self.east.id})
        self.assertEqual(set(wizard.line_ids.mapped("basis")), {"none"})
        wizard.department_id = self.chain
        self.assertIn("past", wizard.line_ids.mapped("basis"))

    def test_wizard_replaces_what_counted_until_then(self):
        old = self._target()
        wizard = self.env["jxc.kpi.target.setup"].with_user(self.administrator)
        wizard = wizard.create({"kpi_ids": self.otd.ids, "date_from": "2026-01-01"})
        wizard.line_ids.write({"floor": 80, "target": 90, "stretch": 95})
        new = self.env["jxc.kpi.target"].search(wizard.action_apply()["domain"])
        self.assertEqual(old.date_to, date(2025, 12, 31))
        self.assertRecordValues(
            new, [{"target": 90, "date_from": date(2026, 1, 1), "date_to": False}]
        )
        wizard.line_ids.target = 91
        again = self.env["jxc.kpi.target"].search(wizard.action_apply()["domain"])
        self.assertEqual((again, again.target), (new, 91))
        wizard.line_ids.is_chosen = False
        with self.refused("at least one KPI"):
            wizard.action_apply()
