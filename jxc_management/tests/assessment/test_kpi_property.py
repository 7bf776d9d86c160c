import logging
import random
from collections import defaultdict
from datetime import timedelta

from odoo.fields import Date
from odoo.tests import tagged

from ...tools.kpi_run import KpiRun
from .common_kpi_steps import KpiSteps

_logger = logging.getLogger(__name__)

SEEDS = (11, 23, 47)
STEPS = 15


@tagged("post_install", "-at_install")
class TestKpiProperty(KpiSteps):
    """Whatever happens: changed days only = whole history = sums made by hand."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        kpis = cls.env["jxc.kpi"].with_context(active_test=False)
        kpis.search([("source", "!=", False)]).active = True
        cls._kpi("sample_stock")
        cls.product.orderpoint_ids = [
            (
                0,
                0,
                {
                    "location_id": cls.warehouse.lot_stock_id.id,
                    "product_min_qty": 3,
                    "product_max_qty": 9,
                    "company_id": cls.company.id,
                },
            )
        ]
        cls.product.tracking = "none"

    def test_random_histories(self):
        for seed in SEEDS:
            with self.subTest(seed=seed), self.env.cr.savepoint() as savepoint:
                _logger.info("Random history with seed %s", seed)
                self._live(random.Random(seed))
                savepoint.rollback()
            self.env.invalidate_all()
            self.env.registry.clear_all_caches()

    def _live(self, dice):
        self.env.registry.clear_all_caches()
        self.orders = self.env["purchase.order"]
        self._own(self.central, date_from=self.today - timedelta(days=50))
        self._run_and_check(0)
        for number in range(1, STEPS + 1):
            with self._later(minutes=10 * number):
                step = dice.choice(self._steps())
                _logger.info("%s %s", number, step.__name__)
                step(dice)
                self.env.flush_all()
            if dice.random() < 0.4 or number == STEPS:
                self._run_and_check(number)

    def _run_and_check(self, number):
        with self._later(minutes=10 * number + 5):
            self.env.flush_all()
            run = KpiRun(self.env.cr.now())
            jobs = self.env["jxc.kpi"]._jobs(self.company)
            for kpi, health in jobs:
                kpi._calculate_one(health, run)
            failed = [health.error for _kpi, health in jobs if health.state == "error"]
            self.assertFalse(failed)
            for kpi, health in jobs:
                self.assertEqual(
                    self._stored(kpi), self._by_hand(kpi, health), (number, kpi.code)
                )
            if number == STEPS:
                self._check_records(jobs)
            full = KpiRun(self.env.cr.now(), full=True)
            for kpi, health in jobs:
                kpi._calculate_one(health, full)
                self.assertEqual(health.changed_count, 0, (number, kpi.code))

    def _check_records(self, jobs):
        """Check that each number opens the records that it was counted from."""
        today = self.company._jxc_today()
        filters = {"company_id": self.company.id}
        for kpi, health in jobs:
            action = kpi.action_open_records(health.day_first, today, filters)
            ids = action["domain"][0][2]
            records = self.env[action["res_model"]].with_context(**action["context"])
            self.assertEqual(
                sorted(records.search(action["domain"]).ids), sorted(ids), kpi.code
            )
            facts = self._stored(kpi)
            [evidence] = kpi._evidences(
                self.company, health.day_first, today, [filters]
            )
            self.assertEqual(
                evidence["records"], sum(one[2] for one in facts.values()), kpi.code
            )

    def _stored(self, kpi):
        self.env.cr.execute(
            "SELECT day, department_id, warehouse_id, user_id, num, den, records"
            " FROM jxc_kpi_fact WHERE kpi_id = %s AND company_id = %s",
            [kpi.id, self.company.id],
        )
        return {
            row[:4]: (round(float(row[4]), 3), round(float(row[5]), 3), row[6])
            for row in self.env.cr.fetchall()
        }

    def _by_hand(self, kpi, health):
        """Return the facts as sums in Python over all events of the source."""
        today = self.company._jxc_today()
        span = kpi._span(self.company, health.day_first, today)
        sums = defaultdict(lambda: [0, 0, 0])
        self.env.cr.execute(kpi._events(span))
        names = [column.name for column in self.env.cr.description]
        for row in self.env.cr.fetchall():
            event = dict(zip(names, row, strict=True))
            self.assertTrue(health.day_first <= Date.to_date(event["day"]) <= today)
            key = (
                Date.to_date(event["day"]),
                event["department_id"],
                event["warehouse_id"],
                event["user_id"],
            )
            total = sums[key]
            total[0] += float(event["num"] or 0)
            total[1] += float(event["den"] or 0)
            # the value of all stock has no record of its own
            total[2] += event["res_id"] is not None
        return {
            key: (round(num, 3), round(den, 3), records)
            for key, (num, den, records) in sums.items()
        }
