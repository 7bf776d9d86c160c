from datetime import datetime, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged

from ...models.assessment import jxc_kpi_engine
from ...tools import kpi_days
from ...tools.kpi_run import KpiRun
from .common_kpi import KpiCommon


@tagged("post_install", "-at_install")
class TestKpiIncremental(KpiCommon):
    """What each run looks at, and that it misses nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stock = cls._kpi("sample_stock")

    def _run_at(self, watermark):
        """Run as the scheduled job does that began at a moment."""
        self.env.flush_all()
        run = KpiRun(watermark)
        for kpi, health in self.env["jxc.kpi"]._jobs(self.company):
            kpi._calculate_one(health, run)

    def test_only_changed_days_are_calculated(self):
        self._receipt(days_ago=40)
        old = self._receipt(days_ago=20)
        self._run_at(self.env.cr.now() + timedelta(minutes=1))
        with self._later(minutes=5):
            old.origin = "bad"
            self._run_at(self.env.cr.now() + timedelta(minutes=1))
        self.assertEqual(self._health().day_count, 1)
        self.assertEqual(self._health().changed_count, 1)
        with self._later(minutes=10):
            self._run_at(self.env.cr.now())
        # nothing was left to do, so what is told is about the run before
        self.assertEqual(self._health().changed_count, 1)
        # a snapshot depends on what happened before: all days since
        self.assertGreaterEqual(self._health(self.stock).day_count, 21)

    def test_what_is_committed_late_is_seen(self):
        receipt = self._receipt()
        begun = self.env.cr.now()
        # another transaction began before this run and has not been committed yet
        self._run_at(begun + timedelta(minutes=1))
        with self._later(minutes=2):
            receipt.origin = "bad"
        with self._later(minutes=9):
            # the run at 9 minutes started from the oldest transaction at 1 minute
            self._run_at(self.env.cr.now())
        [values] = self._facts().values()
        self.assertEqual(values[0], 0)

    def test_watermark_is_the_oldest_transaction(self):
        with self.registry.cursor() as cursor:
            cursor.execute("SELECT now() AT TIME ZONE 'UTC'")
            [other] = cursor.fetchone()
            self.assertLessEqual(self.env["jxc.kpi"]._oldest_transaction(), other)

    def test_earlier_day_of_a_transfer_is_forgotten(self):
        receipt = self._receipt()
        self._run_at(self.env.cr.now() + timedelta(minutes=1))
        with self._later(minutes=5):
            receipt.date_done -= timedelta(days=30)
            self._run_at(self.env.cr.now())
        [key] = self._facts()
        self.assertEqual(key[0], self.today - timedelta(days=30))

    def test_restamped_documents_are_calculated_again(self):
        order = self._order()
        order.button_confirm()
        self._calculate()
        health = self._health()
        with self._later(minutes=5):
            marked = "SELECT count(*) FROM jxc_kpi_dirty WHERE kpi_id = %s"
            self._own(self.central, "warehouse", self.warehouse)
            self.env.cr.execute(marked, [health.kpi_id.id])
            # an open transfer counts on no day yet
            self.assertEqual(self.env.cr.fetchone(), (0,))

    def test_stamped_history_is_calculated_again(self):
        self._own(self.central, date_from=self.today - timedelta(days=30))
        receipt = self._receipt(days_ago=20)
        self.env.cr.execute(
            "UPDATE stock_picking SET jxc_department_id = NULL WHERE id = %s",
            [receipt.id],
        )
        self._calculate()
        self.assertFalse([key[1] for key in self._facts() if key[1]])
        with self._later(minutes=5):
            for _stamped in self.env["jxc.stamp"]._stamp_history(self.company):
                pass
            self._run_at(self.env.cr.now())
        self.assertEqual([key[1] for key in self._facts()], [self.central])

    def test_register_changes_who_led(self):
        self._calculate()
        none = self.env["hr.department"]
        self.assertEqual({key[1] for key in self._facts(self.stock)}, {none})
        begin = self.today - timedelta(days=1)
        with self._later(minutes=5):
            self._own(self.central, "warehouse", self.warehouse, date_from=begin)
            self._calculate()
        today = {
            key[2]: key[1] for key in self._facts(self.stock) if key[0] == self.today
        }
        self.assertEqual(today[self.warehouse], self.central)
        self.assertEqual(today[self.warehouse_east], none)

    def test_snapshot_of_the_running_month_is_that_of_today(self):
        tomorrow = datetime.combine(self.today, datetime.min.time())
        tomorrow += timedelta(days=1, hours=12)
        self._calculate()
        with freeze_time(tomorrow):
            self._calculate()
        days = {key[0] for key in self._facts(self.stock)}
        self.assertIn(tomorrow.date(), days)
        is_month_end = tomorrow.day == 1
        self.assertEqual(self.today in days, is_month_end)

    def test_two_workers_do_not_calculate_the_same(self):
        self._calculate()
        before = self._health().computed_on
        with (
            patch.object(
                type(self.env["jxc.kpi.health"]),
                "try_lock_for_update",
                return_value=self.env["jxc.kpi.health"],
            ),
            freeze_time(datetime.now() + timedelta(hours=1)),
        ):
            self._receipt()
            self._calculate()
        self.assertEqual(self._health().computed_on, before)
        self.assertFalse(self._facts())

    def test_conflict_with_another_worker_is_no_failure(self):
        with patch.object(
            type(self.kpi),
            "_calculate_locked",
            side_effect=jxc_kpi_engine.BUSY[0]("could not serialize access"),
        ):
            self._calculate()
        self.assertEqual(self._health().state, "waiting")

    def test_day_begins_at_midnight_of_the_company(self):
        receipt = self._receipt()
        self.company.resource_calendar_id.tz = "Asia/Shanghai"
        night = datetime.combine(self.today - timedelta(days=9), datetime.min.time())
        for moment, day in (
            (night.replace(hour=15, minute=59), night.date()),
            (night.replace(hour=16), night.date() + timedelta(days=1)),
        ):
            receipt.date_done = moment
            self._calculate()
            with self.subTest(moment):
                self.assertEqual([key[0] for key in self._facts()], [day])
        self.assertEqual(
            self.company._jxc_moments(night.date(), night.date()),
            [night - timedelta(hours=8), night + timedelta(hours=16)],
        )

    def test_day_begins_at_the_first_of_two_midnights(self):
        calendar = self.company.resource_calendar_id
        for zone, day, begun in (
            # clocks go back from one o'clock to midnight
            ("America/Havana", datetime(2024, 11, 3), datetime(2024, 11, 3, 4)),
            ("Atlantic/Azores", datetime(2024, 10, 27), datetime(2024, 10, 27)),
            # and forward from midnight to one o'clock
            ("America/Havana", datetime(2024, 3, 10), datetime(2024, 3, 10, 5)),
            ("Europe/Berlin", datetime(2024, 10, 27), datetime(2024, 10, 26, 22)),
        ):
            with self.subTest(zone, day=day):
                calendar.tz = zone
                before = day.date() - timedelta(days=1)
                start, _stop = self.company._jxc_moments(day.date(), day.date())
                _start, stop = self.company._jxc_moments(before, before)
                self.assertEqual((start, stop), (begun, begun))

    def test_companies_do_not_mix(self):
        other = self.env["res.company"].create({"name": "Other Company"})
        self.env.user.company_ids |= other
        self._receipt()
        self.env["jxc.kpi"]._calculate(self.company | other)
        self.assertEqual(len(self._facts()), 1)
        facts = self.env["jxc.kpi.fact"].sudo()
        elsewhere = [("company_id", "=", other.id), ("kpi_id", "=", self.kpi.id)]
        self.assertFalse(facts.search(elsewhere))
        health = self.env["jxc.kpi.health"].sudo()
        self.assertEqual(
            health.search([("company_id", "=", other.id)]).mapped("state"),
            ["ok", "ok"],
        )

    def test_archived_kpi_starts_again(self):
        self._receipt()
        self._calculate()
        self.kpi.active = False
        late = self._receipt("bad")
        self._calculate()
        self.assertEqual(list(self._facts().values()), [(1, 1, 1)])
        self.kpi.active = True
        self._calculate()
        self.assertTrue(late)
        self.assertEqual(list(self._facts().values()), [(1, 2, 2)])

    def test_scheduled_jobs(self):
        self._receipt()
        self.run_job("jxc.kpi", "_cron_calculate")
        self.assertEqual(len(self._facts()), 1)
        # what no change tells of
        self.env.cr.execute("UPDATE jxc_kpi_fact SET num = 9")
        self.env["jxc.kpi.fact"].invalidate_model()
        self._health()._as_engine().rebuilt_on = "2020-01-01"
        self.run_job("jxc.kpi", "_cron_verify")
        self.assertEqual([one[0] for one in self._facts().values()], [1])

    def test_quiet_run_costs_little(self):
        self._calculate()
        with self._later(minutes=5):
            self._calculate()
        with self._later(minutes=10):
            self._calculate()
            self.env.flush_all()
            with self.assertQueryCount(24):
                self._calculate()

    def test_longer_history(self):
        self._receipt(days_ago=150)
        self._calculate()
        self.assertFalse(self._facts())
        self.company.jxc_kpi_months = 6
        self._calculate()
        self.assertEqual(len(self._facts()), 1)
        start = kpi_days.months_before(self.today, 6)
        self.assertEqual(self._health().day_first, start)
