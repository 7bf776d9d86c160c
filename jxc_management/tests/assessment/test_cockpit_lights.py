from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import BaseCase, tagged

from ...tools.cockpit_periods import months_until, period
from .common_cockpit import CockpitCommon


@tagged("post_install", "-at_install")
class TestCockpitPeriods(BaseCase):
    """Days of the periods to choose from."""

    def test_running_periods_end_today(self):
        month = period("this_month", date(2026, 5, 14))
        self.assertEqual(month[:2], (date(2026, 5, 1), date(2026, 5, 14)))
        self.assertEqual(month[2:4], (date(2026, 4, 1), date(2026, 4, 30)))
        self.assertTrue(month.is_running)
        quarter = period("this_quarter", date(2026, 1, 1))
        self.assertEqual(quarter[:2], (date(2026, 1, 1), date(2026, 1, 1)))
        self.assertEqual(quarter[2:4], (date(2025, 10, 1), date(2025, 12, 31)))

    def test_past_periods_are_whole(self):
        month = period("last_month", date(2026, 3, 31))
        self.assertEqual(month[:2], (date(2026, 2, 1), date(2026, 2, 28)))
        self.assertFalse(month.is_running)
        quarter = period("last_quarter", date(2026, 5, 14))
        self.assertEqual(quarter[:2], (date(2026, 1, 1), date(2026, 3, 31)))
        self.assertEqual(quarter[2:4], (date(2025, 10, 1), date(2025, 12, 31)))

    def test_last_twelve_months(self):
        year = period("last_12_months", date(2026, 5, 14))
        self.assertEqual(year[:2], (date(2025, 6, 1), date(2026, 5, 14)))
        self.assertEqual(year[2:4], (date(2024, 6, 1), date(2025, 5, 31)))

    def test_months(self):
        months = months_until(date(2026, 2, 3))
        self.assertEqual(len(months), 12)
        self.assertEqual(months[0], (date(2025, 3, 1), date(2025, 3, 31)))
        self.assertEqual(months[-1], (date(2026, 2, 1), date(2026, 2, 3)))


@tagged("post_install", "-at_install")
class TestCockpitLights(CockpitCommon):
    """Values, lights, changes and months, by department and by who looks."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        now, before = cls.today, cls.last_month.last
        cls._fact(cls.on_time, now, cls.east, 45, 50)
        cls._fact(cls.on_time, now, cls.central, 20, 50)
        cls._fact(cls.on_time, now, cls.finance, 10, 10)
        cls._fact(cls.on_time, now, None, 0, 10)
        cls._fact(cls.on_time, before, cls.east, 40, 50)
        cls._fact(cls.scrap, now, cls.east, 5, 100)

    def test_company_counts_everything(self):
        for role in ("controller", "admin"):
            data = self._get(role)
            light = self._lights(data)["test_on_time"]
            self.assertEqual(data["reach"], "company")
            # (45 + 20 + 10 + 0) / (50 + 50 + 10 + 10)
            self.assertEqual((light["value"], light["light"]), (62.5, "fair"))
            self.assertEqual(light["records"], 40)
            # before: 40 / 50
            self.assertEqual((light["change"], light["trend"]), (-17.5, "worse"))
            self.assertEqual(light["target"], [90])

    def test_lights_are_of_exact_values_that_are_shown_rounded(self):
        nearly = self._kpi("nearly", "higher")
        # a level that runs on has no record of its own
        level = self._kpi("level", "higher")
        for kpi, num, records in ((nearly, 89.96, 10), (level, 0, 0)):
            self._target(kpi, floor=60, target=90, stretch=100)
            self._fact(kpi, self.today, self.east, num, 100, records=records)
        data = self._get("lead")
        lights = self._lights(data)
        light = lights["test_nearly"]
        self.assertEqual((light["value"], light["light"]), (90.0, "fair"))
        self.assertEqual(light["months"][-1]["value"], 90.0)
        light = lights["test_level"]
        self.assertEqual((light["value"], light["light"]), (0.0, "poor"))
        [row] = data["ranking"]["rows"]
        counts = {one["code"]: one["count"] for one in row["lights"]}
        self.assertEqual((counts["fair"], counts["poor"]), (1, 1))

    def test_managers_see_their_departments(self):
        boss = self._lights(self._get("boss"))["test_on_time"]
        self.assertEqual((boss["value"], boss["light"]), (65.0, "fair"))
        data = self._get("lead")
        lead = self._lights(data)["test_on_time"]
        self.assertEqual((lead["value"], lead["light"]), (90.0, "good"))
        self.assertEqual((lead["change"], lead["trend"]), (10.0, "better"))
        self.assertEqual([one["name"] for one in data["departments"]], ["East"])

    def test_departments_with_those_below(self):
        chain = self._lights(self._get("controller", department=self.chain))
        self.assertEqual(chain["test_on_time"]["value"], 65.0)
        east = self._lights(self._get("boss", department=self.east))
        self.assertEqual(east["test_on_time"]["value"], 90.0)
        self.assertEqual(east["test_scrap"]["light"], "good")

    def test_departments_out_of_reach_are_refused(self):
        for role, department in (("lead", self.central), ("boss", self.finance)):
            with self.assertRaisesRegex(UserError, "not among those that you manage"):
                self._get(role, department=department)
            with self.assertRaisesRegex(UserError, "not among those that you manage"):
                self._open(role, self.on_time, department)

    def _open(self, role, kpi, department=None):
        filters = {"department_id": department and department.id}
        return self._cockpit(role).open_records(
            kpi.id, self.month.first, self.month.last, filters
        )

    def test_employees_see_nothing(self):
        data = self._get("plain")
        self.assertEqual(data["reach"], "none")
        self.assertFalse(data["categories"] or data["tiles"] or data["departments"])
        self.assertFalse(data["ranking"]["rows"])
        with self.assertRaises(AccessError):
            self._open("plain", self.on_time)

    def test_no_data_is_not_zero(self):
        light = self._lights(self._get("lead", "last_month"))["test_scrap"]
        self.assertEqual((light["value"], light["light"]), (None, "no_data"))
        self.assertEqual((light["change"], light["trend"]), (None, None))
        known = [one for one in light["months"] if one["value"] is not None]
        self.assertFalse(known)

    def test_without_target(self):
        other = self._kpi("other", "higher")
        self._fact(other, self.today, self.east, 1, 2)
        light = self._lights(self._get("lead"))["test_other"]
        self.assertEqual((light["value"], light["light"]), (50.0, "no_target"))
        self.assertEqual(light["target"], [])

    def test_the_target_of_the_department_counts(self):
        self._target(
            self.on_time,
            scope_type="department",
            department_id=self.east.id,
            floor=92,
            target=95,
            stretch=100,
        )
        for role, department in (("lead", None), ("admin", self.east)):
            light = self._lights(self._get(role, department=department))
            self.assertEqual(light["test_on_time"]["light"], "poor", role)
            self.assertEqual(light["test_on_time"]["target"], [95])

    def test_few_records_are_marked(self):
        few = self._kpi("few", "higher", min_records=5)
        self._fact(few, self.today, self.east, 1, 1, records=4)
        lights = self._lights(self._get("lead"))
        self.assertTrue(lights["test_few"]["is_thin"])
        self.assertFalse(lights["test_on_time"]["is_thin"])

    def test_thin_or_partly_covered_periods_do_not_compare(self):
        few = self._kpi("few", "higher", min_records=5)
        for day, records in ((self.today, 9), (self.last_month.last, 4)):
            self._fact(few, day, self.east, 1, 1, records=records)
        light = self._lights(self._get("lead"))["test_few"]
        self.assertEqual((light["change"], light["trend"]), (None, None))
        begun = self._kpi("begun", "higher")
        year = period("last_12_months", self.today)
        for day in (self.today, year.before_last):
            self._fact(begun, day, self.east, 1, 1)
        light = self._lights(self._get("lead", "last_12_months"))["test_begun"]
        self.assertIsNone(light["change"])
        self._fact(begun, year.before_first, self.east, 1, 1)
        light = self._lights(self._get("lead", "last_12_months"))["test_begun"]
        self.assertEqual(light["change"], 0)

    def test_sums_of_running_periods_do_not_compare(self):
        count = self._kpi("count", "lower", aggregation="sum", factor=1, unit="number")
        self._fact(count, self.today, self.east, 3, 0)
        self._fact(count, self.last_month.last, self.east, 5, 0)
        self._fact(count, self.last_month.before_last, self.east, 9, 0)
        now = self._lights(self._get("lead"))["test_count"]
        self.assertEqual((now["value"], now["change"]), (3.0, None))
        past = self._lights(self._get("lead", "last_month"))["test_count"]
        self.assertEqual((past["value"], past["change"]), (5.0, -4.0))
        self.assertEqual(past["trend"], "better")

    def test_months_of_the_spark_line(self):
        months = self._lights(self._get("lead"))["test_on_time"]["months"]
        self.assertEqual(len(months), 12)
        self.assertEqual([one["value"] for one in months[-2:]], [80.0, 90.0])
        self.assertEqual(months[-1]["last"], self.today)

    def test_other_companies_do_not_count(self):
        other = self.env["res.company"].create({"name": "Other Company"})
        shared = self._kpi("shared", "higher", company_id=False)
        self._fact(shared, self.today, None, 1, 2, company=other)
        self._fact(shared, self.today, None, 1, 4)
        light = self._lights(self._get("controller"))["test_shared"]
        self.assertEqual(light["value"], 25.0)

    def test_archived_kpis_are_not_shown(self):
        self.scrap.action_archive()
        self.assertEqual(set(self._lights(self._get("admin"))), {"test_on_time"})

    def test_unknown_periods_are_refused(self):
        with self.assertRaisesRegex(UserError, "no period"):
            self._get("admin", "next_year")
